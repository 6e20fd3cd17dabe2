export { cleanLine, seenOf, shorten } from './clean';
export { formatDate, formatMoment, formatNumber, formatShare } from './formats';
export { isLanguage, type Language, type Localized, languages, localize } from './languages';
export { readStrings, type Text, type TextValues, textIn } from './strings';
