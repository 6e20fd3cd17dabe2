import { detectLanguage } from '../../src/understanding/understanding';

it.each([
  ['Paljonko diabetesta on Lohjalla?', 'fi'],
  ['montaks työtöntä siel on', 'fi'],
  ['Hur vanligt är diabetes i Lojo?', 'sv'],
  ['ungdomarna har inget arbete', 'sv'],
  ['How common is diabetes in Lohja?', 'en'],
  ['what does it mean', 'en'],
])('hears the language of "%s"', (text, language) => expect(detectLanguage(text)).toBe(language));

it.each(['', 'diabetes', '2023', '???', '🙂'])('does not guess the language of "%s"', (text) =>
  expect(detectLanguage(text)).toBeUndefined(),
);

it('takes the language of a place as a hint', () => expect(detectLanguage('diabetes', ['sv'])).toBe('sv'));
