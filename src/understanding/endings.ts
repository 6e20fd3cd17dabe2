import type { Language } from '../text/text';

const vowel = '[aeiouyäö]';

// What may follow a stem: the inflection of a word, but not the second half of a compound, so that "diabetes*" finds
// "diabetesta" and not "diabetesyhdistys". Finnish: vowels and one gradated consonant
// (or a degree, "köyhempi", "köyhimmät"), a case, a possessive, a clitic.
const endings: Record<Language, RegExp> = {
  fi: new RegExp(
    `^${vowel}{0,2}(?:ks|nn|tt|ss|mp|mm|[dhjlmnrstv])?${vowel}{0,3}` +
      `(?:n|t|t{0,2}[aä]|(?:ss|st|ll|lt)[aä]|lle|ksi|n[aä]|seen|siin|h${vowel}n|den|tten|s?ten|se[nt]|nen|st[aä])?` +
      `(?:mme|nne|ns[aä]|(?<=(?:ss|st|ll|lt)[aä])[aä]n)?(?:kin|k[oö]|k[aä]{2}n|h[aä]n)?$`,
  ),
  sv: /^(?:a|e|r|n|t|en|et|er|ar|or|na|ena|erna|arna|orna|are|aren|ast|aste|ad|ade|at|ande|het|heten|heter)?s?$/,
  en: /^(?:s|e|es|d|ed|er|ers|est|ier|iest|ing|y|ies|ness|ment|ly)?(?:'s|')?$/,
};

/** True when `rest`, what follows a stem of that language, can be an inflection of the same word ('' can). */
export function isEnding(rest: string, language: Language): boolean {
  return endings[language].test(rest);
}

/** True when two words of one language are forms of one word: a common stem of at least four letters and two endings. */
export function isSameWord(a: string, b: string, language: Language): boolean {
  if (a === b) return true;
  let stem = 0;
  while (stem < a.length && a[stem] === b[stem]) stem += 1;
  return stem >= 4 && isEnding(a.slice(stem), language) && isEnding(b.slice(stem), language);
}
