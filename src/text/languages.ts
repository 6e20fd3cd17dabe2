/** Finnish and Swedish are equal; English is third. The order is the order of fallback. */
export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text from a source that may lack a language. */
export type Localized = Readonly<Partial<Record<Language, string>>>;

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The text in the wanted language, else in the first of fi, sv, en that has one; '' when there is none. */
export function localize(text: Localized, wanted: Language): string {
  for (const language of [wanted, ...languages]) {
    const found = text[language]?.trim();
    if (found) return found;
  }
  return '';
}
