import { type Language, type Localized, languages } from '../text/text';
import { finnishStems } from './place-forms';
import { inhabitants } from './place-inhabitants';
import { nicknames } from './place-nicknames';

/** A region as places are made from; category KUNTA, MAAKUNTA, HYVINVOINTIALUE or MAA, others are left out. */
export interface PlaceRegion {
  readonly id: number;
  readonly category: string;
  readonly title: Localized;
}

/** One way to name a place: fixed words, then a last word that is one of `stems` with an ending of the language. */
export interface PlaceName {
  readonly language: Language;
  readonly before: readonly string[];
  readonly stems: ReadonlySet<string>;
  /** Also a common word: only with a capital is it the place. */
  readonly isHomonym: boolean;
}

// Municipalities whose name, or a form of it, is also a common word or a person's name.
const homonyms = new Set(
  (
    'aura eura geta hartola ii imatra inari ingå isojoki juva kaavi kannus kaskinen kauhava keitele kemi kolari koski kotka ' +
    'kumo lahti lappi lappo lavia lemi lieto lundo luoto masku multia muhos nokia outokumpu paimio pello perho pori posio puumala ' +
    'pyhäjärvi raahe rauma reso rusko sagu salla salo saltvik sauvo simo soini somero storå sund tervo tre vaala vake varkaus vasa virrat vimpeli'
  ).split(' '),
);

const counties: Record<Language, readonly (readonly string[])[]> = {
  fi: [['hyvinvointialue'], ['hyvinvointialuee'], ['hva'], ['sote-alue'], ['sote-aluee']],
  sv: [['välfärdsområde'], ['välfärdsområdet']],
  en: [
    ['wellbeing', 'services', 'county'],
    ['well-being', 'services', 'county'],
    ['wellbeing', 'service', 'county'],
    ['welfare', 'county'],
    ['wellbeing', 'county'],
    ['welfare', 'area'],
    ['wellbeing', 'area'],
    ['county'],
  ],
};

// Sotkanet names the country "Koko maa"; people say more.
const country: Record<Language, readonly string[]> = {
  fi: [
    ...['koko maa', 'koko suomi', 'koko suome', 'suomi', 'suome', 'suoma', 'koko valtakunna', 'valtakunna', 'maassa'],
    ...['valtakunnallinen', 'valtakunnallise', 'valtakunnallisesti', 'kansallisesti', 'kansalliseen', 'kansallinen'],
    ...['muu maa', 'muu suomi', 'muuhun maaha', 'muuhun suome', 'muussa suome', 'muualla suome', 'muualla maassa'],
    ...['maan keskiarvo', 'maan keskitaso', 'maan tasoo', 'maan luku', 'koko maata', 'maanlaajuinen', 'maanlaajuise'],
  ],
  sv: [
    ...[
      'hela landet',
      'hela finland',
      'finland',
      'hela riket',
      'riket',
      'landet',
      'nationellt',
      'nationella',
      'nationell',
    ],
    ...['riksgenomsnittet', 'rikssnittet', 'riksmedeltalet', 'riksnivå', 'finländare', 'finländarna'],
  ],
  en: [
    ...['whole country', 'entire country', 'the country', 'finland', 'nationwide', 'nationally', 'national average'],
    ...['national level', 'national figure', 'rest of finland', 'finnish average', 'country as a whole'],
  ],
};

const directions: readonly (readonly [short: string, long: string])[] = [
  ['west', 'western'],
  ['east', 'eastern'],
  ['south', 'southern'],
  ['north', 'northern'],
];

/** Every way to name a region in the three languages, nicknames aside; none for a region of another category. */
export function namesOf(region: PlaceRegion): PlaceName[] {
  switch (region.category) {
    case 'MAA':
      return (['fi', 'sv', 'en'] as const).flatMap((language) =>
        country[language].map((name) => nameOf(language, name.split(' '), false)),
      );
    case 'HYVINVOINTIALUE':
      return countyNames(region.title);
    case 'KUNTA':
    case 'MAAKUNTA':
      return plainNames(region.title);
    default:
      return [];
  }
}

/** What people call places beside their names; one whose places are not all among `regions` is left out. */
export function* nicknamesOf(
  regions: readonly PlaceRegion[],
): Generator<{ readonly name: PlaceName; readonly regions: readonly number[] }> {
  const ids = new Map(regions.map(({ id, category, title }) => [`${category} ${title.fi}`, id]));
  for (const { means, names } of [...nicknames, ...inhabitants]) {
    const known = means.flatMap((place) => ids.get(place) ?? []);
    if (known.length < means.length) continue;
    for (const language of languages) {
      for (const name of names[language]?.split(', ') ?? []) {
        yield { name: nameOf(language, name.split(' ')), regions: known };
      }
    }
  }
}

function nameOf(language: Language, words: readonly string[], inflect = true): PlaceName {
  const last = words.at(-1) ?? '';
  const stems = language === 'fi' && inflect ? finnishStems(last) : new Set([last]);
  return { language, before: words.slice(0, -1), stems, isHomonym: words.length === 1 && homonyms.has(last) };
}

function plainNames(title: Localized): PlaceName[] {
  const fi = lower(title.fi).replace(/ (?:tl|kunta)$/, '');
  const sv = lower(title.sv);
  const en = lower(title.en).replace(/^region of /, '');
  const spaced = fi.replace('-', ' ').split(' ');
  return [
    nameOf('fi', fi.split(' ')),
    ...(spaced.length > 1 ? [nameOf('fi', spaced)] : []),
    ...(sv ? [nameOf('sv', sv.split(' '))] : []),
    ...english(en).map((name) => nameOf('en', name.split(' '))),
  ];
}

function countyNames(title: Localized): PlaceName[] {
  const heads = {
    fi: [lower(title.fi).replace(/ (?:hyvinvointialue|kaupunki)$/, '')],
    sv: [lower(title.sv).replace(/ (?:välfärdsområde|stad)$/, '')],
    en: english(
      lower(title.en)
        .replace(/ wellbeing services county$/, '')
        .replace(/^city of /, ''),
    ),
  };
  // "Vantaan-Keravan", "Vanda-Kervo" and "Vantaa-Kerava" stand for the pair as well.
  const pair = (head: string) => head.replace(/ (?:ja|och|and) /, '-');
  heads.fi.push(...heads.fi.flatMap((head) => [head.replace('-', ' '), pair(head)]));
  heads.sv.push(...heads.sv.map(pair));
  heads.en.push(...heads.en.map(pair));
  const names = (['fi', 'sv', 'en'] as const).flatMap((language) =>
    heads[language]
      .filter(Boolean)
      .flatMap((head) => counties[language].map((county) => [language, head, county] as const)),
  );
  return [
    ...names.map(([language, head, county]) => nameOf(language, [...head.split(' '), ...county], false)),
    // "the wellbeing services county of West Uusimaa", "välfärdsområdet Västra Nyland"
    ...heads.en.flatMap((head) => nameOf('en', ['county', 'of', ...head.split(' ')])),
    ...heads.sv
      .filter(Boolean)
      .flatMap((head) => counties.sv.map((county) => nameOf('sv', [...county, ...head.replace(/s$/, '').split(' ')]))),
    ...bareNames(heads),
  ];
}

// Länsi-, Keski- and Itä-Uusimaa are counties only, so their bare names mean the county; the others share theirs with a region.
function bareNames(heads: Record<Language, readonly string[]>): PlaceName[] {
  const [fi = ''] = heads.fi;
  if (/ ja /.test(fi)) return [nameOf('fi', ['vantaa-kerava']), nameOf('sv', ['vanda-kervo'])];
  if (!/-uudenmaan$/.test(fi)) return [];
  const bare = fi.replace(/uudenmaan$/, 'uusimaa');
  const sv = (heads.sv[0] ?? '').replace(/s$/, '');
  return [
    nameOf('fi', [bare]),
    nameOf('fi', bare.split('-')),
    nameOf('sv', sv.split(' ')),
    ...heads.en.map((head) => nameOf('en', head.split(' '))),
  ];
}

function english(name: string): string[] {
  const found = directions.find(([short]) => name.startsWith(`${short} `));
  return [name, ...(found ? [name.replace(found[0], found[1])] : [])].filter(Boolean);
}

function lower(name: string | undefined): string {
  return (name ?? '').trim().toLocaleLowerCase('fi');
}
