import { teamsConversationKind } from '../../../src/channels/teams/teams';
import type { Outcome, Reply } from '../../../src/conversation/conversation';
import type { PollView, View } from '../../../src/conversation/views';
import { readAll } from '../../../src/store/store';
import { nodesOf } from '../../support/block-kit-rules';
import { type FakeActivity, personCalled } from '../../support/fake-teams-chats';
import { cardFaults } from '../../support/fake-teams-rules';
import { buttonsIn, noteIn, wordsOf } from '../../support/teams-card';
import { startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const aino = personCalled('aino');
const notice = (code: 'pollLaunched' | 'pollUnknown' | 'repeated', offerHelp = false): View => ({
  kind: 'notice',
  notice: { code },
  offerHelp,
});
const poll: PollView = { kind: 'poll', poll: examplePoll };
const voted: PollView = { ...poll, note: { code: 'voteCounted', option: 'Rahoitus' } };
const form: View = { kind: 'pollForm', key: 'k', question: 'Q', options: 'a', secrecy: 'open' };
const redraw = (view: View): Outcome => ({ replies: [], redraw: { view, language: 'fi' } });
const said = (view: View): Reply => ({ audience: 'person', view, language: 'fi' });

let chat: TeamsChat;
let core: FakeConversation;
let outcome: Outcome;

beforeEach(async () => {
  outcome = { replies: [] };
  core = createFakeConversation(() => outcome);
  chat = await startTeamsChat(core);
});
afterEach(async () => {
  expect(chat.teams.violations).toEqual([]);
  await chat.stop();
});

const messages = () => chat.chat('group').messages;
const shown = () => messages().map(({ activity }) => wordsOf(activity));

/** Has the bot post a card, and gives its id. */
async function post(view: View): Promise<string> {
  const { outgoing } = chat.channel;
  await chat.deliver(activityOf('typing', {}));
  await chat.deliver(activityOf('message', { value: {} }));
  const sent = await outgoing.send('19:group@thread.v2', 'k', { view, language: 'fi' });
  core.heard.length = 0;
  return sent.kind === 'sent' ? sent.message : sent.kind;
}

const activityOf = (type: string, more: FakeActivity) => chat.teams.activity(type, aino, chat.chat('group'), more);
const execute = (data: object, replyToId?: string) =>
  chat.deliver(
    activityOf('invoke', {
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'vote', data }, trigger: 'manual' },
      ...(replyToId ? { replyToId } : {}),
    }),
  );
const submit = (value: object, replyToId?: string) =>
  chat.deliver(activityOf('message', { value, ...(replyToId ? { replyToId } : {}) }));

describe('a press', () => {
  const payload = { verb: 'vote', poll: 'p', option: 'o' };

  it.each([
    ['Action.Execute', execute],
    ['Action.Submit, of old clients,', submit],
  ])('of %s reaches the core as payload and inputs', async (_, press) => {
    await press({ payload, question: 'Käykö?', verb: 'typed', msteams: { odd: true } });
    expect(core.heard.map(({ body }) => body)).toEqual([
      { kind: 'action', payload, inputs: { question: 'Käykö?', verb: 'typed' } },
    ]);
  });

  it('of a card that another version drew is the core’s to judge', async () => {
    await execute({ odd: 1 });
    expect(core.heard[0]?.body).toEqual({ kind: 'action', payload: { verb: 'vote' }, inputs: {} });
  });

  it('that has no shape is refused', async () => {
    const odd = activityOf('invoke', { name: 'adaptiveCard/action', value: 7 });
    expect((await chat.deliver(odd)).status).toBe(400);
    expect(core.heard).toEqual([]);
  });
});

describe('every card', () => {
  it('lets old clients press the same by Action.Submit', async () => {
    await post(form);
    const buttons = nodesOf(messages()[0]?.activity.attachments).filter(({ type }) => type === 'Action.Execute');
    expect(buttons).toHaveLength(1);
    for (const { title, data, fallback } of buttons) expect(fallback).toEqual({ type: 'Action.Submit', title, data });
  });
});

describe('the presser', () => {
  it('gets the card with what became of the press', async () => {
    outcome = redraw(voted);
    const { body } = await execute({ payload: {} });
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(cardFaults(body.value as object)).toEqual([]);
    expect(noteIn(body.value)).toMatch(/Äänesi on laskettu: Rahoitus/);
    expect(buttonsIn(body.value).map(({ payload }) => payload.verb)).toEqual(['vote', 'vote', 'closePoll']);
    expect(messages()).toEqual([]);
  });

  it.each<[string, Outcome, RegExp]>([
    ['nothing', { replies: [] }, /^$/],
    ['a refusal that is nobody else’s business', { replies: [said(notice('pollUnknown'))] }, /^Tätä kyselyä ei löydy/],
    ['the news that it was a repeat', { replies: [], repeated: true }, /äsken/],
  ])('gets %s in a line', async (_, answer, words) => {
    outcome = answer;
    const { body } = await execute({ payload: {} });
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringMatching(words),
    });
    expect(messages()).toEqual([]);
  });

  it('gets anything longer as a message', async () => {
    outcome = { replies: [said(form)] };
    const { body } = await execute({ payload: {} });
    expect(body.value).toBe('');
    expect(messages()).toHaveLength(1);
  });

  it('of an old client gets what became of the vote in private, and the card stays the core’s to draw', async () => {
    await chat.deliver(chat.teams.activity('message', aino, chat.chat('aino'), { text: 'hei' }));
    const card = await post(poll);
    outcome = redraw(voted);
    await submit({ payload: {} }, card);
    expect(messages().map(({ updates }) => updates)).toEqual([0]);
    expect(chat.chat('aino').messages.map(({ activity }) => wordsOf(activity))).toEqual([
      expect.stringMatching(/Äänesi on laskettu/),
    ]);
  });
});

describe('the vote of an old client', () => {
  it('stores nothing about the voter, who is told nothing where they have no chat with the bot', async () => {
    const card = await post(poll);
    const before = await readAll(chat.store, teamsConversationKind, {});
    outcome = redraw(voted);
    await submit({ payload: {} }, card);
    expect(await readAll(chat.store, teamsConversationKind, {})).toEqual(before);
    expect(chat.chat('aino').messages).toEqual([]);
  });
});

describe('a form', () => {
  it.each([
    ['Action.Execute', execute],
    ['Action.Submit', submit],
  ])('that has done its work by %s is gone for everyone', async (_, press) => {
    const card = await post(form);
    outcome = { ...redraw(notice('pollLaunched')), replies: [{ audience: 'everyone', view: poll, language: 'fi' }] };
    await press({ payload: {}, question: 'Q' }, card);
    expect(shown()).toEqual([expect.stringMatching(/^Kysely on käynnissä/), expect.stringMatching(/Mikä auttaisi/)]);
    expect(core.posts).toHaveLength(1);
  });

  it('with a fault comes back to the presser, and stays', async () => {
    const card = await post(form);
    outcome = redraw({ ...form, kind: 'pollForm', fault: { code: 'optionsTooFew' } } as View);
    const { body } = await execute({ payload: {} }, card);
    expect(body.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(messages().map(({ updates }) => updates)).toEqual([0]);
  });

  it('with a fault, in an old client, changes where it is', async () => {
    const card = await post(form);
    outcome = redraw({ ...form, kind: 'pollForm', fault: { code: 'optionsTooFew' } } as View);
    await submit({ payload: {} }, card);
    expect(messages().map(({ updates }) => updates)).toEqual([1]);
  });
});
