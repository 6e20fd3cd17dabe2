import type { View } from '../../src/conversation/views';
import type {
  FigureQuestion,
  Indicator,
  IndicatorAnswer,
  MissingFigure,
  Region,
} from '../../src/indicators/indicators';
import type { PollState } from '../../src/polls/polls';
import type { Candidate } from '../../src/questions/questions';
import type { Localized } from '../../src/text/text';

/** Text that would come alive in a place that reads markup or templates. */
export const hostile = [
  '${1+1}',
  '${$root}',
  '<!channel>',
  '<@U1>',
  '[x](http://evil)',
  '**b**',
  '<script>alert(1)</script>',
  '&amp;',
  '`_*~:smile:',
  'a\u202eb\u2066c',
  '{option}',
].join(' ');

export const same = (text: string): Localized => ({ fi: text, sv: text, en: text });

export function region(overrides: Partial<Region> = {}): Region {
  return {
    id: 202,
    code: '444',
    category: 'KUNTA',
    title: { fi: 'Lohja', sv: 'Lojo', en: 'Lohja' },
    memberOf: [],
    ...overrides,
  };
}

export function indicator(overrides: Partial<Indicator> = {}): Indicator {
  return {
    id: 683,
    title: {
      fi: 'Erityiskorvattaviin lääkkeisiin diabeteksen vuoksi oikeutettuja 40 vuotta täyttäneitä, % vastaavanikäisestä väestöstä',
      sv: 'Personer i åldrarna 40 år och över med rätt till specialersättningsgilla läkemedel på grund av diabetes, % av befolkningen i samma ålder',
      en: 'Entitled to special refunds on medicines for diabetes in those aged 40 and over, as % of total population of same age',
    },
    organization: {
      fi: 'Kansaneläkelaitos (Kela)',
      sv: 'Folkpensionsanstalten (FPA)',
      en: 'Social Insurance Institution of Finland (Kela)',
    },
    genders: ['total', 'male', 'female'],
    levels: ['Kunta', 'Maa'],
    decimals: 1,
    ...overrides,
  };
}

export const county = region({
  id: 969,
  category: 'HYVINVOINTIALUE',
  title: {
    fi: 'Länsi-Uudenmaan hyvinvointialue',
    sv: 'Västra Nylands välfärdsområde',
    en: 'West Uusimaa wellbeing services county',
  },
});
export const country = region({
  id: 658,
  category: 'MAA',
  title: { fi: 'Koko maa', sv: 'Hela landet', en: 'Whole country' },
});

export function answer(overrides: Partial<IndicatorAnswer> = {}): IndicatorAnswer {
  return {
    kind: 'found',
    indicator: indicator(),
    gender: 'total',
    figure: { region: region(), year: 2023, value: 9.5 },
    above: [
      { region: county, year: 2023, value: 8.1 },
      { region: country, year: 2023, value: 10.2 },
    ],
    earlier: { year: 2015, value: 7.6 },
    series: [
      { year: 2015, value: 7.6 },
      { year: 2023, value: 9.5 },
    ],
    notes: [],
    source: { edition: 'sotkanet', updated: '2025-04-29', downloaded: '2026-11-23' },
    ...overrides,
  };
}

export function question(overrides: Partial<FigureQuestion> = {}): FigureQuestion {
  return { ask: 'value', indicator: 683, regions: [202], gender: 'total', ...overrides };
}

export function candidate(meant: Indicator, overrides: Partial<FigureQuestion> = {}): Candidate {
  return { indicator: meant, to: question({ indicator: meant.id, ...overrides }) };
}

export function missing(overrides: Partial<MissingFigure> = {}): MissingFigure {
  return {
    kind: 'missing',
    reason: 'noSuchYear',
    indicator: indicator(),
    region: region(),
    year: 2024,
    gender: 'total',
    years: [2015, 2016, 2017, 2023],
    instead: { region: country, year: 2024, value: 10.4 },
    ...overrides,
  };
}

export function poll(overrides: Partial<PollState> = {}): PollState {
  return {
    id: 'poll_1',
    question: 'Mikä auttaisi eniten?',
    options: [
      { id: 'a', text: 'tilat' },
      { id: 'b', text: 'rahoitus' },
      { id: 'c', text: 'yhteyshenkilö' },
    ],
    secrecy: 'open',
    state: 'open',
    language: 'fi',
    place: { channel: 'web', conversation: 'demo', kind: 'group', people: 5 },
    launchedAt: '2026-11-23T11:00:00.000Z',
    turnout: 3,
    tally: { votes: [2, 1, 0], voters: 3, groups: 0 },
    example: false,
    keyLost: false,
    ...overrides,
  };
}

export function closedPoll(overrides: Partial<PollState> = {}): PollState {
  return poll({ state: 'closed', closedAt: '2026-11-23T12:05:00.000Z', ...overrides });
}

/** Exactly `length` characters that start with `start`. */
export function stretch(start: string, length: number): string {
  return start.repeat(Math.ceil(length / start.length)).slice(0, length);
}

/** The biggest poll that may be launched, with hostile text in it. */
export function biggestPoll(overrides: Partial<PollState> = {}): PollState {
  const options = Array.from({ length: 20 }, (_, index) => ({
    id: `option_${index}`,
    text: stretch(`${index} <@U1> **ääni** ${hostile} `, 70),
  }));
  return poll({
    id: 'p'.repeat(64),
    question: stretch(`${hostile} `, 300),
    options,
    place: { channel: 'teams', conversation: 'c', kind: 'meeting', people: 100_000 },
    turnout: 20_000,
    tally: { votes: options.map(() => 1000), voters: 20_000, groups: 4 },
    example: true,
    ...overrides,
  });
}

const longTitle = same(stretch(`${hostile} Kodin ulkopuolelle sijoitetut, % kaikista (THL) `, 220));
const longRegion = region({ title: same(stretch(`${hostile} sairaanhoitopiiri `, 120)) });
const longText = same(`${stretch('Määritelmä. ', 6000)}\n`.repeat(3) + 'rivi\n'.repeat(40));
const longDescription = { definition: longText, interpretation: longText, limits: longText };
const many = { id: 9_999_999, title: longTitle, organization: longTitle };
const someone = (role: 'member' | 'admin', index: number) => ({
  id: `teams:${'t'.repeat(36)}:${'x'.repeat(90)}${index}`,
  name: stretch(`${index} ${hostile} `, 100),
  role,
});

/** Every kind of view, by name, as small and as big as it can be. */
export const views: Readonly<Record<string, View>> = {
  'help for a member': { kind: 'help', role: 'member', greeting: false, starterOnly: false },
  'greeting for an admin': { kind: 'help', role: 'admin', greeting: true, starterOnly: true },
  'small notice': { kind: 'notice', notice: { code: 'pollLaunched' }, offerHelp: false },
  'big notice': { kind: 'notice', notice: { code: 'voteChanged', option: hostile }, offerHelp: true },
  'small answer': {
    kind: 'answer',
    answer: answer({ above: [], earlier: undefined, source: { edition: 'sotkanet', downloaded: '2026-11-23' } }),
  },
  'usual answer': { kind: 'answer', answer: answer() },
  'big answer': {
    kind: 'answer',
    answer: answer({
      indicator: indicator(many),
      gender: 'female',
      figure: { region: longRegion, year: 2023, value: 123_456_789.123 },
      above: [
        { region: longRegion, year: 2023, value: 987_654_321.5 },
        { region: country, year: 2023, value: -1 },
      ],
      source: { edition: 'starter', updated: '2025-04-29', downloaded: '2026-11-23' },
    }),
  },
  'small missing figure': {
    kind: 'missing',
    missing: { kind: 'missing', reason: 'unknownIndicator', gender: 'total', years: [] },
  },
  'big missing figure': {
    kind: 'missing',
    missing: missing({
      reason: 'notForGender',
      indicator: indicator(many),
      region: longRegion,
      gender: 'female',
      years: Array.from({ length: 60 }, (_, index) => 1900 + 2 * index),
      instead: { region: longRegion, year: 2024, value: 10.4 },
    }),
  },
  'small definition': { kind: 'definition', indicator: indicator({ organization: {} }) },
  'big definition': {
    kind: 'definition',
    indicator: indicator(many),
    description: longDescription,
    latest: question(),
  },
  'small candidates': {
    kind: 'candidates',
    candidates: [candidate(indicator())],
    reasons: [],
    regions: [region()],
  },
  'big candidates': {
    kind: 'candidates',
    candidates: [1, 2, 3, 4].map((id) =>
      candidate(indicator({ ...many, id }), {
        ask: 'compare',
        regions: Array(8).fill(1_000_000),
        gender: 'female',
        years: { kind: 'range', from: 2015, to: 2023 },
      }),
    ),
    reasons: ['notUnderstoodWhole'],
    regions: Array(8).fill({ ...longRegion, id: 1_000_000 }),
  },
  'empty poll form': { kind: 'pollForm', key: 'k', question: '', options: '', secrecy: 'open' },
  'big poll form': {
    kind: 'pollForm',
    key: 'k'.repeat(64),
    question: stretch(hostile, 5000),
    options: `${hostile}\n`.repeat(60),
    secrecy: 'secret',
    fault: { code: 'optionTooLong', max: 70, option: stretch(hostile, 3000) },
  },
  'small open poll': {
    kind: 'poll',
    poll: poll({
      place: { channel: 'web', conversation: 'demo', kind: 'group' },
      turnout: 0,
      tally: { votes: [0, 0, 0], voters: 0, groups: 0 },
    }),
  },
  'usual open poll': { kind: 'poll', poll: poll({ example: true }) },
  'big open poll': { kind: 'poll', poll: biggestPoll() },
  'secret open poll': { kind: 'poll', poll: poll({ secrecy: 'secret', tally: undefined }) },
  'big secret poll': { kind: 'poll', poll: biggestPoll({ secrecy: 'secret', tally: undefined }) },
  'closed poll': {
    kind: 'poll',
    poll: closedPoll(),
    chartUrl: 'http://localhost:3978/chart/abc',
  },
  'closed poll without votes': {
    kind: 'poll',
    poll: closedPoll({ secrecy: 'secret', turnout: 0, tally: { votes: [0, 0, 0], voters: 0, groups: 0 } }),
  },
  'big closed poll': {
    kind: 'poll',
    poll: biggestPoll({ state: 'closed', secrecy: 'secret', closedAt: '2026-11-23T12:05:00.000Z', keyLost: true }),
    chartUrl: `https://kumppani.example.fi/chart/${'x'.repeat(500)}`,
  },
  'news of a closed poll': { kind: 'pollResult', poll: poll({ state: 'closed' }) },
  'news of a big closed poll': {
    kind: 'pollResult',
    poll: biggestPoll({ state: 'closed', secrecy: 'secret', keyLost: true }),
  },
  'no open polls': { kind: 'openPolls', polls: [] },
  'many open polls': { kind: 'openPolls', polls: Array.from({ length: 30 }, () => biggestPoll()) },
  'no open polls anywhere': { kind: 'openPolls', polls: [], everywhere: true },
  'small home': { kind: 'home', role: 'member', polls: [], linked: [], linkable: false },
  'home of a person with linked accounts': {
    kind: 'home',
    role: 'facilitator',
    polls: [poll()],
    linked: ['teams', 'slack'],
    linkable: false,
  },
  'big home': {
    kind: 'home',
    role: 'admin',
    polls: Array.from({ length: 30 }, () => biggestPoll()),
    linked: [],
    linkable: true,
  },
  'help with accounts to link': {
    kind: 'help',
    role: 'admin',
    greeting: false,
    starterOnly: false,
    linkable: true,
  },
  'link code': { kind: 'linkCode', code: 'ABCD-EFGH', expiresAt: '2026-11-23T12:05:00.000Z', on: ['web', 'teams'] },
  'accounts that are linked now': {
    kind: 'notice',
    notice: {
      code: 'linked',
      accounts: [
        { channel: 'teams', name: stretch(hostile, 100) },
        { channel: 'slack', name: hostile },
      ],
    },
    offerHelp: false,
  },
  'role form with linked accounts': {
    kind: 'roleForm',
    people: [
      {
        ...someone('admin', 0),
        accounts: [
          { channel: 'teams', name: 'Aino Esimerkki' },
          { channel: 'slack', name: hostile },
        ],
      },
    ],
  },
  'meeting that starts': { kind: 'meeting', phase: 'started', polls: [] },
  'meeting that starts with many polls': {
    kind: 'meeting',
    phase: 'started',
    polls: Array.from({ length: 30 }, () => biggestPoll()),
  },
  'meeting that ends with one poll': { kind: 'meeting', phase: 'ended', polls: [poll({ example: true })] },
  'meeting that ends with many polls': {
    kind: 'meeting',
    phase: 'ended',
    polls: Array.from({ length: 30 }, () => biggestPoll()),
  },
  'report link': {
    kind: 'reportLink',
    url: `https://kumppani.example.fi/report/${'x'.repeat(300)}`,
    expiresAt: '2026-11-24T12:05:00.000Z',
  },
  'small role form': { kind: 'roleForm', people: [someone('member', 0)] },
  'big role form': { kind: 'roleForm', people: Array.from({ length: 300 }, (_, index) => someone('admin', index)) },
};
