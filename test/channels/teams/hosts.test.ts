import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { teamsConversationKind } from '../../../src/channels/teams/teams';
import type { Drawing, Outcome } from '../../../src/conversation/conversation';
import { readAll } from '../../../src/store/store';
import { fakeApp } from '../../support/fake-teams';
import { personCalled } from '../../support/fake-teams-chats';
import { createMemoryStore } from '../../support/memory-store';
import { accessTo, startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { setTrap, type Trap } from '../../support/trap';
import { createFakeConversation } from '../../support/web-chat';

const aino = personCalled('aino');
const group = '19:group@thread.v2';
const drawing: Drawing = {
  view: { kind: 'notice', notice: { code: 'languageSet' }, offerHelp: false },
  language: 'fi',
};
const confidential: Outcome = { replies: [{ audience: 'person', confidential: true, ...drawing }] };
const post = { channel: 'teams', conversation: group, message: '1', poll: 'p', language: 'fi' } as const;

let trap: Trap;
let chat: TeamsChat;
beforeEach(async () => {
  trap = await setTrap();
});
afterEach(async () => {
  await chat.stop();
  expect(trap.caught).toEqual([]);
  await trap.stop();
});

const reset = async (...options: Parameters<typeof startTeamsChat>) => {
  chat = await startTeamsChat(...options);
  return chat;
};
const say = () => chat.say(aino, chat.chat('group'), 'hei');

describe('the bot’s token goes to no other host', () => {
  it('when a kept address has been tampered with', async () => {
    const store = createMemoryStore();
    const core = createFakeConversation(() => confidential);
    await reset(core, { store });
    await say();
    await chat.deliver(chat.teams.activity('message', aino, chat.chat('aino'), { text: 'hei' }));
    for (const read of await readAll(store, teamsConversationKind, {})) {
      await store.replace(teamsConversationKind, read, { ...read.body, serviceUrl: `${trap.url}/` });
    }
    await chat.stop();
    // Another process, which knows only what is kept.
    await reset(core, { store });
    const { outgoing } = chat.channel;
    expect(await outgoing.send(group, 'k', drawing)).toEqual({ kind: 'refused', reason: 'foreignHost' });
    expect(await outgoing.update(post, drawing)).toEqual({ kind: 'gone' });
    expect(await outgoing.hasMember(group, `teams:${fakeApp.tenantId}:${aino.aadObjectId}`)).toBe(false);
    // The answer for Aino's eyes would go to her kept chat: instead the group is told that it cannot be shown there.
    await say();
    expect(chat.chat('aino').messages).toEqual([]);
    expect(chat.chat('group').messages).toHaveLength(1);
  });

  it.each(['POST activities', 'PUT activity', 'GET member', 'POST conversations'])(
    'when Teams answers %s with a redirect',
    async (on) => {
      let outcome: Outcome = { replies: [] };
      await reset(createFakeConversation(() => outcome));
      await chat.deliver(chat.teams.activity('message', aino, chat.chat('group'), { value: {} }));
      const { outgoing } = chat.channel;
      chat.teams.fail({ on, does: 307, headers: { Location: `${trap.url}/x` } });
      await outgoing.send(group, 'k', drawing);
      await outgoing.update(post, drawing);
      await outgoing.hasMember(group, `teams:${fakeApp.tenantId}:${aino.aadObjectId}`);
      outcome = confidential;
      await say();
      expect(chat.teams.calls.map(({ operation }) => operation)).toContain(on);
    },
  );

  it('nor do the app’s id and password, when the login service redirects', async () => {
    const login = createServer((_, response) => {
      response.writeHead(307, { Location: `${trap.url}/x` });
      response.end();
    });
    login.listen(0, '127.0.0.1');
    await once(login, 'listening');
    const loginUrl = `http://127.0.0.1:${(login.address() as AddressInfo).port}`;
    await reset(
      createFakeConversation(() => ({ replies: [] })),
      { access: (teams) => ({ ...accessTo(teams), loginUrl }) },
    );
    await say();
    expect(await chat.channel.outgoing.send(group, 'k', drawing)).toMatchObject({ kind: 'notSent' });
    login.closeAllConnections();
    login.close();
  });
});
