import type { Language } from '../text/text';

/** What may follow a place's stem: cases, clitics and the names of its inhabitants ("Lohjalla", "hyvinkääläisistä", "Lojos", "Esbobor"). */
export const placeEndings: Record<Language, RegExp> = {
  fi: /^(?:n|t{0,2}[aä]|(?:ss|st|ll|lt)[aä]|lle|ksi|n[aä]|[aeiouyäö]n|seen|h[aeiouyäö]n|ten|l[aä]i(?:nen|s\p{L}{0,8}))?(?:k(?:in|aan|ään|o|ö|ohan|öhän)|h[aä]n|p[aä])?$/u,
  sv: /^(?:s|bo|bon|bor|borna|bornas|bors)?$/,
  en: /^(?:'s|')?$/,
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
  [/häme$/, ['hämee']],
  [/^tampere$/, ['tamperee']],
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
