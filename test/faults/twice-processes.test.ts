import { join } from 'node:path';
import { systemClock } from '../../src/base/base';
import { pollKind } from '../../src/polls/polls';
import { openLibsqlStore, readAll } from '../../src/store/store';
import { type BotHome, openBotHome } from '../support/bot-home';
import { type BotProcess, startBot } from '../support/bot-process';
import { type FakeTeams, fakeApp, fakeBot, startFakeTeams } from '../support/fake-teams';
import { type FakeActivity, personCalled } from '../support/fake-teams-chats';
import { buttonsIn, wordsOf } from '../support/teams-card';
import { until } from '../support/until';

const root = join(__dirname, '..', '..');
const admin = personCalled('admin');

describe('two processes of their own on one data file', () => {
  let teams: FakeTeams;
  let home: BotHome;
  const bots: BotProcess[] = [];
  beforeAll(async () => {
    teams = await startFakeTeams({ ...systemClock, advance() {} });
    home = await openBotHome();
    const settings = {
      ...teams.settings,
      PUBLIC_URL: 'http://localhost:0',
      LINK_SECRET: 'a secret of at least thirty-two characters',
      ADMINS: `teams:${fakeApp.tenantId}:${admin.aadObjectId}`,
    };
    for (let nth = 0; nth < 2; nth++) bots.push(await startBot({ root, dataDir: home.dataDir, settings }));
  });
  afterAll(async () => {
    for (const bot of bots) await bot.end('SIGKILL');
    await teams.stop();
    await home.end();
  });

  it('launch, count and close a poll once, of which Teams delivers everything four times to either', async () => {
    const group = teams.chats.get('19:group@thread.v2');
    if (!group) throw new Error('no group');

    /** Twice as it is and twice with new ids and times, all at the same moment. */
    async function deliver(activity: FakeActivity): Promise<void> {
      const again = (nth: number) => ({ id: `${activity.id}${nth}`, timestamp: new Date().toISOString() });
      const copies = [activity, activity, { ...activity, ...again(1) }, { ...activity, ...again(2) }];
      const sent = copies.map((copy, nth) =>
        fetch(`${bots[nth % 2]?.url}/api/messages`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', authorization: teams.authorization() },
          body: JSON.stringify(copy),
        }),
      );
      expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    }
    const press = (payload: object) =>
      deliver(
        teams.activity('invoke', admin, group, {
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb: 'x', data: { payload } }, trigger: 'manual' },
        }),
      );
    const mark = `<at>${fakeBot.name}</at>`;
    const entities = [{ type: 'mention', mentioned: fakeBot, text: mark }];
    await deliver(
      teams.activity('message', admin, group, {
        text: `${mark} kysely "Kahvia?" kyllä | ei`,
        textFormat: 'plain',
        entities,
      }),
    );
    await until(() => group.messages.length > 0);
    const vote = buttonsIn(group.messages[0]?.activity.attachments).find(({ payload }) => payload.verb === 'vote');
    await press(vote?.payload ?? {});
    await press({ verb: 'closePoll', poll: vote?.payload.poll });
    await until(() => group.messages.some(({ activity }) => /on suljettu/.test(wordsOf(activity))));
    for (const bot of bots) expect(await bot.end('SIGTERM')).toMatchObject({ code: 0 });

    const store = await openLibsqlStore({ file: join(home.dataDir, 'kumppani.db'), kinds: [pollKind] });
    const polls = await readAll(store, pollKind, {});
    await store.close();
    expect(polls.map(({ body }) => body)).toMatchObject([{ state: 'closed', tally: { votes: [1, 0], voters: 1 } }]);
    expect(group.messages.map(({ activity }) => wordsOf(activity).split('\n')[0])).toEqual([
      'Pikakyselyn tulos',
      expect.stringMatching(/on suljettu/),
    ]);
    expect(teams.violations).toEqual([]);
  }, 30_000);
});
