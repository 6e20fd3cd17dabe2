import type { Answer, ChannelDriver, Chat, SeenCard } from '../support/channel-driver';
import { slackDriver } from '../support/slack-driver';
import { teamsDriver } from '../support/teams-driver';
import { webDriver, webOnCosmosDriver } from '../support/web-driver';

const drivers: readonly ChannelDriver[] = [webDriver, webOnCosmosDriver, teamsDriver, slackDriver];

function only({ cards: [card, ...more] }: Answer): SeenCard {
  if (!card || more.length > 0) throw new Error(`expected one card, got ${more.length + 1}`);
  return card;
}

const chip = (card: SeenCard, changes: string, fits: (payload: SeenCard['buttons'][number]['payload']) => boolean) => {
  const found = card.buttons.find(({ payload }) => payload.changes === changes && fits(payload));
  if (!found) throw new Error(`no such button among ${card.buttons.map(({ title }) => title).join(', ')}`);
  return found.payload;
};

describe.each(drivers)('figures on $name', (driver) => {
  let chat: Chat;
  beforeEach(async () => {
    chat = await driver.start();
  });
  afterEach(() => chat.stop());

  it('are asked, changed by one tap, gone on from, and forgotten after a quarter of an hour', async () => {
    const value = only(await chat.say('aino', 'Paljonko diabetesta on Lohjalla?'));
    const trend = only(
      await chat.press(
        'aino',
        value,
        chip(value, 'years', ({ ask }) => ask === 'trend'),
      ),
    );
    expect(trend.text).toMatch(/Kehitys.*Lohja/s);
    expect(only(await chat.say('aino', 'entä Vantaalla?')).text).toMatch(/Kehitys.*Vantaa/s);
    const compared = only(await chat.say('aino', 'vertaa Espooseen'));
    expect(compared.text).toMatch(/Vertailu.*Vantaa.*Espoo/s);
    const withCountry = chip(compared, 'region', ({ regions }) => Array.isArray(regions) && regions.length === 3);
    expect(only(await chat.press('aino', compared, withCountry)).text).toMatch(/Vertailu.*Koko maa/s);
    expect(only(await chat.say('bjorn', 'entä Vantaalla?')).text).toMatch(/En tiedä, mistä aiheesta kysyt/);
    chat.clock.advance(15 * 60_000);
    expect(only(await chat.say('aino', 'entä Lohjalla?')).text).toMatch(/En tiedä, mistä aiheesta kysyt/);
  });

  it('are ranked, with every place on the card or told of', async () => {
    const card = only(await chat.say('aino', 'Missä Uudenmaan kunnassa on eniten diabetesta?'));
    expect(card.text).toMatch(/1\. .*2\. .*3\. /s);
  });

  it('that were guessed tell coordinators what was picked', async () => {
    const guess = only(await chat.say('aino', 'diabetes ja lääkärikäynnit Lohjalla'));
    await chat.press(
      'aino',
      guess,
      chip(guess, 'indicator', ({ indicator }) => indicator === 683),
    );
    expect(only(await chat.say('aino', 'entä Vantaalla?')).text).toMatch(/Vantaa/);
    const gaps = only(await chat.say('coordinator', 'aukot'));
    expect(gaps.text).toMatch(/diabetes ja lääkärikäynnit Lohjalla/);
    expect(gaps.text).toMatch(/[Vv]alit/);
    expect(gaps.text).not.toMatch(/Aino/);
    expect(only(await chat.say('aino', 'aukot')).text).toMatch(/vähintään rooli/);
  });

  it('are asked with a word that a coordinator has just taught', async () => {
    expect(only(await chat.say('aino', 'sokerivaiva Lohjalla')).text).not.toMatch(/\d,\d/);
    expect(only(await chat.say('coordinator', 'opeta: sokerivaiva = diabetes')).text).toMatch(
      /Opin sanan ”sokerivaiva”/,
    );
    expect(only(await chat.say('bjorn', 'paljonko sokerivaivaa on Lohjalla')).text).toMatch(/Lohja, 2023/);
    expect(only(await chat.say('coordinator', 'opetetut sanat')).text).toMatch(/sokerivaiva.*diabetes/s);
    expect(only(await chat.say('coordinator', 'unohda: sokerivaiva')).text).toMatch(/Unohdin/);
    expect(only(await chat.say('cecilia', 'sokerivaiva Lohjalla')).text).not.toMatch(/\d,\d/);
  });

  it('of a year that has not been are declined, with the latest a tap away', async () => {
    const card = only(await chat.say('aino', 'Paljonko diabetesta on Lohjalla vuonna 2035?'));
    expect(card.text).not.toMatch(/\d,\d/);
    const latest = chip(card, 'years', ({ ask }) => ask === 'value');
    expect(only(await chat.press('aino', card, latest)).text).toMatch(/Lohja, 2023/);
  });

  it('that a button makes up are refused', async () => {
    const card = only(await chat.say('aino', 'Paljonko diabetesta on Lohjalla?'));
    for (const payload of [
      { verb: 'showFigures', ask: 'value', indicator: 999_999, regions: [202], gender: 'total' },
      { verb: 'showFigures', ask: 'value', indicator: 683, regions: [-1], gender: 'total' },
      { verb: 'showFigures', ask: 'value', indicator: 683, regions: [202], gender: 'total', secret: true },
    ]) {
      const { cards, note } = await chat.press('aino', card, payload);
      expect([...cards.map(({ text }) => text), note].join()).toMatch(/Tätä painiketta ei enää tunneta/);
    }
  });
});
