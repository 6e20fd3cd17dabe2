import type { Language, Localized } from '../text/text';
import { finnishStems } from './place-forms';

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
    'aura eura forssa geta hartola ii imatra inari ingå isojoki juva kaavi kannus kaskinen kauhava keitele kemi kitee kolari koski kotka ' +
    'kumo lahti lappi lavia lemi lempäälä lieto luoto masku multia muhos nokia outokumpu paimio pello perho pori posio puumala pyhäjärvi ' +
    'raahe rauma reso rusko salla salo saltvik sauvo simo soini somero storå sund tervo vaala vasa virrat vimpeli'
  ).split(' '),
);

const counties: Record<Language, readonly (readonly string[])[]> = {
  fi: [['hyvinvointialue'], ['hyvinvointialuee'], ['hva']],
  sv: [['välfärdsområde'], ['välfärdsområdet']],
  en: [['wellbeing', 'services', 'county'], ['well-being', 'services', 'county'], ['wellbeing', 'county'], ['county']],
};

// Sotkanet names the country "Koko maa"; people say more.
const country: Record<Language, readonly string[]> = {
  fi: ['koko maa', 'koko suomi', 'koko suome', 'suomi', 'suome', 'koko valtakunna'],
  sv: ['hela landet', 'hela finland', 'finland', 'hela riket'],
  en: ['whole country', 'entire country', 'finland'],
};

const directions: readonly (readonly [short: string, long: string])[] = [
  ['west', 'western'],
  ['east', 'eastern'],
  ['south', 'southern'],
  ['north', 'northern'],
];

/** Every way to name a region in the three languages; none for a region of another category. */
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
  heads.fi.push(...heads.fi.map((head) => head.replace('-', ' ')));
  const names = (['fi', 'sv', 'en'] as const).flatMap((language) =>
    heads[language]
      .filter(Boolean)
      .flatMap((head) => counties[language].map((county) => [language, head, county] as const)),
  );
  return [
    ...names.map(([language, head, county]) => nameOf(language, [...head.split(' '), ...county], false)),
    ...bareNames(heads),
  ];
}

// Länsi-, Keski- and Itä-Uusimaa are counties only, so their bare names mean the county; the others share theirs with a region.
function bareNames(heads: Record<Language, readonly string[]>): PlaceName[] {
  const [fi = ''] = heads.fi;
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
