import type { Edition, Indicator } from '../../src/indicators/indicators';
import { chooseIndicator } from '../../src/questions/choosing/choice';
import { groupAlone } from '../../src/questions/choosing/group-alone';
import { createKnowledge } from '../../src/questions/knowledge';
import { createKnownWords } from '../../src/questions/reading/known-words';
import { readQuestion } from '../../src/questions/reading/reading';
import { readLexicon } from '../../src/understanding/understanding';
import { buildEdition } from '../support/small-edition';

const lexicon = readLexicon('data/lexicon');
const titles: Readonly<Record<number, Indicator['title']>> = {
  181: {
    fi: 'Työttömät, % työvoimasta',
    sv: 'Arbetslösa, % av arbetskraften',
    en: 'Unemployed people, as % of labour force',
  },
  326: { fi: 'Pitkäaikaistyöttömät, % työttömistä', sv: 'Långtidsarbetslösa, % av de arbetslösa' },
  1068: { fi: '65 vuotta täyttäneet, % väestöstä', sv: '65 år och över, % av befolkningen' },
  324: { fi: '65 vuotta täyttäneiden yhden hengen asuntokunnat, % asuntokunnista' },
};

function createEdition(): Edition {
  const small = buildEdition();
  const model = small.indicators.get(127) as Indicator;
  const made = Object.entries(titles).map(([id, title]): [number, Indicator] => [
    Number(id),
    { ...model, id: Number(id), title },
  ]);
  return { ...small, indicators: new Map(made) };
}

const knowledge = createKnowledge(createEdition(), 'Uusimaa');
const known = { places: knowledge.places, lexicon, isKnown: createKnownWords(knowledge) };

const read = (text: string) => readQuestion({ text, language: 'fi', thisYear: 2026 }, known);

function choose(text: string) {
  const reading = read(text);
  const choice = chooseIndicator(reading, knowledge);
  if (choice.kind !== 'clear') return { kind: choice.kind };
  const unread = (choice.unread ?? []).map((index) => reading.tokens[index]?.text);
  return { kind: choice.kind, indicator: choice.indicator, unread };
}

const unemployment = 181;

describe('a word that nothing knows', () => {
  it.each([
    ['paljonko työttömiä Lohjalla hyrskähtää', 'hyrskähtää'],
    ['Hurmaava Lohja, työttömyys', 'Hurmaava'],
    ['arbetslösheten i Lojo, hipp', 'hipp'],
  ])('is left out and told where it cannot narrow the subject: "%s"', (text, unread) =>
    expect(choose(text)).toEqual({ kind: 'clear', indicator: unemployment, unread: [unread] }),
  );

  it.each([
    'putkimiesten työttömyys Vantaalla',
    'työttömyys hitsaajilla Vantaalla',
    'työttömät muusikot Helsingissä',
    'unemployed plumbers in Espoo',
    'unemployment among plumbers in Espoo',
    'arbetslösa rörmokare i Borgå',
    'arbetslöshet bland snickare i Esbo',
    'Vantaan putkimiehet, työttömyys',
    'kuinka moni ei hyrskähdä työttömänä Lohjalla',
    'people in Lohja without quokkas, unemployment',
    'onko työttömyys Lohjalla korkeampi kuin timbuktussa',
    'työttömyys Lohjalla, Gotham',
    'työttömyys Lohjalla hevosilla',
    'unemployment in Vantaa and parrots',
  ])('is asked back about where it may: "%s"', (text) => expect(choose(text).kind).not.toBe('clear'));
});

describe('talk about asking', () => {
  it.each([
    'Moro, siskoni muutti justiinsa Lohjalle ja alkoi kiinnostaa, montako prosenttia siellä on työttömänä?',
    'Kahvipöydässä väiteltiin eilen että Lohjalla on paljon työttömiä',
    'Hei, gradua tässä tuskailen: työttömyys Lohjalla',
    'Jag jobbar på en tidning och vill veta hur många som är arbetslösa i Lojo',
    'My uncle claims that unemployment in Lohja is high',
  ])('needs no explaining: "%s"', (text) =>
    expect(choose(text)).toEqual({ kind: 'clear', indicator: unemployment, unread: [] }),
  );

  it.each([
    'Meidän yhdistys hakee rahaa, paljonko Lohjalla on työttömiä?',
    'Vi är en förening för arbetslösa, hur många arbetslösa finns det i Lojo?',
  ])('is who asks, too: "%s"', (text) => {
    expect(read(text).intent).toBe('value');
    expect(choose(text)).toMatchObject({ kind: 'clear', indicator: unemployment });
  });

  it.each([
    'Olen työtön, mikä yhdistys auttaa Lohjalla',
    'I am unemployed, which associations in Lohja help me',
    'hey, my dad is unemployed, any association in Lohja that can help?',
  ])('is none when associations are what is asked about: "%s"', (text) =>
    expect(read(text).intent).toBe('associations'),
  );

  it('is none what stands in a list with the subject', () =>
    expect(choose('työttömyys Lohjalla, papukaijatarhurit').kind).not.toBe('clear'));
});

describe('people by themselves', () => {
  it.each(['vanhukset hyvinkää', 'gamla i Raseborg', 'old people in Hyvinkää'])('"%s" is asked back about', (text) =>
    expect(groupAlone(read(text), knowledge)?.kind).toBe('open'),
  );

  it.each([
    'vanhusten määrän kasvu Siuntiossa',
    'har det blivit fler gamla i Ingå',
    'how many old people are there in Hanko',
  ])('are counted where that is asked: "%s"', (text) =>
    expect(groupAlone(read(text), knowledge)).toEqual({ kind: 'clear', indicator: 1068 }),
  );

  it.each(['entä vanhukset?', '18–24-vuotiaat Lohjalla', 'lapset ja vanhukset Lohjalla'])('not in "%s"', (text) =>
    expect(groupAlone(read(text), knowledge)).toBeUndefined(),
  );
});
