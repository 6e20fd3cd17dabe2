import { createCards } from '../../src/cards/cards';
import type { CandidatesView, Notice, View } from '../../src/conversation/views';
import type { MissingReason } from '../../src/indicators/indicators';
import type { Language } from '../../src/text/text';
import { answer, candidate, closedPoll, hostile, indicator, missing, poll, region, same } from '../support/card-views';

const cards = createCards({ timeZone: 'Europe/Helsinki' });
const say = (view: View, language: Language = 'fi') => cards.draw(view, language).text.replace(/\u00a0|\u202f/g, ' ');
const sayAnswer = (...[overrides]: Parameters<typeof answer>) => say({ kind: 'answer', answer: answer(overrides) });
const sayMissing = (...[overrides]: Parameters<typeof missing>) =>
  say({ kind: 'missing', missing: missing(overrides) });
const sayPoll = (state: ReturnType<typeof poll>) => say({ kind: 'poll', poll: state });
const sayNotice = (notice: Notice) => say({ kind: 'notice', notice, offerHelp: false });

describe('an answer says', () => {
  it('value, unit, region, year, the official figures beside it, the change and the source', () => {
    expect(sayAnswer().split('\n')).toEqual([
      'Virallinen luku',
      'Erityiskorvattaviin lääkkeisiin diabeteksen vuoksi oikeutettuja 40 vuotta täyttäneitä',
      '9,5 % vastaavanikäisestä väestöstä',
      'Lohja, 2023',
      'Noussut 7,6 → 9,5 (+1,9 prosenttiyksikköä), 2015–2023.',
      'Lohja: Vuosi 2023; Arvo 9,5',
      'Länsi-Uudenmaan hyvinvointialue: Vuosi 2023; Arvo 8,1',
      'Koko maa: Vuosi 2023; Arvo 10,2',
      'Lähde: THL, Sotkanet.fi, CC BY 4.0. Päivitetty 29.4.2025, haettu 23.11.2026.',
      'Painikkeet: Mitä luku kertoo?; Ohje',
    ]);
  });

  it('the gender when it is not all of them', () => {
    expect(sayAnswer({ gender: 'female' })).toContain('Lohja, 2023, naiset');
  });

  it('percentage points only for percentages', () => {
    const visits = indicator({ title: same('Lääkärikäynnit / 1 000 asukasta'), decimals: 0 });
    const figure = { region: region(), year: 2023, value: 1785 };
    const said = sayAnswer({ indicator: visits, figure, earlier: { year: 2020, value: 1800.4 } });
    expect(said).toContain('1 785 / 1 000 asukasta');
    expect(said).toContain('Laskenut 1 800 → 1 785 (−15), 2020–2023.');
  });

  it('a change that agrees with the rounded values it stands beside', () => {
    const figure = { region: region(), year: 2023, value: 9.54 };
    expect(sayAnswer({ figure, earlier: { year: 2015, value: 9.46 } })).toContain('Ennallaan: 9,5, 2015–2023.');
  });

  it('a change that agrees with them below zero, too, where halves round away from it', () => {
    const balance = indicator({ decimals: 0 });
    const figure = { region: region(), year: 2023, value: 1 };
    const said = sayAnswer({ indicator: balance, figure, earlier: { year: 2015, value: -2.5 } });
    expect(said).toContain('Noussut −3 → 1 (+4 prosenttiyksikköä), 2015–2023.');
  });

  it('nothing of change when there is no earlier value', () => {
    expect(sayAnswer({ earlier: undefined })).not.toMatch(/Noussut|Laskenut|Ennallaan/);
  });

  it('which level has no official figure', () => {
    const [county, country] = answer().above;
    if (!county || !country) throw new Error('the fixture has both');
    expect(sayAnswer({ above: [] })).toContain(
      'Hyvinvointialueelta ja koko maasta ei ole virallista lukua vuodelta 2023.',
    );
    expect(sayAnswer({ above: [country] })).toContain('Hyvinvointialueelta ei ole virallista lukua');
    expect(sayAnswer({ above: [county] })).toContain('Koko maasta ei ole virallista lukua');
    expect(sayAnswer()).not.toContain('ei ole virallista');
    expect(sayAnswer({ figure: country, above: [] })).not.toContain('ei ole virallista');
  });

  it('that it is from the starter figures', () => {
    expect(sayAnswer({ source: { edition: 'starter', downloaded: '2026-01-05' } })).toContain('aloitusluvuista');
  });
});

describe('a missing figure says', () => {
  it('why, which years there are and what could be shown instead', () => {
    expect(sayMissing().split('\n').slice(2)).toEqual([
      'Lohja, 2024',
      'Miltään alueelta ei ole lukua vuodelta 2024.',
      'Tältä alueelta lukuja on vuosilta 2015–2017, 2023.',
      'Sen sijaan tiedossa on Koko maa 2024: 10,4 % vastaavanikäisestä väestöstä.',
      'Painikkeet: Näytä vuosi 2023; Näytä Koko maa 2024; Ohje',
    ]);
  });

  it('a reason of its own for every case', () => {
    const reasons: readonly MissingReason[] = [
      'unknownIndicator',
      'unknownRegion',
      'notInStarter',
      'notDownloaded',
      'noFigures',
      'noSuchYear',
      'notForRegion',
      'notForGender',
      'suppressed',
    ];
    expect(new Set(reasons.map((reason) => sayMissing({ reason, years: [], instead: undefined }))).size).toBe(
      reasons.length,
    );
  });

  it('the other genders when it is not collected by the wanted one', () => {
    const said = sayMissing({ reason: 'notForGender', gender: 'total', years: [], instead: undefined });
    expect(said).toContain('Painikkeet: Näytä miehet; Näytä naiset; Ohje');
  });

  it('no button for the year that is missing', () => {
    expect(sayMissing({ year: 2023 })).not.toContain('Näytä vuosi 2023');
  });
});

describe('candidates', () => {
  const ask = (overrides: Partial<CandidatesView> = {}) =>
    say({
      kind: 'candidates',
      candidates: [candidate(indicator())],
      reasons: [],
      regions: [region()],
      ...overrides,
    }).split('\n');

  it('are asked about in words that fit their number', () => {
    expect(ask()).toContain('Tarkoititko tätä?');
    expect(ask({ candidates: Array(3).fill(candidate(indicator())) })).toContain('Mitä näistä tarkoitit?');
  });

  it('name the place and the year that their buttons show', () => {
    const women = candidate(indicator(), { years: { kind: 'year', year: 2021 }, gender: 'female' });
    expect(ask({ candidates: [women] })).toContain('Painike näyttää luvun: Lohja, 2021, naiset');
    expect(ask()).toContain('Painike näyttää luvun: Lohja, uusin vuosi');
  });

  it('say why the question was not answered', () => {
    expect(ask({ reasons: ['notUnderstoodWhole'] })).toContain('En ymmärtänyt kysymystäsi kokonaan.');
    expect(ask().join()).not.toMatch(/En ymmärtänyt|toistaiseksi/);
  });
});

describe('a poll says', () => {
  it('which kind it is and the turnout of those present', () => {
    expect(sayPoll(poll())).toContain('Avoin pikakysely: kaikki näkevät äänimäärät');
    expect(sayPoll(poll())).toContain('Äänestäneitä: 3/5 keskustelun jäsenestä');
  });

  it('only the turnout while it is secret and open', () => {
    const said = sayPoll(poll({ secrecy: 'secret', tally: undefined }));
    expect(said).toContain('Salainen pikakysely: kukaan ei näe, kuka äänesti mitä.');
    expect(said).not.toContain('Ääniä');
  });

  it('no denominator that is smaller than the turnout', () => {
    expect(sayPoll(poll({ turnout: 9 }))).toContain('Äänestäneitä: 9\n');
  });

  it('the winner and the closing time once closed', () => {
    expect(sayPoll(closedPoll())).toContain('Eniten ääniä sai tilat: 2/3 (67 %).');
    expect(sayPoll(closedPoll())).toContain('Suljettu 23.11.2026 klo 14.05.');
  });

  it('every option of a tie', () => {
    const tally = { votes: [1, 1, 0], voters: 2, groups: 0 };
    expect(sayPoll(closedPoll({ tally }))).toContain('Eniten ääniä saivat tasan tilat ja rahoitus: kukin 1/2 (50 %).');
  });

  it('that nobody voted', () => {
    expect(sayPoll(closedPoll({ tally: { votes: [0, 0, 0], voters: 0, groups: 0 } }))).toContain(
      'Kukaan ei äänestänyt.',
    );
  });

  it('how many votes were given in the name of a group', () => {
    const tally = { votes: [2, 1, 0], voters: 3, groups: 1 };
    expect(sayPoll(closedPoll({ tally }))).toContain('1 ääni annettiin ryhmän nimissä.');
  });

  it('that its key was lost', () => {
    expect(sayPoll(closedPoll({ keyLost: true }))).toContain('avain oli kadonnut');
  });

  it('that it is an example', () => {
    expect(sayPoll(poll({ example: true }))).toContain('Esimerkki: sisältö on keksittyä.');
  });

  it('the whole result in the picture’s alternative text', () => {
    const { card } = cards.draw({ kind: 'poll', poll: closedPoll(), chartUrl: 'https://x.example/c' }, 'fi');
    expect(card.body).toContainEqual(
      expect.objectContaining({
        type: 'Image',
        altText: expect.stringMatching(/tilat: 2 ääntä.*rahoitus: 1 ääni.*yhteyshenkilö: 0 ääntä/),
      }),
    );
  });
});

describe('help offers', () => {
  const help = (role: 'member' | 'facilitator' | 'coordinator' | 'admin') =>
    say({ kind: 'help', role, greeting: false, starterOnly: false });

  it('what the reader’s role allows and no more', () => {
    expect(help('member')).not.toMatch(/Tee pikakysely|Kertomusaineisto|Roolit/);
    expect(help('facilitator')).toContain('kysely "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö');
    expect(help('coordinator')).toContain('Avoimet pikakyselyt; Tee pikakysely; Kertomusaineisto\n');
    expect(help('admin')).toContain('Kertomusaineisto; Roolit');
  });
});

describe('the bot’s page says', () => {
  const home = (overrides: Partial<Extract<View, { kind: 'home' }>> = {}) =>
    say({ kind: 'home', role: 'member', polls: [], linked: [], linkable: false, ...overrides });

  it('what is open for the reader, with a button for each', () => {
    expect(home({ polls: [poll()] })).toContain('Painikkeet: Näytä: Mikä auttaisi eniten?');
    expect(home()).toContain('Keskusteluissasi ei ole nyt avoimia pikakyselyjä.');
  });

  it('how many open polls it does not show', () => {
    expect(home({ polls: Array(8).fill(poll()) })).toContain('Lisäksi avoinna on 2 vanhempaa kyselyä');
  });

  it('what can be asked, and how to make a poll to those who may', () => {
    expect(home()).toContain('Paljonko diabetesta on Lohjalla?');
    expect(home()).not.toContain('Tee pikakysely');
    expect(home({ role: 'facilitator' })).toContain('Tee pikakysely');
  });

  it('which accounts are linked or that they can be, and nothing where there is one platform', () => {
    expect(home({ linked: ['teams', 'slack'] })).toContain('Tilisi on yhdistetty: Teams ja Slack.');
    expect(home({ linkable: true })).toMatch(/voit yhdistää tilisi.*Yhdistä tilit/s);
    expect(home()).not.toMatch(/yhdist/i);
  });
});

describe('a code that links accounts', () => {
  it('comes with what to write where, until when, and a warning', () => {
    const said = say({ kind: 'linkCode', code: 'ABCD-EFGH', expiresAt: '2026-11-23T12:05:00Z', on: ['slack'] });
    expect(said.split('\n').slice(1)).toEqual([
      'Kirjoita tämä rivi Kumppanille toisella alustalla (Slack):',
      'yhdistä ABCD-EFGH',
      'Koodi toimii kerran, 23.11.2026 klo 14.05 asti.',
      expect.stringContaining('Älä anna koodia muille'),
    ]);
  });
});

describe('a role form', () => {
  it('names the accounts of a person who has linked some', () => {
    const person = (...names: [string, string]) => ({
      id: 'teams:t:1',
      name: names[0],
      role: 'facilitator' as const,
      accounts: [
        { channel: 'teams' as const, name: names[0] },
        { channel: 'slack' as const, name: names[1] },
      ],
    });
    const said = say({ kind: 'roleForm', people: [person('Aino', 'Aino'), person('Björn', 'bj')] });
    expect(said).toContain('Aino (Teams ja Slack)');
    expect(said).toContain('Björn (Teams) ja bj (Slack)');
  });
});

describe('a notice says', () => {
  it('the role that is needed, in words', () => {
    expect(sayNotice({ code: 'notAllowed', wanted: 'coordinator' })).toContain('vähintään rooli koordinaattori');
  });

  it('when the poll was closed, in the readers’ time zone', () => {
    expect(sayNotice({ code: 'pollClosed', closedAt: '2026-11-23T12:05:00Z' })).toContain('23.11.2026 klo 14.05');
  });

  it('whether the vote can be changed', () => {
    expect(sayNotice({ code: 'voteCounted', option: 'tilat' })).toMatch(/: tilat\. Voit vaihtaa sen/);
    expect(sayNotice({ code: 'secretVoteCounted' })).toContain('Sitä ei voi vaihtaa.');
  });

  it('whose role was set also by what nobody chooses: a name is no proof', () => {
    const accounts = [{ channel: 'slack', end: '02UABC' }] as const;
    expect(sayNotice({ code: 'roleSet', name: 'Aino', role: 'admin', accounts })).toMatch(
      /Slack, tunnuksen loppu 02UABC/,
    );
  });

  it('which accounts are one person’s now', () => {
    const accounts = [
      { channel: 'teams', name: 'Aino Esimerkki' },
      { channel: 'slack', name: hostile },
    ] as const;
    expect(sayNotice({ code: 'linked', accounts })).toContain(`Aino Esimerkki (Teams) ja ${hostile.slice(0, 70)}`);
  });

  it('something in every case', () => {
    const plain: readonly Notice[] = [
      { code: 'languageSet' },
      { code: 'conversationLanguageSet' },
      { code: 'languageUnknown' },
      { code: 'actionUnknown' },
      { code: 'empty' },
      { code: 'notUnderstood' },
      { code: 'outOfScope' },
      { code: 'associationsLater' },
      { code: 'alreadyVoted' },
      { code: 'pollUnknown' },
      { code: 'optionUnknown' },
      { code: 'secretUnavailable' },
      { code: 'pollLaunched' },
      { code: 'roleSyntax' },
      { code: 'alreadyLinked' },
      { code: 'unlinked' },
      { code: 'notLinked' },
      { code: 'linkCodeUnknown' },
      { code: 'linkCodeExpired' },
      { code: 'secretVoteCounted' },
      { code: 'linkSameChannel' },
      { code: 'linkTriesSpent' },
      { code: 'linkNowhere' },
    ];
    const valued: readonly Notice[] = [
      { code: 'tooLong', max: 2000 },
      { code: 'fault', reference: 'r1' },
      { code: 'voteChanged', option: 'tilat' },
      { code: 'voteSame', option: 'tilat' },
      { code: 'roleSet', name: 'Aino', role: 'admin', accounts: [{ channel: 'slack', end: '02UABC' }] },
      { code: 'adminBySettings', name: 'Aino' },
      { code: 'personUnknown', name: 'Aino' },
      { code: 'personAmbiguous', name: 'Aino' },
    ];
    const said = [...plain, ...valued].map(sayNotice);
    expect(new Set(said).size).toBe(plain.length + valued.length);
  });
});
