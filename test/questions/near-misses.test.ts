import { chooseIndicator } from '../../src/questions/choosing/choice';
import { createKnowledge } from '../../src/questions/knowledge';
import { createKnownWords } from '../../src/questions/reading/known-words';
import { readQuestion } from '../../src/questions/reading/reading';
import type { Language } from '../../src/text/text';
import { readLexicon } from '../../src/understanding/understanding';
import { describeWithSotkanet, readSotkanetEdition } from '../support/sotkanet-edition';

/** Questions that name a subject we know, of animals, things, trades, peoples, persons and places that no figure is about. */
const nearMisses: Readonly<Record<Language, readonly string[]>> = {
  fi: [
    'koirien lihavuus Lohjalla',
    'Kuinka monella hevosella Turussa on diabetes?',
    'moniko kissa Espoossa on ylipainoinen',
    'Montako lammasta Kemissä sairastaa masennusta?',
    'työttömyys Tukholmassa',
    'yksinäisyys Roomassa',
    'Työttömyysaste Pariisissa',
    'lapsiköyhyys Tallinnassa',
    'Kuinka moni putkimies Lohjalla on työtön?',
    'työttömät putkimiehet Lohjalla',
    'Paljonko viulisteja on työttömänä Jyväskylässä?',
    'Onko Matti Virtanen yksinäinen?',
    'Kuinka moni lentäjä Vantaalla tupakoi?',
    'robottien yksinäisyys Oulussa',
    'Montako prosenttia seeproista tupakoi Lahdessa?',
    'asunnottomien koirien määrä Vantaalla',
    'Moniko espanjalainen Espoossa tupakoi?',
    'kanojen masennus Kotkassa',
    'Kuinka moni yritys Vantaalla on köyhä?',
    'kielten köyhyys Porissa',
    'Ruotsin työttömyysaste',
    'rikollisuus Berliinissä',
    'papukaijojen tupakointi Hangossa',
    'Moniko asianajaja Helsingissä juo liikaa?',
    'mehiläisten kuolleisuus Lohjalla',
  ],
  sv: [
    'katternas övervikt i Esbo',
    'Hur många hästar i Åbo har diabetes?',
    'hundarnas fetma i Lojo',
    'arbetslöshet i Stockholm',
    'ensamhet i Rom',
    'arbetslösheten i Paris',
    'Hur många rörmokare i Lojo är arbetslösa?',
    'arbetslösa violinister i Jyväskylä',
    'Hur stor andel av robotarna i Uleåborg är ensamma?',
    'Är Karin Lindholm ensam?',
    'barnfattigdom i Tallinn',
    'Hur många piloter i Vanda röker?',
    'fårens depression i Kemi',
    'Hur många företag i Vanda är fattiga?',
    'brottslighet i Berlin',
    'Hur många spanjorer i Esbo röker?',
    'binas dödlighet i Lojo',
    'Sveriges arbetslöshetsgrad',
    'antalet papegojor som röker i Hangö',
    'Andelen advokater som dricker för mycket i Helsingfors',
  ],
  en: [
    'How many horses in Turku have diabetes?',
    'How many cats in Espoo are overweight?',
    'Obesity of dogs in Lohja',
    'share of sheep with depression in Kemi',
    'What share of robots in Oulu feel lonely?',
    'How many firms in Vantaa are unemployed?',
    'unemployed plumbers in Lohja',
    'How many plumbers in Tampere are unemployed?',
    'unemployment in Paris',
    'loneliness in Rome',
    'unemployment in Sweden',
    'child poverty in Tallinn',
    'poverty in London 2020',
    'smoking among pilots in Vantaa',
    'How many Spaniards in Espoo smoke?',
    'Is Maria Andersson lonely in Turku?',
    'How many lawyers in Helsinki drink too much?',
    'What percentage of zebras in Lahti smoke?',
    'diabetes in horses, Turku',
    'How many bees in Lohja are sick?',
    'crime in Berlin',
    'obesity in Chicago',
    'Do chickens in Kotka suffer from depression?',
    'number of languages at risk of poverty in Pori',
    'unemployment rate of violinists in Jyväskylä',
  ],
};

const answered: readonly (readonly [Language, string])[] = [
  ['fi', 'Kuinka moni lohjalainen tupakoi?'],
  ['sv', 'Hur många i Lojo har diabetes?'],
  ['en', 'How many people in Turku have diabetes?'],
];

describeWithSotkanet('against the real catalogue', () => {
  const lexicon = readLexicon('data/lexicon');
  const knowledge = createKnowledge(readSotkanetEdition(), 'Uusimaa');
  const known = { places: knowledge.places, lexicon, isKnown: createKnownWords(knowledge) };

  function givesNumber(text: string, language: Language): boolean {
    const reading = readQuestion({ text, language, thisYear: 2026 }, known);
    const asksFigure = reading.intent !== 'elsewhere' && reading.intent !== 'associations';
    return asksFigure && chooseIndicator(reading, knowledge).kind === 'clear';
  }

  it.each(Object.keys(nearMisses) as Language[])('gives no number of whom no figure is about: %s', (language) =>
    expect(nearMisses[language].filter((text) => givesNumber(text, language))).toEqual([]),
  );

  it.each(answered)('gives one to "%s: %s"', (language, text) => expect(givesNumber(text, language)).toBe(true));
});
