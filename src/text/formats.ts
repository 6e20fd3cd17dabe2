import { DateTime } from 'luxon';
import type { Language } from './languages';

// Finland's own conventions; English readers in Finland get British dates.
const locales: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

const numberFormats = new Map<string, Intl.NumberFormat>();

/** "1 785" or "9,5": `decimals` digits after the decimal mark, grouped in thousands. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const key = `${language}${decimals}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    numberFormats.set(key, format);
  }
  return format.format(value);
}

// To make a format takes a hundred times as long as to use it.
const shareFormats = new Map<Language, Intl.NumberFormat>();

/** A share 0–1 as "67 %" (fi, sv) or "67%" (en). */
export function formatShare(share: number, language: Language): string {
  let format = shareFormats.get(language);
  if (!format) {
    format = new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 });
    shareFormats.set(language, format);
  }
  return format.format(share);
}

/** "2026-11-23" as "23.11.2026" or "23 November 2026". */
export function formatDate(isoDate: string, language: Language): string {
  const date = DateTime.fromISO(isoDate, { zone: 'utc' });
  return date.toFormat(language === 'en' ? 'd MMMM yyyy' : 'd.M.yyyy', { locale: locales[language] });
}

/** A moment (ISO 8601) in `zone` as "23.11.2026 klo 14.05", "23.11.2026 kl. 14.05" or "23 November 2026 at 14:05". */
export function formatMoment(isoMoment: string, zone: string, language: Language): string {
  const moment = DateTime.fromISO(isoMoment, { zone });
  const patterns: Record<Language, string> = {
    fi: "d.M.yyyy 'klo' H.mm",
    sv: "d.M.yyyy 'kl.' H.mm",
    en: "d MMMM yyyy 'at' HH:mm",
  };
  return moment.toFormat(patterns[language], { locale: locales[language] });
}
