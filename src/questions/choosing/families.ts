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
      .replace(/(?:^|\s)(?:yhteensä|vuoden aikana)(?=\s|$)/g, ' ')
      .replace(/[\d\s.-]+/g, ' ')
      .trim() || finnishTitle
  );
}
