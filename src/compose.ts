import { type Clock, createLinks, type Links, type Log, OperatorError } from './base/base';
import { slackFormKind } from './channels/slack/slack';
import { webPostKind } from './channels/web/web';
import type { Config } from './config';
import {
  type Conversation,
  conversationSettingsKind,
  createAsking,
  createHandle,
  createPolling,
  createPollPictures,
  createRedraws,
  createSettings,
  type Outgoing,
  type PollPictures,
  postKind,
  type Redraws,
} from './conversation/conversation';
import { exampleKind } from './example';
import { createIndicators, type Indicators, readChosenSet } from './indicators/indicators';
import { createMembers, type Members, personKind } from './members/members';
import { ballotBoxKind, createPollKeys, createPolls, type Polls, pollKind } from './polls/polls';
import { createQuestions, type Questions, questionKind } from './questions/questions';
import { createReport, type Report } from './report/report';
import { shipped } from './shipped';
import { type DocumentStore, openLibsqlStore, StoreError } from './store/store';

/** Every kind of document there is. */
const kinds = [
  personKind,
  conversationSettingsKind,
  pollKind,
  ballotBoxKind,
  postKind,
  questionKind,
  webPostKind,
  slackFormKind,
  exampleKind,
];

async function openStore(config: Config): Promise<DocumentStore> {
  if (config.store.engine === 'cosmos') {
    throw new OperatorError('STORE=cosmos is not in this version yet: leave STORE empty, and the data stays in a file');
  }
  try {
    return await openLibsqlStore({ file: config.store.file, kinds });
  } catch (error) {
    // Whatever is wrong with the file at the start is the operator's to mend, and the message says how.
    throw error instanceof StoreError ? new OperatorError(error.message, { cause: error }) : error;
  }
}

/** The features on one store. */
export interface Core {
  readonly store: DocumentStore;
  readonly members: Members;
  readonly polls: Polls;
  readonly indicators: Indicators;
  readonly questions: Questions;
  readonly report: Report;
}

/** Opens the store and makes the features; what needs no channel. The caller closes `store`. */
export async function openCore(config: Config, clock: Clock): Promise<Core> {
  const indicators = createIndicators({ dataDir: config.dataDir, starterFile: shipped.starterFigures, clock });
  const { homeArea, timeZone } = config;
  const store = await openStore(config);
  const members = createMembers({ store, admins: config.admins });
  const polls = createPolls({ store, clock, keys: createPollKeys({ folder: config.keyDir }) });
  const questions = createQuestions({ indicators, store, clock, homeArea });
  const chosen = readChosenSet(shipped.chosenIndicators);
  const report = createReport({ indicators, chosen, polls, questions, clock, homeArea, timeZone });
  return { store, members, polls, indicators, questions, report };
}

/** The core as the channels meet it. */
export interface Talk {
  readonly conversation: Conversation;
  readonly links: Links;
  readonly pictures: PollPictures;
  readonly redraws: Redraws;
}

interface TalkParts {
  readonly core: Core;
  readonly linkSecret: string;
  readonly timeZone: string;
  readonly baseUrl: () => string;
  readonly channels: () => readonly Outgoing[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the conversation on top of the features. */
export function createTalk({ core, linkSecret, timeZone, baseUrl, channels, clock, log }: TalkParts): Talk {
  const { store, members, polls, indicators, questions } = core;
  const links = createLinks({ secret: linkSecret, baseUrl, clock });
  const pictures = createPollPictures({ links, polls });
  const redraws = createRedraws({ store, polls, pictures, clock, log, channels });
  const handle = createHandle({
    members,
    settings: createSettings({ store, members }),
    asking: createAsking({ questions, indicators }),
    polling: createPolling({ polls, pictures, redraws, clock, timeZone }),
    links,
    starterOnly: () => indicators.edition().source === 'starter',
    clock,
    log,
  });
  return {
    conversation: { handle, happened: async () => ({ replies: [] }), posted: redraws.remember },
    links,
    pictures,
    redraws,
  };
}
