import type { Language } from '../text/text';

// Cases, also as spoken ("Lohjal", "Espoos", "Helsinkii"); the inhabitants; what clings to a word: "Lohjallakin", "Lohjallaks".
const finnishCase =
  '(?:n|t{0,2}[aä]|(?:ss|st|ll|lt)[aä]?|s|l|lle|ksi|n[aä]|[aeiouyäö]n?|seen|siin|h[aeiouyäö]n|ten|den|' +
  'l[aä](?:i|is)nen?|l[aä]is(?:t(?:en|a|ä)|[ei](?:n|t|i?n|a|ä|d?en|(?:ss|st|ll|lt)[aä]|lle|ksi|n[aä])?|ii?n)?)?';
const finnishClitic = '(?:k(?:in|aan|ään|os?|ös?|s|ohan|öhän)|h[aä]n|p[aä])?';

/** What may follow a place's stem: cases, clitics and the names of its inhabitants ("Lohjalla", "hyvinkääläisistä", "Lojos", "Esbobor"). */
export const placeEndings: Record<Language, RegExp> = {
  // A colon parts the ending from an abbreviation: "HVA:lla".
  fi: new RegExp(`^(?:${finnishCase}|:${finnishCase})${finnishClitic}$`, 'u'),
  sv: /^:?(?:s|s?(?:bo|bon|bor|borna|bornas|bors)|e?(?:are|aren|arna|arnas|ares|arens))?$/,
  en: /^(?:'s|')?$/,
};

/** The endings that a slip of the pen is looked for with: the commonest of `placeEndings`. */
export const usualEndings: Record<Language, readonly string[]> = {
  fi: [
    '',
    'n',
    'ssa',
    'ssä',
    'sta',
    'stä',
    'lla',
    'llä',
    'lta',
    'ltä',
    'lle',
    'an',
    'en',
    'on',
    'ten',
    'laiset',
    'läiset',
    'laisten',
    'läisten',
  ],
  sv: ['', 's'],
  en: ['', "'s"],
};

// Last parts of names that are words with a stem of their own: järvi, Järve-.
const irregularStems: readonly (readonly [end: RegExp, stems: readonly string[]])[] = [
  [/(järv|niem|numm|saar|salm|kosk|suom|lopp)i$/, ['$1e']],
  [/mäki$/, ['mäe', 'mäke']],
  [/joki$/, ['joe', 'joke']],
  [/lahti$/, ['lahde', 'lahte']],
  [/vesi$/, ['vede', 'vete']],
  [/lampi$/, ['lamme', 'lampe']],
  [/loppi$/, ['lope']],
  [/(häme|tampere|käne|pele|tele|tane|taipale|vuode)$/, ['$1e']],
  [/pudas$/, ['putaa', 'putais']],
  [/seutu$/, ['seudu']],
  // Kangasalla, not Kangasalalla.
  [/^kangasala$/, ['kangasa']],
  [/nen$/, ['se', 'si', 's']],
  [/([uyo])s$/, ['$1kse', '$1de', '$1tee']],
  [/laidun$/, ['laitume']],
  [/rrat$/, ['rroi', 'rtai']],
];

// Consonant gradation before the last vowel: strong to weak.
const gradations: readonly (readonly [strong: RegExp, weak: string])[] = [
  [/kk(?=[aeiouyäö]$)/, 'k'],
  [/pp(?=[aeiouyäö]$)/, 'p'],
  [/tt(?=[aeiouyäö]$)/, 't'],
  [/nk(?=[aeiouyäö]$)/, 'ng'],
  [/nt(?=[aeiouyäö]$)/, 'nn'],
  [/mp(?=[aeiouyäö]$)/, 'mm'],
  [/lt(?=[aeiouyäö]$)/, 'll'],
  [/rt(?=[aeiouyäö]$)/, 'rr'],
  [/(?<=[aeiouyäöhlr])t(?=[aeiouyäö]$)/, 'd'],
  [/(?<=[aeiouyäölr])p(?=[aeiouyäö]$)/, 'v'],
  [/(?<=[aeiouyäölr])k(?=[aeiouyäö]$)/, ''],
];

// "Uusimaa" bends at both ends: Uudellamaalla, Uuttamaata.
const newForms = [
  'uusi',
  'uude',
  'uuden',
  'uudessa',
  'uudesta',
  'uudella',
  'uudelta',
  'uudelle',
  'uutta',
  'uuteen',
  'uus',
];

/**
 * The stems of a Finnish place name in lower case, the name itself among them. It makes more than the grammar has (a learner's
 * "Helsinkissä" is understood too), which is harmless as long as no two places and no common word share a form.
 */
export function finnishStems(name: string): Set<string> {
  const stems = new Set([name]);
  for (const [end, replacements] of irregularStems) {
    if (end.test(name)) for (const stem of replacements) stems.add(name.replace(end, stem));
  }
  for (const [strong, weak] of gradations) {
    if (strong.test(name)) stems.add(name.replace(strong, weak));
  }
  for (const stem of [...stems]) {
    if (/uusi(?=maa|kaup|kaarle)/.test(stem)) for (const form of newForms) stems.add(stem.replace('uusi', form));
  }
  return stems;
}
