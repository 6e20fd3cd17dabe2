import { gzipSync } from 'node:zlib';
import type { SignedRequest } from '../../support/fake-slack-people';
import { aino, bjorn, general, notice, type SlackChat, startSlackChat, toPerson } from '../../support/slack-chat';
import { createFakeConversation, type FakeConversation } from '../../support/web-chat';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const minute = 60_000;

describe('the guard before Bolt', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  beforeEach(async () => {
    core = createFakeConversation(() => toPerson(notice()));
    chat = await startSlackChat(core);
    await chat.slack.until(() => chat.slack.callsOf('auth.test').length === 1);
  });
  afterEach(() => chat.stop());

  const mentionOf = (team = 'T0TEST') =>
    JSON.stringify({
      type: 'event_callback',
      team_id: team,
      event: { type: 'app_mention', user: aino, channel: general, ts: '1700000000.000100', text: 'hei' },
    });
  const signed = (body = mentionOf(), at?: number) => chat.slack.people.sign(body, json, at);
  const withHeaders = ({ body, headers }: SignedRequest, more: Record<string, string>): SignedRequest => ({
    body,
    headers: { ...headers, ...more },
  });
  const without = ({ body, headers }: SignedRequest, name: string): SignedRequest => ({
    body,
    headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
  });
  const now = () => chat.clock.now().getTime();
  const sslCheck =
    'ssl_check=1&token=x&command=%2Fkumppani&text=apua&user_id=U0AINO&channel_id=C0GENERAL&team_id=T0TEST';

  const refusals: readonly (readonly [string, number, () => SignedRequest])[] = [
    ['without a signature', 401, () => without(signed(), 'x-slack-signature')],
    ['without a time', 401, () => without(signed(), 'x-slack-request-timestamp')],
    ['with an odd time', 401, () => withHeaders(signed(), { 'x-slack-request-timestamp': '1e9' })],
    ['with a forged signature', 401, () => withHeaders(signed(), { 'x-slack-signature': `v0=${'0'.repeat(64)}` })],
    ['with a signature that is too short', 401, () => withHeaders(signed(), { 'x-slack-signature': 'v0=ab' })],
    ['whose body was changed', 401, () => ({ ...signed(), body: mentionOf().replace('hei', 'hoi') })],
    ['from over 5 minutes ago', 401, () => signed(mentionOf(), now() - 5 * minute - 1000)],
    ['from over 5 minutes ahead', 401, () => signed(mentionOf(), now() + 5 * minute + 1000)],
    ['from an hour ahead', 401, () => signed(mentionOf(), now() + 60 * minute)],
    ['of an unsigned ssl_check', 401, () => ({ body: sslCheck, headers: { 'content-type': form } })],
    ['with an empty body', 400, () => signed('')],
    ['with half a JSON', 400, () => signed('{"type":"event_callb')],
    ['with a payload that is no JSON', 400, () => chat.slack.people.sign('payload=%7B', form)],
    ['of a command without a person', 400, () => chat.slack.people.sign('command=%2Fkumppani&text=apua', form)],
    ['with a compressed body', 415, () => withHeaders(signed(), { 'content-encoding': 'gzip' })],
    ['with a huge body', 413, () => signed(mentionOf().replace('hei', 'x'.repeat(1_100_000)))],
  ];

  it.each(refusals)('refuses a request %s: %i, before the core, with a generic body', async (_, status, request) => {
    const before = chat.slack.calls.length;
    const answer = await chat.slack.people.send(request());
    expect(answer.status).toBe(status);
    expect(Object.keys(JSON.parse(answer.body))).toEqual(['error', 'request']);
    expect(core.heard).toEqual([]);
    expect(chat.slack.calls.length).toBe(before);
  });

  it.each([
    ['from another team', mentionOf('T0OTHER'), 'request of another team let pass'],
    [
      'whose event is no object',
      '{"type":"event_callback","team_id":"T0TEST","event":"x"}',
      'event of an unusual shape let pass',
    ],
    ['without its channel', mentionOf().replace('"channel":"C0GENERAL",', ''), 'event of an unusual shape let pass'],
    [
      'that there are too many events',
      '{"type":"app_rate_limited","team_id":"T0TEST"}',
      'event of an unusual shape let pass',
    ],
  ])('lets pass what Slack has signed, %s: refused too often it would end telling', async (_, body, line) => {
    expect(await chat.slack.people.send(signed(body))).toMatchObject({ status: 200, body: '' });
    expect(core.heard).toEqual([]);
    expect(chat.logged).toEqual([expect.objectContaining({ msg: line })]);
  });

  it('takes a line whose words are null, as Slack says of what is empty', async () => {
    expect(await chat.slack.people.send(signed(mentionOf().replace('"hei"', 'null')))).toMatchObject({ status: 200 });
    expect(core.heard).toMatchObject([{ body: { kind: 'text', text: '' } }]);
    await chat.sees(aino, 1);
  });

  it('survives a body that says it is compressed and is', async () => {
    const { headers } = signed();
    const response = await fetch(chat.slack.people.botUrl, {
      method: 'POST',
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: gzipSync(mentionOf()),
    });
    expect(response.status).toBe(415);
    expect(core.heard).toEqual([]);
  });

  it('answers a signed ssl_check without hearing what is smuggled in', async () => {
    const answer = await chat.slack.people.send(chat.slack.people.sign(sslCheck, form));
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(core.heard).toEqual([]);
  });

  it.each([-5 * minute, 0, 5 * minute])('takes a signed request that is %i ms off', async (off) => {
    expect(await chat.slack.people.send(signed(mentionOf(), now() + off))).toMatchObject({ status: 200 });
    expect(core.heard).toHaveLength(1);
    await chat.sees(aino, 1);
  });

  it('handles the very same signed request once, also four at a time', async () => {
    const request = signed();
    const answers = await Promise.all([1, 2, 3, 4].map(() => chat.slack.people.send(request)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    chat.clock.advance(4 * minute);
    expect((await chat.slack.people.send(request)).status).toBe(200);
    expect(core.heard).toHaveLength(1);
    await chat.sees(aino, 1);
    expect(chat.seenBy(aino)).toHaveLength(1);
  });

  it('takes a request again that failed, answering 500 without a word about the inside', async () => {
    const request = signed();
    core.handle = async () => {
      throw new Error('the secret inside');
    };
    const failed = await chat.slack.people.send(request);
    expect(failed.status).toBe(500);
    expect(Object.keys(JSON.parse(failed.body))).toEqual(['error', 'request']);
    core.handle = async () => toPerson(notice());
    expect((await chat.slack.people.send(request)).status).toBe(200);
    await chat.sees(aino, 1);
  });

  it('answers the check of the address at set-up', async () => {
    const body = JSON.stringify({ type: 'url_verification', token: 'x', challenge: 'the challenge' });
    const answer = await chat.slack.people.send(chat.slack.people.sign(body, json));
    expect(JSON.parse(answer.body)).toEqual({ challenge: 'the challenge' });
  });

  it.each([
    ['another bot', { bot_id: 'B1' }],
    ['an edit', { subtype: 'message_changed' }],
    ['the bot itself', { user: 'U0BOT' }],
    ['a message of a channel', { channel_type: 'channel', channel: general }],
  ])('hears nothing of %s', async (_, more) => {
    expect((await chat.slack.people.tell(bjorn, 'hei', more)).status).toBe(200);
    expect(core.heard).toEqual([]);
  });
});
