import { subjectsIn } from '../support/subjects-in';

describe('a subject told with a verb', () => {
  it.each([
    ['Palaako moni päivystykseen kahden vuorokauden sisällä?', 'emergencyReturns'],
    ['Montako odottavaa äitiä polttaa tupakkaa Hangossa?', 'smokingInPregnancy'],
    ['Kenen luona lapsi asuu, siitä sovittu Hangossa', 'custodyAgreements'],
    ['Kuinka moni kuntalainen kokee itsensä onnelliseksi?', 'happiness'],
    ['Flyttar det fler dit än därifrån?', 'netMigration'],
    ['Röker flickorna på yrkesskolan?', 'smoking'],
    ['Hur stor del av läkartjänsterna gapar tomma?', 'doctorShortage'],
    ['How many doctor vacancies are there?', 'doctorShortage'],
    ['Do people feel they are in poor health?', 'selfRatedHealth'],
    ['What does the municipality get from the state?', 'stateSubsidies'],
  ])('%s', (text, concept) => expect(subjectsIn(text)).toEqual([concept]));
});
