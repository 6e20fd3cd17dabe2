import { join } from 'node:path';
import { readLexicon, tokenize } from '../../src/understanding/understanding';

const lexicon = readLexicon(join(__dirname, '..', '..', 'data', 'lexicon'));

function subjects(text: string): string {
  return lexicon
    .find(tokenize(text))
    .map(({ concept }) => concept.name)
    .sort()
    .join(' + ');
}

function targets(name: string, group: 'children' | 'young' | 'adults' | 'elderly') {
  return lexicon.concepts.find((concept) => concept.name === name)?.groups[group];
}

// Words that contain one another's, and subjects that only look alike.
it.each([
  ['koulukiusaaminen', 'bullying'],
  ['koulukiusaajat', 'bullies'],
  ['nettikiusaaminen', 'onlineBullying'],
  ['kiusaamiseen puututaan koulussa', 'bullyingIntervention'],
  ['päivähoito', 'dayCare'],
  ['perhepäivähoito', 'familyDayCare'],
  ['päivähoidon kustannukset', 'dayCareCosts'],
  ['lastensuojelu', 'childWelfare'],
  ['lastensuojelulaitos', 'childrensHomes'],
  ['perheneuvola', 'familyCounselling'],
  ['äitiysneuvola', 'maternityClinic'],
  ['kuolleisuus', 'mortality'],
  ['kuolleet', 'deaths'],
  ['imeväiskuolleisuus', 'infantMortality'],
  ['väkivalta', 'violence'],
  ['väkivaltarikokset', 'violentCrime'],
  ['seksuaalinen väkivalta', 'sexualViolence'],
  ['seksuaalinen häirintä', 'sexualHarassment'],
  ['itsemurha-ajatukset', 'suicideThoughts'],
  ['itsemurhakuolleisuus', 'suicide'],
  ['ahdistus', 'anxiety'],
  ['sosiaalinen ahdistuneisuus', 'socialAnxiety'],
  ['masennus', 'depression'],
  ['masennuslääkkeet', 'antidepressants'],
  ['huoltosuhde', 'dependencyRatio'],
  ['vanhushuoltosuhde', 'oldAgeDependencyRatio'],
  ['luottamus tulevaisuuteen', 'futureTrust'],
  ['luottamus', 'trust'],
  ['digisyrjäytyminen', 'digitalBarriers'],
  ['syrjäytyminen', 'exclusion'],
  ['dödlighet', 'mortality'],
  ['barnskyddsanmälningar', 'childWelfareNotifications'],
  ['school nurse', 'schoolNurse'],
  ['mental health visits', 'mentalHealthVisits'],
])('keeps %j to %s alone', (words, subject) => expect(subjects(words)).toBe(subject));

it('keeps two subjects of a question apart', () => {
  expect(subjects('avioerot ja yksinhuoltajat')).toBe('divorces + singleParents');
  expect(subjects('onko kiusaaminen ja yksinäisyys yleistä')).toBe('bullyingKinds + loneliness');
});

it('never lets the figure of adults or of the elderly answer for the young', () => {
  const shared = lexicon.concepts.flatMap(
    ({ name, groups: { children = [], young = [], adults = [], elderly = [] } }) =>
      [...children, ...young]
        .filter((target) => [...adults, ...elderly].includes(target))
        .map((target) => [name, target]),
  );
  expect(shared).toEqual([]);
  for (const name of ['happiness', 'qualityOfLife', 'psychologicalStrain', 'suicideThoughts', 'volunteering'])
    expect([name, targets(name, 'young')]).toEqual([name, undefined]);
});

it('holds the pupils of each school in the order of the survey', () =>
  expect(targets('schoolBurnout', 'young')).toEqual([
    '^Koulu-uupumus.*% 8\\. ja 9',
    '^Koulu-uupumus.*% lukio',
    '^Koulu-uupumus.*% ammat',
  ]));
