import { findSchools, tokenize } from '../../src/understanding/understanding';

const schools = (text: string) => findSchools(tokenize(text)).map(({ school }) => school);

it.each([
  ['lukiolaisten yksinäisyys', ['upper']],
  ['yläkoululaiset ja lukiolaiset', ['lower', 'upper']],
  ['ammattiin opiskelevien nuuskan käyttö', ['vocational']],
  ['viidesluokkalaiset Lohjalla', ['primary']],
  ['ensamma högstadieelever i Lojo', ['lower']],
  ['gymnasister i Borgå', ['upper']],
  ['8th graders in Lohja', ['lower']],
  ['vocational students', ['vocational']],
  ['upper secondary students', ['upper']],
  ['työttömät nuoret Lohjalla', []],
])('hears of whose pupils "%s" is', (text, found) => expect(schools(text).sort()).toEqual(found));
