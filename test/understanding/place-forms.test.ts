import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Localized, languages } from '../../src/text/text';
import { createPlaces, type PlaceRegion, readLexicon, tokenize } from '../../src/understanding/understanding';
import { starterEdition } from '../support/small-edition';

const regions = [...starterEdition.regions.values()].filter(({ category }) => ['KUNTA', 'MAAKUNTA'].includes(category));
const places = createPlaces([...starterEdition.regions.values()]);
const forms = [...places.forms()];
const swedishEndings = ['', 's', 'borna', 'bor'];

it('reads every form of every place as that place only', () => {
  const wrong = forms.filter(([form, region]) => {
    const found = places.find(tokenize(form)).map((mention) => mention.region);
    return found[0] !== region && !namesake(found[0], region);
  });
  expect(wrong).toEqual([]);
});

/** A county's short name means what its region's does; the capital area is more than one. */
function namesake(found: number | undefined, region: number): boolean {
  const titles = [found, region].map((id) => starterEdition.regions.get(id ?? -1)?.title.fi?.split(/[ n]/)[0]);
  return found !== undefined && titles[0] === titles[1];
}

it('reads every place anywhere in a sentence, in the three languages', () => {
  const frames = [
    (name: string) => [`Paljonko diabetesta on, ${name}?`, name] as const,
    (name: string) => [`Hur är läget i ${name} just nu`, name] as const,
    (name: string) => [`How common is obesity in ${name}?`, name] as const,
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...regions),
      fc.constantFrom(...languages),
      fc.constantFrom(...frames),
      fc.constantFrom(...swedishEndings),
      (region: PlaceRegion, language, frame, ending) => {
        const title = (region.title[language] ?? region.title.fi ?? '').replace(/^Region of /, '');
        const [text] = frame(language === 'sv' ? title + ending : title);
        expect([title, places.find(tokenize(text)).map((mention) => mention.region)]).toEqual([title, [region.id]]);
      },
    ),
    { numRuns: 400 },
  );
});

it('takes no word of the lexicon for a place', () => {
  const isPlace = (text: string) =>
    places.find(tokenize(text)).some((mention) => regions.some(({ id }) => id === mention.region));
  const words = readLexicon('data/lexicon').words.filter(({ isStem }) => !isStem);
  expect(words.filter(({ text }) => isPlace(text)).map(({ text }) => text)).toEqual([]);
});

const catalogue = '../shared/data/sotkanet/indicators.json';

it('takes no word of the titles for a municipality or region', () => {
  // The whole catalogue where it is at hand, else the titles of the project's own figures.
  const indicators: readonly { readonly title: Localized }[] = existsSync(catalogue)
    ? JSON.parse(readFileSync(catalogue, 'utf8'))
    : [...starterEdition.indicators.values()];
  const named = indicators
    .flatMap(({ title }) => languages.map((language) => title[language] ?? ''))
    .filter((title) => places.find(tokenize(title)).some(({ region }) => regions.some(({ id }) => id === region)));
  expect(named).toEqual([]);
});
