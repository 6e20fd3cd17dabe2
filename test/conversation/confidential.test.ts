import { useDataFolder } from '../support/data-folder';
import { createMemoryStore } from '../support/memory-store';
import { noticeOf, places, startTwoPlatforms, type TwoPlatforms, viewOf } from '../support/two-platforms';

const admin = 'teams:t1:admin';
const { team } = places;

describe('in a conversation with others, for the eyes of one person only', () => {
  const folder = useDataFolder();
  let bot: TwoPlatforms;
  beforeEach(() => {
    bot = startTwoPlatforms(createMemoryStore(), folder('data'));
  });

  it.each([
    'raportti',
    'roolit',
    'rooli admin koordinaattori',
    'rooli Kukaan Tuntematon koordinaattori',
    'yhdistä',
    'yhdistä ABCD-EFGH',
    'poista yhdistäminen',
    'aukot',
    'opetetut sanat',
    'opeta: kortisto = diabetes',
    'unohda: kortisto',
  ])('is the answer to %s', async (line) => {
    const { replies } = await bot.say(admin, team, line);
    expect(replies).toEqual([expect.objectContaining({ audience: 'person', confidential: true })]);
  });

  it.each([
    { verb: 'vote', poll: 'nothing', option: '1' },
    { verb: 'getReportLink' },
    { verb: 'openRoleForm' },
    { verb: 'linkAccounts' },
  ])('is the answer to the press %j', async (payload) => {
    const { replies } = await bot.press(admin, team, payload);
    expect(replies).toEqual([expect.objectContaining({ audience: 'person', confidential: true })]);
  });

  it.each(['poll', 'secret poll'])('is what became of a vote in a %s', async (kind) => {
    const { poll } = viewOf(await bot.say(admin, team, `${kind} "Mikä auttaisi?" tilat | raha`), 'poll');
    for (const option of ['1', '1', '2', '3']) {
      const outcome = await bot.press('teams:t1:aino', team, { verb: 'vote', poll: poll.id, option });
      expect(noticeOf(outcome)).toBeDefined();
      expect(outcome.replies.filter(({ audience, confidential }) => audience === 'everyone' || !confidential)).toEqual(
        [],
      );
    }
  });
});
