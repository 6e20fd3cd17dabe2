import fc from 'fast-check';
import { createKnowledge } from '../../src/questions/knowledge';
import { createKnownWords } from '../../src/questions/reading/known-words';
import { readQuestion } from '../../src/questions/reading/reading';
import { readLexicon } from '../../src/understanding/understanding';
import { starterEdition } from '../support/small-edition';

const lexicon = readLexicon('data/lexicon');
const knowledge = createKnowledge(starterEdition, 'Uusimaa');
const known = { places: knowledge.places, lexicon, isKnown: createKnownWords(knowledge) };

function read(text: string) {
  const reading = readQuestion({ text, language: 'fi', thisYear: 2026 }, known);
  const names = reading.regions.map((id) => starterEdition.regions.get(id)?.title.fi);
  return { ...reading, names, subjects: reading.concepts.map(({ concept }) => concept.name) };
}

it.each([
  ['Onko nuorten päihteiden käyttö vähentynyt Vihdissä?', 'trend'],
  ['mihin suuntaan köyhyys on menossa Keravalla', 'trend'],
  ['Onko Hangossa enemmän työttömiä kuin ennen?', 'trend'],
  ['Blir det fler arbetslösa i Lovisa?', 'trend'],
  ['Is loneliness getting more common in Vantaa?', 'trend'],
  ['työttömyys Lohjalla 2015–2020', 'trend'],
  ['Onko Sipoossa enemmän työttömiä kuin Porvoossa?', 'compare'],
  ['kummassa on pahempi tilanne, Espoossa vai Vantaalla', 'compare'],
  ['Är arbetslösheten högre i Hangö än i hela landet?', 'compare'],
  ['unemployment in Lohja versus the national average', 'compare'],
  ['Uudenmaan kunnista korkein työttömyys', 'rank'],
  ['vilken kommun i Nyland har lägst arbetslöshet', 'rank'],
  ['which county has the fewest unemployed', 'rank'],
  ['Mikä on gini-kerroin?', 'define'],
  ['Vad är en långtidsarbetslös?', 'define'],
  ['what exactly is meant by loneliness', 'define'],
  ['kuka auttaa yksinäisiä vanhuksia Keravalla', 'associations'],
  ['Löytyykö Porvoosta mielenterveysyhdistyksiä?', 'associations'],
  ['var kan man få hjälp i Esbo', 'associations'],
  ['where can I get peer support in Vantaa', 'associations'],
  ['mitä STEA-avustuksia Lohjalle on myönnetty', 'associations'],
  ['mitä tukea yksinäiset ikäihmiset tarvitsevat Lohjalla', 'needs'],
  ['Vad behöver unga i Lojo?', 'needs'],
  ['what do old people in Lohja need', 'needs'],
  ['Miten ikäihmisillä menee Lohjalla?', 'needs'],
  ['Kuinka moni vanhus tarvitsee apua?', 'value'],
  ['Paljonko on muuta kuin suomea puhuvia Vantaalla?', 'value'],
  ['Kuka on Vantaan pormestari?', 'elsewhere'],
  ['keskimääräinen elinajanodote Lohjalla huomiseen kokoukseen', 'value'],
])('reads the intent of "%s" as %s', (text, intent) => expect(read(text).intent).toBe(intent));

it.each([
  ['Millä hyvinvointialueella on vähiten työttömiä?', 'HYVINVOINTIALUE', 'lowest'],
  ['vilket välfärdsområde har flest arbetslösa', 'HYVINVOINTIALUE', undefined],
  ['Which municipality has the highest unemployment?', 'KUNTA', undefined],
  ['missä maakunnassa on matalin työttömyys', 'MAAKUNTA', 'lowest'],
  ['missä on paras tilanne', undefined, undefined],
  ['eniten vai vähiten työttömiä', undefined, undefined],
] as const)('reads what "%s" ranks, and whether from the lowest', (text, level, order) =>
  expect([read(text).level, read(text).order]).toEqual([level, order]),
);

it.each([
  ['yksinaisyys lohjala', 'Lohja', 'loneliness'],
  ['tyottomyysate espossa', 'Espoo', 'unemployment'],
  ['koulu kiusaaminen Kirkkonumella', 'Kirkkonummi', 'bullyingKinds'],
  ['lastensuojelu-ilmoitukset Vihdissä', 'Vihti', 'childWelfareNotifications'],
  ['lonliness in Helsinky', 'Helsinki', 'loneliness'],
])('puts the slips of "%s" right', (text, name, subject) => {
  expect(read(text)).toMatchObject({ names: [name], subjects: [subject] });
});

it('tells what it corrected', () => {
  expect(read('koulukuisaaminen Keravala').corrections).toEqual([
    { typed: 'koulukuisaaminen', read: 'koulukiusaaminen' },
    { typed: 'Keravala', read: 'Keravalla' },
  ]);
  expect(read('koulukiusaaminen Keravalla').corrections).toBeUndefined();
});

it('joins no word to a subject that is whole without it', () =>
  expect(read('toimeentulotuki euroina Lohjalla').tokens).toHaveLength(3));

it('parts inhabitants and groups from what they are written together with', () => {
  expect(read('lohjalaisnuorten yksinäisyys')).toMatchObject({ names: ['Lohja'], subjects: ['loneliness'] });
  expect([...read('lohjalaisnuorten yksinäisyys').groups.values()]).toEqual(['young']);
  expect([...read('ungdomsfattigdom i Borgå').groups.values()]).toEqual(['young']);
});

it('takes a name that is a common word for the place when nobody wrote capitals', () => {
  expect([read('työttömyys porissa').names, read('koulukiusaaminen ingå').names]).toEqual([['Pori'], ['Inkoo']]);
  expect(read('työttömyys Lohjalla, kotka').names).toEqual(['Lohja']);
});

it('reads women and men together as everybody, and says nothing of their words', () => {
  expect(read('naisten ja miesten työttömyys Lohjalla')).toMatchObject({ gender: 'total' });
  expect(read('naisten työttömyys Lohjalla').gender).toBe('female');
});

it('states ages only where the question does', () => {
  expect([read('yli 75-vuotiaat Lohjalla').ages, read('vanhukset Lohjalla').ages]).toEqual([{ from: 75 }, undefined]);
});

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom('${', '}', 'Lohja', 'йцук', '\u0000', '2015–', '-', '65+', '٣', 'ı', 'ﷺ', ' ', '𝟚', '%s'), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
);

it('reads whatever is typed, and explains no position that is not there', () => {
  fc.assert(
    fc.property(strange, (text) => {
      const { tokens, content, groups } = read(text);
      expect([...content, ...groups.keys()].every((index) => index < tokens.length)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('reads 10 kB of one word and of many', () => {
  expect(read('ä'.repeat(10_000)).regions).toEqual([]);
  expect(read('kiusamista '.repeat(900)).regions).toEqual([]);
});
