import type { Answer, ChannelDriver, Chat, PersonName, SeenCard } from '../support/channel-driver';
import { slackDriver, slackOnCosmosDriver } from '../support/slack-driver';
import { teamsDriver, teamsOnCosmosDriver } from '../support/teams-driver';
import { webDriver, webOnCosmosDriver } from '../support/web-driver';

const drivers: readonly ChannelDriver[] = [
  webDriver,
  webOnCosmosDriver,
  teamsDriver,
  teamsOnCosmosDriver,
  slackDriver,
  slackOnCosmosDriver,
];

const line = 'kysely ”Mikä auttaisi eniten?” tilat | rahoitus | yhteyshenkilö';

function only(answer: Answer): SeenCard {
  const [card, ...more] = answer.cards;
  if (!card || more.length > 0)
    throw new Error(`expected one card, got ${answer.cards.map(({ text }) => text).join('\n---\n')}`);
  return card;
}

describe.each(drivers)('on $name', (driver) => {
  let chat: Chat;
  beforeEach(async () => {
    chat = await driver.start();
  });
  afterEach(() => chat.stop());

  /** The newest poll card for everyone, as soon as it shows this; every look moves the clock to the next drawing. */
  async function sharedPoll(shows: RegExp): Promise<SeenCard> {
    let newest: SeenCard | undefined;
    for (let looks = 0; looks < 50; looks++) {
      chat.clock.advance(1000);
      newest = (await chat.pollCards()).at(-1);
      if (newest && shows.test(newest.text)) return newest;
    }
    throw new Error(`the shared card does not show ${shows}: ${newest?.text}`);
  }

  describe('a question', () => {
    it.each([
      ['Paljonko diabetesta on Lohjalla?', /Lohja.*2023/s, /Länsi-Uudenmaan hyvinvointialue/, /Koko maa/],
      ['Hur vanligt är diabetes i Lojo?', /Lojo.*2023/s, /Västra Nylands välfärdsområde/, /Hela landet/],
      ['How common is diabetes in Lohja?', /Lohja.*2023/s, /West Uusimaa wellbeing services county/, /Whole country/],
    ])('%s gets value, county, country, change, source and a definition', async (question, own, county, country) => {
      const card = only(await chat.say('aino', question));
      for (const part of [own, county, country, /2015/, /THL, Sotkanet\.fi, CC BY 4\.0/])
        expect(card.text).toMatch(part);
      const definition = card.buttons.find(({ payload }) => payload.verb === 'showDefinition');
      expect(only(await chat.press('aino', card, definition?.payload ?? {})).text).toMatch(/diabete/i);
    });

    it('that cannot be answered says so and offers what can be asked', async () => {
      const card = only(await chat.say('aino', 'Mikä on elämän tarkoitus?'));
      expect(card.buttons.some(({ payload }) => payload.verb === 'ask' || payload.verb === 'help')).toBe(true);
      expect(card.text).not.toMatch(/\d{2}/);
    });
  });

  describe('a quick poll', () => {
    it('is launched by one line, voted in by three, changed by one, closed, and keeps its result', async () => {
      const card = only(await chat.say('facilitator', line));
      await chat.press('aino', card, 'tilat');
      await chat.press('bjorn', card, 'rahoitus');
      await chat.press('cecilia', card, 'tilat');
      expect((await chat.press('cecilia', card, 'rahoitus')).note).toMatch(/rahoitus/);
      await sharedPoll(/rahoitus[^\n]*2/);
      const closed = (await chat.press('facilitator', card, 'Sulje')).redraw;
      expect(closed?.text).toMatch(/rahoitus[^\n]*2/);
      const result = await sharedPoll(/Eniten ääniä sai.*rahoitus.*2\/3 \(67\s%\)/s);
      expect(result.buttons.filter(({ payload }) => payload.verb === 'vote')).toEqual([]);
      const late = await chat.press('bjorn', card, 'tilat');
      expect(late.note).toMatch(/23\.11\.2026 klo 1\d\.\d\d/);
      expect((await sharedPoll(/Eniten ääniä sai/)).text).toBe(result.text);
    });

    it('tells its result in a message of its own, once, besides on its card', async () => {
      const card = only(await chat.say('facilitator', line));
      await chat.press('aino', card, 'tilat');
      await chat.press('facilitator', card, 'Sulje');
      await chat.press('facilitator', card, { verb: 'closePoll', poll: card.buttons[0]?.payload.poll });
      const results = async () =>
        (await chat.shared()).filter(({ text }) => /on suljettu.*Eniten ääniä sai tilat/s.test(text));
      for (let looks = 0; looks < 50 && (await results()).length < 1; looks++) chat.clock.advance(1000);
      expect(await results()).toHaveLength(1);
      for (let looks = 0; looks < 20; looks++) {
        chat.clock.advance(5000);
        expect(await results()).toHaveLength(1);
      }
    });

    it('is launched by a form that is sent twice once, with what was typed kept when it is faulty', async () => {
      const form = only(await chat.say('facilitator', 'kysely'));
      const faulty = await chat.press('facilitator', form, 'Käynnistä', {
        question: 'Käykö?',
        options: 'yksi',
        secrecy: 'open',
      });
      expect(JSON.stringify(faulty.redraw)).toContain('Käykö?');
      const before = (await chat.pollCards()).length;
      const inputs = { question: 'Käykö?', options: 'kyllä\nei', secrecy: 'open' };
      await Promise.all([
        chat.press('facilitator', form, 'Käynnistä', inputs),
        chat.press('facilitator', form, 'Käynnistä', inputs),
      ]);
      expect((await chat.pollCards()).length).toBe(before + 1);
    });

    it('is launched once when its line is delivered four times with new ids', async () => {
      const before = (await chat.pollCards()).length;
      for (let delivery = 0; delivery < 4; delivery++) await chat.say('facilitator', line);
      expect((await chat.pollCards()).length).toBe(before + 1);
    });

    it('is held again a while after its close, by the same line or by the same form with other words', async () => {
      const first = only(await chat.say('facilitator', line));
      await chat.press('facilitator', first, 'Sulje');
      expect(only(await chat.say('facilitator', line)).text).toMatch(/Sama pikakysely on jo/);
      chat.clock.advance(3 * 60_000);
      expect(only(await chat.say('facilitator', line)).text).toMatch(/Äänestäneitä: 0\/6/);
      const form = only(await chat.say('facilitator', 'kysely'));
      const inputs = { question: 'Yksi?', options: 'a\nb', secrecy: 'open' };
      await chat.press('facilitator', form, 'Käynnistä', inputs);
      const again = await chat.press('facilitator', form, 'Käynnistä', { ...inputs, question: 'Kaksi?' });
      expect(again.cards.map(({ text }) => text).join()).toMatch(/Kaksi\?/);
    });

    it('that is secret shows turnout only, takes no second vote, and counts', async () => {
      const card = only(await chat.say('facilitator', 'salainen kysely "Kyllä vai ei?" kyllä | ei'));
      await chat.press('aino', card, 'kyllä');
      const again = await chat.press('aino', card, 'ei');
      expect(again.note).toMatch(/jo/);
      expect((await sharedPoll(/Äänestäneitä: 1\/6/)).text).not.toMatch(/kyllä[^\n]*\b1\b/);
      await chat.press('bjorn', card, 'kyllä');
      await chat.press('facilitator', card, 'Sulje');
      await sharedPoll(/kyllä.*2\/2 \(100\s%\)/s);
    });

    it('refuses made-up polls, options and payloads', async () => {
      const card = only(await chat.say('facilitator', line));
      const poll = card.buttons[0]?.payload.poll;
      for (const payload of [
        { verb: 'vote', poll: 'made-up', option: '1' },
        { verb: 'vote', poll, option: '99' },
        { verb: 'vote', poll, option: '1', weight: 100 },
        { verb: 'dropTables' },
        { verb: ['vote'], poll },
      ]) {
        await chat.press('aino', card, payload);
      }
      await chat.press('bjorn', card, 'rahoitus');
      expect((await sharedPoll(/rahoitus[^\n]*1/)).text).toMatch(/Äänestäneitä: 1\/6/);
    });

    it('takes hostile text as text', async () => {
      const hostile = 'kysely "${1+1} <!channel> [x](http://a)" **a** | <script>alert(1)</script>';
      const card = only(await chat.say('facilitator', hostile));
      expect(card.text).toContain('${1+1} <!channel> [x](http://a)');
      expect(card.buttons.map(({ title }) => title)).toEqual(
        expect.arrayContaining(['**a**', '<script>alert(1)</script>']),
      );
    });
  });

  describe('rights', () => {
    it('let members neither launch, close, read the report nor give roles', async () => {
      const card = only(await chat.say('facilitator', line));
      const refused: [PersonName, Promise<Answer>][] = [
        ['aino', chat.say('aino', line)],
        ['aino', chat.press('aino', card, 'Sulje')],
        ['facilitator', chat.say('facilitator', 'raportti')],
        ['coordinator', chat.say('coordinator', 'rooli Aino Esimerkki admin')],
      ];
      for (const [, answer] of refused) expect(only(await answer).text).toMatch(/Tähän tarvitaan vähintään rooli/);
      expect((await sharedPoll(/Mikä auttaisi/)).buttons.some(({ payload }) => payload.verb === 'vote')).toBe(true);
    });

    it('are given by an admin in chat and hold at once', async () => {
      await chat.say('aino', 'apua');
      expect(only(await chat.say('admin', 'rooli Aino Esimerkki fasilitaattori')).text).toMatch(/Aino Esimerkki/);
      expect(only(await chat.say('aino', line)).buttons.some(({ payload }) => payload.verb === 'vote')).toBe(true);
    });

    it('of the admin named in the settings cannot be taken in chat', async () => {
      expect(only(await chat.say('admin', 'rooli Admin jäsen')).text).toMatch(/asetuksis/);
      expect(only(await chat.say('admin', 'roolit')).text).toMatch(/Admin/);
    });
  });

  it('answers each person in the language that person chose', async () => {
    expect(only(await chat.say('bjorn', 'språk svenska')).text).toMatch(/svenska/);
    expect(only(await chat.say('bjorn', 'help')).text).toMatch(/Snabbenkäter/);
    expect(only(await chat.say('aino', 'help')).text).toMatch(/kysely/i);
  });

  it('draws shared cards in the conversation’s language once a facilitator has set it', async () => {
    await chat.say('facilitator', 'keskustelun kieli ruotsi');
    expect(only(await chat.say('facilitator', line)).text).toMatch(/Öppen|öppen|alla ser|Alla/);
  });

  describe('the report', () => {
    const linkOf = (card: SeenCard) => String(card.buttons.find(({ payload }) => 'url' in payload)?.payload.url);

    it('is opened by a coordinator’s signed link, cites the answers, and expires', async () => {
      const poll = only(await chat.say('facilitator', line));
      await chat.press('aino', poll, 'tilat');
      await chat.press('facilitator', poll, 'Sulje');
      const url = linkOf(only(await chat.say('coordinator', 'raportti')));
      const page = await chat.open(url);
      expect(page.status).toBe(200);
      for (const part of ['Mikä auttaisi eniten?', '1 vastaus', 'THL, Sotkanet.fi, CC BY 4.0', 'Länsi-Uudenmaan'])
        expect(page.body).toContain(part);
      const material = JSON.parse((await chat.open(`${url}?format=json`)).body);
      const cited = material.polls.find((other: { question: string }) => other.question === 'Mikä auttaisi eniten?');
      expect(cited).toMatchObject({
        answers: 1,
        people: 6,
        channel: driver.name.split(' ')[0],
        responses: [{ option: '1', inNameOf: { kind: 'person' } }],
      });
      expect(JSON.stringify(material)).not.toMatch(/Aino|web:local|teams:|slack:/);
      chat.clock.advance(61 * 60_000);
      expect((await chat.open(url)).status).toBe(410);
    });

    it('is refused to a forged link and to someone who has lost the right', async () => {
      const url = linkOf(only(await chat.say('coordinator', 'raportti')));
      expect((await chat.open(url.slice(0, -2))).status).toBe(404);
      await chat.say('admin', 'rooli Kaisa Esimerkki jäsen');
      expect((await chat.open(url)).status).toBe(403);
    });
  });

  it('says what is too long or empty, in words', async () => {
    expect(only(await chat.say('aino', 'x'.repeat(2001))).text).toMatch(/2[\s\u00a0]?000/);
    expect(only(await chat.say('aino', ' \u200b ')).buttons.length).toBeGreaterThan(0);
  });
});
