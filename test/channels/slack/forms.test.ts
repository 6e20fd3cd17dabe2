import type { Incoming, Outcome } from '../../../src/conversation/conversation';
import type { PollFormView } from '../../../src/conversation/views';
import { nodesOf, textsOf } from '../../support/block-kit-rules';
import {
  aino,
  bjorn,
  general,
  notice,
  type SlackChat,
  startSlackChat,
  toEveryone,
  toPerson,
} from '../../support/slack-chat';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const day = 24 * 60 * 60_000;
const longDraft = Array.from({ length: 40 }, (_, index) => `vaihtoehto ${index} ${'x'.repeat(50)}`).join('\n');
const form: PollFormView = { kind: 'pollForm', key: 'key_1', question: 'Käykö?', options: longDraft, secrecy: 'open' };
const shown: Outcome = toPerson({ view: form, language: 'fi' });

describe('a form in Slack', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  let answer: (incoming: Incoming) => Outcome;
  beforeEach(async () => {
    answer = () => shown;
    core = createFakeConversation((incoming) => answer(incoming));
    chat = await startSlackChat(core);
  });
  afterEach(() => chat.stop());

  const openViews = () => [...chat.slack.views.values()];
  async function opened() {
    await chat.slack.until(() => openViews().length === 1);
    const [view] = openViews();
    if (!view) throw new Error('no form');
    return view;
  }
  async function formMessage() {
    await chat.slack.people.mention(aino, general, 'kysely');
    const [message] = await chat.sees(aino, 1);
    if (!message) throw new Error('no message');
    return message;
  }

  it('opens at once where a command or a button gives a trigger', async () => {
    await chat.slack.people.command(aino, general, 'kysely');
    const view = await opened();
    expect(view).toMatchObject({ user: aino, content: { type: 'modal', callback_id: 'launchPoll' } });
    expect(textsOf(view.content)).toContain('Uusi pikakysely');
    expect(chat.seenBy(aino)).toEqual([]);
  });

  it('after a mention waits behind a button that only the asker sees, with a long draft whole', async () => {
    const message = await formMessage();
    expect(message.onlyFor).toBe(aino);
    const value = nodesOf(message.blocks).find(({ action_id }) => action_id === 'openForm:1')?.value;
    expect(String(value).length).toBeLessThan(100);
    await chat.slack.people.press(aino, message, 'openForm:1');
    const drafts = nodesOf((await opened()).content).map(({ initial_value }) => initial_value);
    expect(drafts).toEqual(expect.arrayContaining(['Käykö?', longDraft]));
  });

  it('in the private chat waits behind a button in a plain message', async () => {
    await chat.slack.people.tell(aino, 'kysely');
    const [message] = await chat.sees(aino, 1, chat.slack.imOf(aino));
    if (!message) throw new Error('no message');
    await chat.slack.people.press(aino, message, 'openForm:1');
    await opened();
  });

  it.each([
    ['somebody else', () => bjorn, 0],
    ['anybody after a week', () => aino, 8 * day],
  ])('does not open for %s: the core says that the button does nothing', async (_, who, later) => {
    const message = await formMessage();
    chat.clock.advance(later);
    answer = () => toPerson(notice());
    await chat.slack.people.press(who(), message, 'openForm:1');
    expect(core.heard[1]?.body).toMatchObject({ payload: { verb: 'openForm' } });
    await chat.slack.until(() => chat.slack.messages.filter(({ onlyFor }) => onlyFor).length === 2);
    expect(openViews()).toEqual([]);
  });

  it('falls back to the button when the trigger came too late', async () => {
    chat.slack.fail('views.open', 'error expired_trigger_id');
    await chat.slack.people.command(aino, general, 'kysely');
    const [message] = await chat.sees(aino, 1);
    expect(nodesOf(message?.blocks).some(({ action_id }) => action_id === 'openForm:1')).toBe(true);
  });

  it('sends what is filled in, with its payload, from where it was asked for', async () => {
    await chat.slack.people.command(aino, general, 'kysely');
    const view = await opened();
    answer = () => ({
      ...toEveryone({ view: { kind: 'poll', poll: examplePoll }, language: 'fi' }),
      redraw: notice('pollLaunched'),
    });
    const sent = await chat.slack.people.submit(aino, view, { question: 'Mikä?', options: 'a\nb', secrecy: 'secret' });
    expect(sent).toMatchObject({ status: 200, body: '' });
    expect(core.heard[1]).toMatchObject({
      place: { conversation: general, kind: 'channel' },
      body: {
        payload: { verb: 'launchPoll', key: 'key_1' },
        inputs: { question: 'Mikä?', options: 'a\nb', secrecy: 'secret' },
      },
      delivery: { id: `${view.id}:${view.hash}` },
    });
    await chat.sees(aino, 2);
    expect(chat.seenBy(aino).map(({ onlyFor }) => onlyFor)).toEqual([aino, undefined]);
    expect(chat.seenBy(bjorn)).toHaveLength(1);
    await chat.channel.settle();
    expect(core.posts).toHaveLength(1);
  });

  it('stays open when it is faulty, with everything that was typed', async () => {
    await chat.slack.people.command(aino, general, 'kysely');
    const view = await opened();
    const options = Array.from({ length: 60 }, (_, index) => `vaihtoehto ${index}`).join('\n');
    const faulty = { ...form, question: 'Liikaa?', options, fault: { code: 'optionsTooMany', max: 20 } } as const;
    answer = () => ({ replies: [], redraw: { view: faulty, language: 'fi' } });
    await chat.slack.people.submit(aino, view, { question: 'Liikaa?', options });
    const redrawn = await opened();
    expect(redrawn.id).toBe(view.id);
    expect(nodesOf(redrawn.content).map(({ initial_value }) => initial_value)).toEqual(
      expect.arrayContaining(['Liikaa?', options]),
    );
    expect(textsOf(redrawn.content).join('\n')).toMatch(/20/);
    expect(chat.seenBy(aino)).toEqual([]);
    answer = () => ({ replies: [], redraw: notice('pollLaunched') });
    expect(await chat.slack.people.submit(aino, redrawn, {})).toMatchObject({ status: 200, body: '' });
    expect(core.heard[2]?.delivery?.id).not.toBe(core.heard[1]?.delivery?.id);
    await chat.sees(aino, 1);
  });

  it('from another place than ours is refused', async () => {
    await chat.slack.people.command(aino, general, 'kysely');
    const view = await opened();
    const strange = { ...view, content: { ...view.content, private_metadata: 'no JSON' } };
    expect(await chat.slack.people.submit(aino, strange, {})).toMatchObject({ status: 400 });
    expect(core.heard).toHaveLength(1);
  });
});
