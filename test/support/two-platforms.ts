import { createTalk } from '../../src/compose';
import type { Conversation, Drawing, Incoming, Outcome, Outgoing, Post } from '../../src/conversation/conversation';
import type { View } from '../../src/conversation/views';
import { createIndicators } from '../../src/indicators/indicators';
import { createMembers, type Members } from '../../src/members/members';
import { createPollKeys, createPolls, type Place, type Polls } from '../../src/polls/polls';
import { createQuestions } from '../../src/questions/questions';
import type { DocumentStore } from '../../src/store/store';
import { createSetClock, type SetClock } from './set-clock';
import { starterFile } from './sync-setup';
import { createTestLog } from './test-server';

/** Where people speak: a team's conversation on Teams, a channel on Slack, and each person alone with the bot. */
export const places = {
  team: { channel: 'teams', conversation: '19:team@thread.v2', kind: 'channel', people: 5 },
  slackChannel: { channel: 'slack', conversation: 'T1:C1', kind: 'channel', people: 5 },
  teamsAlone: { channel: 'teams', conversation: 'a:alone', kind: 'personal' },
  slackAlone: { channel: 'slack', conversation: 'T1:D1', kind: 'personal' },
} as const satisfies Record<string, Place>;

export interface FakePlatform extends Outgoing {
  /** Who is in which conversation: "conversation person". */
  readonly members: Set<string>;
  /** What was drawn anew. */
  readonly updates: (Post & Drawing)[];
  /** What was posted by itself. */
  readonly sent: (Drawing & { readonly conversation: string })[];
}

export interface TwoPlatforms {
  readonly teams: FakePlatform;
  readonly slack: FakePlatform;
  readonly clock: SetClock;
  readonly members: Members;
  readonly polls: Polls;
  readonly posted: Conversation['posted'];
  /** Resolves when the cards are drawn anew. */
  settle(): Promise<void>;
  say(account: string, place: Place, text: string): Promise<Outcome>;
  press(account: string, place: Place, payload: object): Promise<Outcome>;
  openHome(account: string, place: Place): Promise<Outcome>;
  /** One more process on the same store. */
  another(): TwoPlatforms;
}

/** The core as Teams and Slack meet it, without either; `folder` for the keys and figures. */
export function startTwoPlatforms(store: DocumentStore, folder: string, clock = createSetClock()): TwoPlatforms {
  const teams = fakePlatform('teams');
  const slack = fakePlatform('slack');
  const polls = createPolls({ store, clock, keys: createPollKeys({ folder }) });
  const members = createMembers({ store, admins: ['teams:t1:admin'], clock });
  const indicators = createIndicators({ dataDir: folder, starterFile, clock });
  const questions = createQuestions({ indicators, store, clock, homeArea: 'Uusimaa' });
  const { conversation, redraws } = createTalk({
    core: { store, members, polls, indicators, questions },
    linkSecret: 'secret',
    timeZone: 'Europe/Helsinki',
    baseUrl: () => 'http://localhost',
    channels: () => [teams, slack],
    clock,
    log: createTestLog().log,
  });
  const send = (account: string, place: Place, body: Incoming['body']) =>
    conversation.handle({ place, person: { id: account, name: account.split(':').at(-1) ?? account }, body });
  return {
    teams,
    slack,
    clock,
    members,
    polls,
    posted: conversation.posted,
    settle: redraws.settle,
    say: (account, place, text) => send(account, place, { kind: 'text', text }),
    press: (account, place, payload) => send(account, place, { kind: 'action', payload, inputs: {} }),
    openHome: (account, place) => send(account, place, { kind: 'home' }),
    another: () => startTwoPlatforms(store, folder, clock),
  };
}

function fakePlatform(channel: Place['channel']): FakePlatform {
  const members = new Set<string>();
  const updates: (Post & Drawing)[] = [];
  const sent: (Drawing & { conversation: string })[] = [];
  return {
    channel,
    redrawPauseMs: 1000,
    members,
    updates,
    sent,
    async update(post, drawing) {
      updates.push({ ...post, ...drawing });
      return { kind: 'done' };
    },
    async send(conversation, _key, drawing) {
      sent.push({ conversation, ...drawing });
      return { kind: 'sent', message: 'm' };
    },
    hasMember: async (conversation, person) => members.has(`${conversation} ${person}`),
  };
}

/** The views of an outcome, the redrawn card first. */
export function viewsOf({ replies, redraw }: Outcome): readonly View[] {
  return [...(redraw ? [redraw.view] : []), ...replies.map(({ view }) => view)];
}

/** The code of the one notice of an outcome, or of the note on its redrawn card. */
export function noticeOf(outcome: Outcome): string | undefined {
  for (const view of viewsOf(outcome)) {
    if (view.kind === 'notice') return view.notice.code;
    if (view.kind === 'poll') return view.note?.code;
  }
  return undefined;
}

/** The one view of that kind; throws when there is none. */
export function viewOf<Kind extends View['kind']>(outcome: Outcome, kind: Kind): Extract<View, { kind: Kind }> {
  const found = viewsOf(outcome).find((view): view is Extract<View, { kind: Kind }> => view.kind === kind);
  if (!found) throw new Error(`no ${kind} among ${viewsOf(outcome).map((view) => view.kind)}`);
  return found;
}
