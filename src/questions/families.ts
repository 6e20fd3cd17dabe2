import type { Group } from '../understanding/understanding';

// "18 - 24-vuotiaat", "65 vuotta täyttäneiden", "8. ja 9. luokan": whom a figure is about, not what.
const ages = /(?:alle |yli )?\d+\s*(?:-\s*\d+)?\s*-?\s*(?:vuotia\p{L}*|vuotta täyttän\p{L}*)/gu;

/** What a title is about, without unit, group and remarks: "Verotulot, euroa / asukas" → "verotulot". */
export function headOf(title: string): string {
  const [head = ''] = title.replace(/\([^)]*\)/g, ' ').split(/[,/%]/);
  return (head.trim() || title).toLocaleLowerCase('fi');
}

/** The same text for the indicators of one family: one measure for several groups, ages or units. By the Finnish title. */
export function familyOf(finnishTitle: string): string {
  return (
    headOf(finnishTitle)
      .replace(ages, ' ')
      .replace(/[\d\s.-]+/g, ' ')
      .trim() || finnishTitle
  );
}

/** True for a series that was ended, a forecast or an international comparison: right only when asked for by name. */
export function isMarginal(finnishTitle: string): boolean {
  return /\(-\s?\d{4}\)|ennuste|\((?:EU|Pohjoismaat)\)/i.test(finnishTitle);
}

const groupTitles: Record<Group, RegExp> = {
  children: /4\. ja 5\. luok|\b0 - 1\d|\blapsi|\blasten|\blapset/i,
  young: /8\. ja 9\. luok|lukion|ammatillisen oppilait|\bnuor|\b1[68] - 24/i,
  adults: /\b(?:20|25) - 64|18 vuotta täyttän/i,
  elderly: /\b(?:65|75|80|85) vuotta täyttän|ikäänty|vanhus/i,
};

/** True when a Finnish title tells that the figure is of this group of people. */
export function isAbout(finnishTitle: string, group: Group): boolean {
  return groupTitles[group].test(finnishTitle);
}
