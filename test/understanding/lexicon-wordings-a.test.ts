import { join } from 'node:path';
import { findSchools, readLexicon, tokenize } from '../../src/understanding/understanding';

const lexicon = readLexicon(join(__dirname, '..', '..', 'data', 'lexicon'));

function subjectsOf(text: string): string[] {
  return lexicon.find(tokenize(text)).map(({ concept }) => concept.name);
}

// Verbs, circumlocutions and officialese of people, families, school, mind, safety, money, work and taking part.
it.each([
  ['kuinka kauan naiset elävät keskimäärin', 'lifeExpectancy'],
  ['hur länge lever männen', 'lifeExpectancy'],
  ['how many years of life left at 65', 'lifeExpectancy'],
  ['vauvoja kuolee ennen ensimmäistä syntymäpäivää', 'infantMortality'],
  ['babies died before they turned one', 'infantMortality'],
  ['kuolee enemmän kuin syntyy', 'naturalIncrease'],
  ['fler födda än döda', 'naturalIncrease'],
  ['kuinka moni liitto kariutuu', 'divorces'],
  ['hur många par går isär', 'divorces'],
  ['lapsia viety vanhemmiltaan', 'custody'],
  ['children taken away by social services', 'custody'],
  ['barn som tagits ifrån sina föräldrar', 'custody'],
  ['paennut turvakotiin väkivaltaa', 'shelters'],
  ['fled violence to a safe house', 'shelters'],
  ['lapset köyhyysrajan alapuolella', 'childPoverty'],
  ['children whose parents have little money', 'childPoverty'],
  ['isä tai äiti lyö lasta', 'parentalViolence'],
  ['elever som får stryk hemma', 'parentalViolence'],
  ['pudonneet koulusta peruskoulun jälkeen', 'outsideEducation'],
  ['unga som fallit utanför studielivet', 'outsideEducation'],
  ['lärare som blundar för mobbning', 'bullyingIntervention'],
  ['the future looks dark', 'futureTrust'],
  ['ei pääse irti kännykästä', 'internetProblems'],
  ['teinien abortit', 'girlsAbortions'],
  ['nuorten abortit', 'teenAbortions'],
  ['teinien masennuslääkkeet', 'teenAntidepressants'],
  ['nobody is there for them', 'loneliness'],
  ['poliisi selvittää kotiriitoja', 'homeAlarms'],
  ['lähisuhdeväkivallan sovittelu', 'mediatedDomesticViolence'],
  ['jag sover för lite', 'sleep'],
  ['lääkkeitä jää ostamatta', 'cutBack'],
  ['worried about food until payday', 'foodFear'],
  ['pensionären får i månaden', 'averagePension'],
  ['kunta korvia myöten veloissa', 'loans'],
  ['money spent on health and social care', 'socialHealthCosts'],
  ['polkevat töihin', 'activeCommuting'],
  ['noise from trains at home', 'trafficNoise'],
  ['engagerade i föreningar', 'associationActivity'],
  ['digipalvelut pelottavat', 'digitalBarriers'],
  ['burnt out before retirement', 'workUntilPension'],
])('takes %j to be about %s', (text, subject) => expect(subjectsOf(text)).toEqual([subject]));

it.each([
  ['children at home are overweight', 'familiesWithChildren'],
  ['how many people run over 500 metres', 'trafficAccidents'],
  ['how many people work in hospitals', 'employment'],
])('of %j, takes no chance words for %s', (text, subject) => expect(subjectsOf(text)).not.toContain(subject));

it.each([
  ['4.–5.-luokkalaisista', 'primary'],
  ['fyrornas och femmornas elever', 'primary'],
  ['kasi-ysiluokkalaisilla', 'lower'],
  ['högstadieflickorna', 'lower'],
  ['amispojilla', 'vocational'],
])('knows the school of %j', (text, school) =>
  expect([...new Set(findSchools(tokenize(text)).map((found) => found.school))]).toEqual([school]),
);
