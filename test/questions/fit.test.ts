import type { Indicator } from '../../src/indicators/indicators';
import type { People } from '../../src/questions/choosing/asked';
import { peopleFit } from '../../src/questions/choosing/fit';
import { starterEdition } from '../support/small-edition';

const [known] = starterEdition.indicators.values();
const titled = (fi: string) => ({ ...known, id: 7_000_000, title: { fi } }) as Indicator;
const everybody = titled('Yksinäiseksi itsensä tuntevat, %');
const pupils = titled('Yksinäiseksi itsensä tuntevat, % 8. ja 9. luokan oppilaista');
const elderly = titled('Yksinäiseksi itsensä tuntevat, % 75 vuotta täyttäneistä');

const people = (asked: Partial<People> = {}): People => {
  const { groups = new Set(), schools = new Set(), words = new Set() } = asked;
  return { ...asked, groups, schools, words, isOpen: groups.size === 0 && !asked.ages };
};

it.each([
  ['everybody', 'all', everybody, people(), 'own'],
  ['everybody', 'pupils', pupils, people(), 'other'],
  ['everybody', 'the old', elderly, people(), 'other'],
  ['the young', 'pupils', pupils, people({ groups: new Set(['young']) }), 'own'],
  ['the young', 'all', everybody, people({ groups: new Set(['young']) }), 'whole'],
  ['the young', 'the old', elderly, people({ groups: new Set(['young']) }), 'other'],
  ['the old', 'pupils', pupils, people({ groups: new Set(['elderly']) }), 'other'],
  ['those over 75', 'the old', elderly, people({ ages: { from: 75 } }), 'own'],
  ['those over 65', 'the old', elderly, people({ ages: { from: 65 } }), 'other'],
  ['those of 18 to 24', 'all', everybody, people({ ages: { from: 18, to: 24 } }), 'whole'],
] as const)('asked of %s, a figure of %s fits as it should', (_of, _by, indicator, asked, fit) =>
  expect(peopleFit(indicator, asked)).toBe(fit),
);
