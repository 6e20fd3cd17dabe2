import { createKnowledge } from '../../src/questions/knowledge';
import { createKnownWords } from '../../src/questions/reading/known-words';
import { readQuestion } from '../../src/questions/reading/reading';
import { readLexicon } from '../../src/understanding/understanding';
import { starterEdition } from '../support/small-edition';

const knowledge = createKnowledge(starterEdition, 'Uusimaa');
const known = { places: knowledge.places, lexicon: readLexicon('data/lexicon'), isKnown: createKnownWords(knowledge) };
const intentOf = (text: string) => readQuestion({ text, language: 'fi', thisYear: 2026 }, known).intent;

const wordings = {
  value: [
    ...['Kuinka moni on ainakin kerran polttanut kannabista Espoossa?', 'Moniko tupakoi vähintään kerran päivässä?'],
    ...['Hur många i Esbo har rökt cannabis minst en gång?', 'Hur många över 75 år i Esbo får minst ett besök?'],
    ...['How many in Espoo have smoked cannabis at least once?', 'How many drink at least 6 portions in Espoo?'],
    ...[
      'työttömyys Lohjalla kolme vuotta sitten',
      'arbetslösheten i Lojo för två år sedan',
      'unemployment two years ago',
    ],
    ...[
      'Montako työtöntä Lohjalla on',
      'Hur många arbetslösa finns det i Lojo?',
      'What is the unemployment rate in Lohja?',
    ],
    ...['Työttömyysaste Lohjalla 2020', 'Mikä oli työttömyysaste Lohjalla?', 'most people unemployed in Lohja'],
  ],
  trend: [
    ...['Onko työttömien osuus tippunut seitsemässä vuodessa Lohjalla?', 'Onko työttömyys pudonnut Lohjalla?'],
    ...['työttömyys Lohjalla vuodesta 2015 tähän päivään', 'Paljonko väki on vähentynyt sitten vuoden 1990 Lohjalla?'],
    ...['Onko Lohjalla nyt enemmän työttömiä kuin kymmenen vuotta sitten?', 'työttömyys Lohjalla 20 viime vuotta'],
    ...[
      'Kuinka työttömyys on kehittynyt Lohjalla?',
      'Vieläkö köyhyys lisääntyy Lohjalla?',
      'Onko köyhyys yleistynyt Lohjalla?',
    ],
    ...['Är arbetslösheten värre nu än för tio år sedan i Lojo?', 'arbetslösheten i Lojo de tio senaste åren'],
    ...[
      'arbetslösheten i Lojo från 2013 framåt',
      'Har arbetslösheten sjunkit i Lojo?',
      'Blir de arbetslösa fler i Lojo?',
    ],
    ...[
      'Hur har arbetslösheten utvecklats i Lojo?',
      'arbetslösheten i Lojo år för år',
      'Har de arbetslösa blivit fler i Lojo?',
    ],
    ...['Has unemployment in Lohja fallen over the past decade?', 'unemployment in Lohja from 2015 onwards'],
    ...['growth of unemployment in Lohja', 'unemployment in Lohja year by year', 'Did unemployment drop in Lohja?'],
    ...['Is unemployment higher now than ten years ago in Lohja?', 'unemployment in Lohja during the past 10 years'],
  ],
  compare: [
    ...[
      'Mikä näistä kärsii eniten työttömyydestä: Lohja, Espoo vai Vantaa?',
      'Kummassa enemmän työttömiä, Lohjalla vai Espoossa?',
    ],
    ...[
      'Onko Lohjalla enemmän työttömiä kuin Espoossa?',
      'työttömyys Lohja vs Espoo',
      'työttömyys Lohjalla ja Espoossa',
    ],
    ...['Vilken av dessa har mest arbetslöshet: Lojo, Esbo eller Vanda?', 'Är arbetslösheten högre i Lojo än i Esbo?'],
    ...[
      'Har Lojo eller Esbo högst arbetslöshet?',
      'arbetslösheten i Lojo jämfört med Esbo',
      'Lojo eller Esbo, var är arbetslösheten störst?',
    ],
    ...[
      'Which has the most unemployed, Lohja, Espoo or Vantaa?',
      'Which of the two has more unemployment, Lohja or Espoo?',
    ],
    ...['unemployment in Lohja compared with Espoo', 'Is unemployment higher in Lohja than in Espoo?'],
  ],
  rank: [
    ...['Missä Uudenmaan kunnassa on eniten työttömiä?', 'Missä hyvinvointialueista on eniten työttömiä?'],
    ...['Millä hyvinvointialueella työttömyys on tavallisinta?', 'Missä kunnassa työttömyys on korkein?'],
    ...[
      'I vilken kommun i Nyland är arbetslösheten störst?',
      'Vilken kommun har flest arbetslösa?',
      'Var är arbetslösheten värst?',
    ],
    ...['Which municipality in Uusimaa has the most unemployed?', 'Which county is worst off in unemployment?'],
    ...['Which municipality is deepest in unemployment?', 'lowest unemployment in Uusimaa'],
  ],
  define: [
    ...[
      'Mikä ihmeen työttömyysaste?',
      'Mitä työttömyysaste tarkoittaa?',
      'mitä lasketaan työttömyydeksi',
      'Miten yksinäisyys on mitattu?',
    ],
    ...[
      'Vad är aktiveringsgraden för något?',
      'Vad betyder arbetslöshetsgrad?',
      'Hur mäts ensamhet?',
      'Vad menas med ensamhet?',
    ],
    ...[
      'How is loneliness measured?',
      'What does the unemployment rate mean?',
      'What counts as loneliness?',
      'Explain long-term unemployment',
    ],
  ],
} as const;

describe.each(Object.entries(wordings))('%s', (intent, texts) => {
  it.each(texts)('is what "%s" asks for', (text) => expect(intentOf(text)).toBe(intent));
});
