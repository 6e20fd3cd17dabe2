import type { Description, Edition, Indicator, Region } from './edition';
import type { FigureNote } from './figures';

interface Shown {
  readonly edition: Edition;
  readonly indicator: Indicator;
  /** Which years are shown of which regions; one region may come several times. */
  readonly figures: readonly { readonly region: Region; readonly year: number }[];
}

/** The year the wellbeing services counties began; their earlier figures are municipal figures added up. */
const firstYearOfCounties = 2023;
// Most series are published one to three years late: only a longer silence is worth a word.
const silentYears = 3;
// "…, % (-2007)", "… (1990–2007)": the source's only mark on some ended series.
const endInTitle = /\((?:\d{4}\s?)?[-–]\s?((?:19|20)\d\d)\)/;

/** What a reader must know beside these figures. A damaged file of long texts is an OperatorError. */
export async function notesOn({ edition, indicator, figures }: Shown): Promise<readonly FigureNote[]> {
  const notes = [...limitsIn(await edition.description(indicator.id))];
  if (isAcrossReform(figures)) notes.push({ kind: 'reform' });
  notes.push(...ageIn(indicator, edition));
  return notes;
}

function limitsIn(description: Description | undefined): FigureNote[] {
  const text = description?.limits ?? {};
  return Object.values(text).some((words) => words?.trim()) ? [{ kind: 'limits', text }] : [];
}

function isAcrossReform(figures: Shown['figures']): boolean {
  const before = new Set<number>();
  const since = new Set<number>();
  for (const { region, year } of figures) {
    if (region.category === 'HYVINVOINTIALUE') (year < firstYearOfCounties ? before : since).add(region.id);
  }
  return [...before].some((county) => since.has(county));
}

function ageIn({ title, range }: Indicator, { downloaded }: Edition): FigureNote[] {
  const told = Object.values(title).map((words) => endInTitle.exec(words ?? '')?.[1]);
  const ended = told.find((found) => found !== undefined);
  if (ended !== undefined) return [{ kind: 'seriesEnded', year: Number(ended) }];
  // A silence does not tell that a series has ended: some surveys come once in four years or more.
  const isSilent = range && Number(downloaded.slice(0, 4)) - range.end > silentYears;
  return isSilent ? [{ kind: 'seriesSilent', year: range.end }] : [];
}
