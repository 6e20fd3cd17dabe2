import { type Clock, createLinks, type Links, type Log, OperatorError } from './base/base';
import { slackFormKind } from './channels/slack/slack';
import { teamsConversationKind } from './channels/teams/teams';
import { webPostKind } from './channels/web/web';
import type { Config, CosmosConfig } from './config';
import {
  type Announcements,
  type CatchingUp,
  type Conversation,
  conversationSettingsKind,
  createAnnouncements,
  createAsking,
  createCatchingUp,
  createFigurePictures,
  createHandle,
  createHappened,
  createInbox,
  createLinkingTalk,
  createMemberships,
  createPolling,
  createPollPictures,
  createReach,
  createRedraws,
  createSettings,
  createTeaching,
  type FigurePictures,
  type Inbox,
  inboxKind,
  type Outgoing,
  type PollPictures,
  postKind,
  type Redraws,
} from './conversation/conversation';
import { outboxKind } from './delivery/delivery';
import { exampleKind } from './example';
import { createIndicators, type Indicators, readChosenSet } from './indicators/indicators';
import { createLinking, createMembers, linkCodeKind, linkTriesKind, type Members, personKind } from './members/members';
import { ballotBoxKind, createPollKeys, createPolls, type Polls, pollKind } from './polls/polls';
import {
  createFollowUps,
  createQuestions,
  followUpKind,
  type Questions,
  questionKind,
  taughtWordsKind,
} from './questions/questions';
import { createReport, type Report } from './report/report';
import { shipped } from './shipped';
import {
  type CosmosOptions,
  containerDefinition,
  type DocumentStore,
  openCosmosStore,
  openLibsqlStore,
  type Prepared,
  prepareCosmos,
  StoreError,
} from './store/store';

/** Every kind of document there is. */
export const documentKinds = [
  personKind,
  linkCodeKind,
  linkTriesKind,
  conversationSettingsKind,
  pollKind,
  ballotBoxKind,
  postKind,
  inboxKind,
  outboxKind,
  questionKind,
  followUpKind,
  taughtWordsKind,
  webPostKind,
  slackFormKind,
  teamsConversationKind,
  exampleKind,
];

function openStore({ store }: Config, clock: Clock): Promise<DocumentStore> {
  return mendable(
    store.engine === 'cosmos'
      ? openCosmosStore(toCosmosOptions(store, clock))
      : openLibsqlStore({ file: store.file, kinds: documentKinds }),
  );
}

/** Makes what the configured store needs before the first start: with Cosmos database, container and indexes. */
export async function prepareStore({ store }: Config, clock: Clock): Promise<Prepared> {
  if (store.engine === 'cosmos') return mendable(prepareCosmos(toCosmosOptions(store, clock)));
  throw new OperatorError('only STORE=cosmos needs preparing: the data file is made at the first start');
}

/** The container that `prepareStore` makes, for operators who make it by a script of their own. */
export const storeDefinition = () => containerDefinition(documentKinds);

function toCosmosOptions({ endpoint, key, database }: CosmosConfig, clock: Clock): CosmosOptions {
  return { endpoint, key, database, kinds: documentKinds, clock };
}

/** Whatever is wrong with the store at the start is the operator's to mend, and the message says how. */
async function mendable<Result>(opening: Promise<Result>): Promise<Result> {
  try {
    return await opening;
  } catch (error) {
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
  const store = await openStore(config, clock);
  const members = createMembers({ store, admins: config.admins, clock });
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
  readonly figurePictures: FigurePictures;
  readonly redraws: Redraws;
  readonly inbox: Inbox;
  readonly announcements: Announcements;
  readonly catchingUp: CatchingUp;
}

interface TalkParts {
  readonly core: Omit<Core, 'report'>;
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
  const reach = createReach({ polls, memberships: createMemberships({ channels, clock }), clock });
  const accountLinking = createLinking({ store, members, clock, secret: linkSecret });
  const linking = createLinkingTalk({
    linking: accountLinking,
    channels,
    log,
  });
  const announcements = createAnnouncements({ store, polls, pictures, redraws, clock, log, channels });
  const followUps = createFollowUps({ store, clock, secret: linkSecret });
  const cleanMore = async () => {
    await accountLinking.clean();
    await followUps.clean();
  };
  const inbox = createInbox({ store, secret: linkSecret, clock, log, cleanMore });
  const settings = createSettings({ store, members, clock });
  const starterOnly = () => indicators.edition().source === 'starter';
  const figurePictures = createFigurePictures({ links, indicators, clock });
  const asking = createAsking({ questions, indicators, followUps, pictures: figurePictures });
  const teaching = createTeaching({ questions, indicators, members });
  const polling = createPolling({ polls, pictures, redraws, announcements, reach, clock, timeZone });
  return {
    conversation: {
      handle: createHandle({
        inbox,
        members,
        settings,
        asking,
        teaching,
        polling,
        reach,
        linking,
        links,
        starterOnly,
        clock,
        log,
      }),
      happened: createHappened({ inbox, settings, polls, starterOnly, log }),
      posted: redraws.remember,
      unposted: announcements.unposted,
    },
    links,
    pictures,
    figurePictures,
    redraws,
    inbox,
    announcements,
    catchingUp: createCatchingUp({ announcements, redraws, clock, log }),
  };
}
