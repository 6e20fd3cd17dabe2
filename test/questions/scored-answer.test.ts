import { createScored } from '../support/scored';
import { buildEdition } from '../support/small-edition';

const score = createScored(buildEdition());

it('shows every number of an answer: the figure, the levels above and the earlier one', async () => {
  expect(await score('q1', 'Paljonko työttömiä on Lohjalla vuonna 2021?')).toEqual({
    id: 'q1',
    mode: 'answer',
    indicator: 181,
    candidates: [],
    regions: ['kunta:444'],
    years: { from: 2021, to: 2021 },
    gender: 'total',
    intent: 'value',
    figures: [
      { region: 'kunta:444', year: 2021, gender: 'total', value: 202.2021 },
      { region: 'maa:FI', year: 2021, gender: 'total', value: 658.2021 },
      { region: 'kunta:444', year: 2020, gender: 'total', value: 202.202 },
    ],
    ms: expect.any(Number),
  });
});

it('names regions of every level by their official codes', async () => {
  const codes = async (text: string) => (await score('q', text)).regions;
  expect(await codes('työttömyys Uudellamaalla')).toEqual(['mk:01']);
  expect(await codes('työttömyys Länsi-Uudenmaan hyvinvointialueella')).toEqual(['hva:03']);
  expect(await codes('työttömyys Suomessa')).toEqual(['maa:FI']);
  expect(await codes('työttömyys Askolassa ja Espoossa')).toEqual(['kunta:018', 'kunta:049']);
});

it.each([
  ['alkoholi Lohjalla', { mode: 'clarify', indicator: null, intent: 'value' }],
  ['mitkä järjestöt auttavat Lohjalla', { mode: 'associations', intent: 'associations' }],
  ['Kuka on presidentti', { mode: 'refuse', intent: 'out-of-scope' }],
  ['koiria Lohjalla', { mode: 'refuse', intent: 'value' }],
  ['työttömyys Lohjalla 2035', { mode: 'refuse', indicator: null, figures: [] }],
  ['mitä työttömyys tarkoittaa', { mode: 'answer', indicator: 181, intent: 'define', figures: [] }],
  [
    'Miten työttömyys on muuttunut vuodesta 2015',
    { mode: 'answer', indicator: 181, intent: 'trend', years: { from: 2015, to: null } },
  ],
  ['työttömyys viimeisen viiden vuoden aikana', { years: { last: 5 } }],
])('scores "%s"', async (text, wanted) => expect(await score('q', text)).toMatchObject(wanted));

it('shows every number of a trend, a comparison and a ranking, each once', async () => {
  const places = async (text: string) =>
    (await score('q', text)).figures.map(({ region, year }) => `${region} ${year}`);
  expect(await places('miten työttömyys on kehittynyt Lohjalla')).toEqual([
    ...['kunta:444 2020', 'kunta:444 2021'],
    ...['maa:FI 2020', 'maa:FI 2021'],
  ]);
  expect(await places('työttömyys Lohjalla ja koko maassa')).toEqual(['kunta:444 2021', 'maa:FI 2021']);
  const ranked = await places('missä Uudenmaan kunnassa on eniten diabetesta');
  expect(ranked.filter((place) => place.startsWith('kunta:'))).toHaveLength(26);
  expect(new Set(ranked).size).toBe(ranked.length);
});

it('puts the figures of a group side by side, the first as the indicator', async () => {
  const scored = await score('q', 'mitä tukea yksinäiset ikäihmiset tarvitsevat Lohjalla');
  expect(scored).toMatchObject({ mode: 'clarify', intent: 'value', indicator: 4286, candidates: [4286] });
  expect(scored.figures).toContainEqual({ region: 'kunta:444', year: 2021, gender: 'total', value: 202.2021 });
});
