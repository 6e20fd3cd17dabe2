import { join } from 'node:path';
import { createLexicon, readLexicon, tokenize } from '../../src/understanding/understanding';

const lexicon = readLexicon(join(__dirname, '..', '..', 'data', 'lexicon'));

// Everyday speech, officialese and comparatives.
it.each([
  ['moniko vetää röökiä', 'smoking'],
  ['vailla duunia', 'unemployment'],
  ['out of work', 'unemployment'],
  ['jobless for over a year', 'longTermUnemployment'],
  ['utan jobb över ett år', 'longTermUnemployment'],
  ['saikuttajat', 'sicknessAllowance'],
  ['mielenterveyssyistä saikulla', 'mentalSickLeave'],
  ['sjukpensionerade på grund av psyket', 'disabilityPensionMental'],
  ['toimeentulotukiasiakkuudet', 'incomeSupport'],
  ['social welfare recipients', 'incomeSupport'],
  ['paljonko velkaa per nuppi', 'loans'],
  ['velkaisin', 'loans'],
  ['mest skuldsatt', 'loans'],
  ['köyhempi', 'lowIncome'],
  ['fattigast', 'lowIncome'],
  ['sairain', 'morbidity'],
  ['healthiest', 'morbidity'],
  ['köyhyys', 'poverty'],
  ['yksinäisyys', 'loneliness'],
  ['kiusaaminen kouluissa', 'bullyingKinds'],
  ['viinaan kuolleet', 'alcoholDeaths'],
  ['putkaan viedyt juopuneet', 'custodyOfIntoxicated'],
  ['testat gräs', 'cannabis'],
  ['äktenskap spricker', 'divorces'],
  ['asuu yksinään', 'livingAlone'],
  ['getting help at home', 'homeCare'],
  ['klientantal inom hemvården', 'homeCare'],
  ['lekurille joutuu jonottamaan', 'waitingDoctor'],
  ['taksikyydit vammaisille', 'transportServices'],
  ['sepelvaltimotauti-indeksi', 'coronaryIndex'],
])('takes %j to be about %s', (question, subject) =>
  expect(lexicon.find(tokenize(question)).map(({ concept }) => concept.name)).toEqual([subject]),
);

it.each(['köyhyys', 'fattigdom', 'poverty', 'kiusaaminen'])('asks back whose %j is meant', (word) =>
  expect(lexicon.find(tokenize(word)).map(({ concept }) => concept.isBroad)).toEqual([true]),
);

describe('the words that say nothing more beside a subject', () => {
  const groups = { children: {}, young: {}, adults: {}, elderly: {} };
  const small = createLexicon({
    groups,
    beside: { fi: 'kärsi*, per nuppi' },
    concepts: [{ name: 'asthma', targets: [1], words: { fi: 'astma*' } }],
  });

  it('are explained by the subject', () => {
    const [match] = small.find(tokenize('astmasta kärsivät per nuppi'));
    expect([...(match?.tokens ?? [])].sort()).toEqual([0, 1, 2, 3]);
  });

  it('name no subject themselves', () => expect(small.find(tokenize('kärsivät per nuppi'))).toEqual([]));
});
