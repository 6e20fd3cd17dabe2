import { unreachable } from '../../base/base';
import { showFigures } from '../../conversation/conversation';
import { type FigureQuestion, type Indicator, nameOf, type Region } from '../../indicators/indicators';
import type { Chip, Shown } from '../../questions/questions';
import { localize, shorten } from '../../text/text';
import { regionsInWords, yearsAsked } from './figures';
import { type Button, optional, toButton, type Wording } from './presented';

/** What a question was answered about, for naming what its ids stand for. */
export interface Subject {
  readonly indicator?: Indicator;
  readonly regions: readonly Region[];
}

/** Hosts of Adaptive Cards show so many buttons of a set (`maxActions`, unless told otherwise). */
const chipsInRow = 5;

/** The whole name stands at the top of the card. */
const nameCharacters = 60;

/** Fewer first words than this in common are left standing. */
const wordsShared = 3;

/** Of a question that was hardly understood the first words tell enough. */
const unreadShown = 5;

const rows = ['indicator', 'region', 'years', 'gender'] as const;

/** What was not understood, and how the rest was: a line for each part of it, and under it buttons that change this part only. */
export function understoodParts(shown: Shown | undefined, subject: Subject, wording: Wording) {
  if (!shown) return { unread: [], understood: [], understoodRows: [] };
  const { text } = wording;
  const corrections = shown.corrections.map(({ typed, read }) => text('understood.correction', { typed, read }));
  return {
    unread: unreadInWords(shown.unread ?? [], wording),
    understood: [{ heading: text('understood.heading'), corrections }],
    understoodRows: rows.flatMap((row) => {
      const chips = shown.chips.filter(({ changes }) => changes === row).slice(0, chipsInRow);
      const said = saidOf(row, shown.asked, subject, wording);
      // Many figures have nothing to do with gender: of those it would only puzzle.
      const isPlain = row === 'gender' && shown.asked.gender === 'total' && chips.length === 0;
      if (said === '' || isPlain) return [];
      const buttons = chips.map((chip) => chipButton(chip, shown.asked, subject, wording));
      return [
        { label: text(labelOf(row, shown.asked)), said, sets: optional(buttons.length > 0 ? { buttons } : undefined) },
      ];
    }),
  };
}

/** What the answer leaves out of account; nothing when it leaves out nothing. */
function unreadInWords(unread: readonly string[], { text, language }: Wording): readonly string[] {
  if (unread.length === 0) return [];
  const quoted = unread.slice(0, unreadShown).map((word) => text('understood.quoted', { word }));
  const words = new Intl.ListFormat(language).format(quoted);
  return [text('understood.unread', { words, count: quoted.length })];
}

function labelOf(row: Chip['changes'], { ask, years }: FigureQuestion): string {
  const isOneYear = ask !== 'trend' && (years === undefined || years.kind === 'year');
  return row === 'years' && isOneYear ? 'understood.year' : `understood.${row}`;
}

function saidOf(
  row: Chip['changes'],
  asked: FigureQuestion,
  { indicator, regions }: Subject,
  wording: Wording,
): string {
  const { text, language } = wording;
  switch (row) {
    case 'indicator':
      return indicator ? shorten(nameOf(indicator, language), nameCharacters) : '';
    case 'region':
      return regionsInWords(regions, language);
    case 'years':
      return yearsAsked(asked, wording);
    case 'gender':
      return text(`answer.gender.${asked.gender}`);
    default:
      return unreachable(row);
  }
}

function chipButton(chip: Chip, asked: FigureQuestion, subject: Subject, wording: Wording): Button {
  return toButton(chipTitle(chip, asked, subject, wording), showFigures(chip.to, chip.changes));
}

function chipTitle(chip: Chip, asked: FigureQuestion, { indicator }: Subject, wording: Wording): string {
  const { text, language } = wording;
  switch (chip.changes) {
    case 'indicator':
      return siblingTitle(localize(chip.indicator.title, language), indicator && localize(indicator.title, language));
    case 'region':
      return regionTitle(chip.regions, asked, wording);
    case 'years':
      return yearsTitle(chip.to, asked, wording);
    case 'gender':
      return text(`understood.to.${chip.to.gender}`);
    default:
      return unreachable(chip);
  }
}

/** Indicators of a family begin alike, and many end alike: said is what tells this one from the one asked about. */
function siblingTitle(title: string, askedTitle = ''): string {
  const words = title.split(' ');
  const asked = askedTitle.split(' ');
  const start = words.findIndex((word, index) => word !== asked[index]);
  if (start < wordsShared) return title;
  const sharedEnd = words.toReversed().findIndex((word, index) => word !== asked.at(-1 - index));
  const own = words
    .slice(start, words.length - sharedEnd)
    .join(' ')
    .replace(/[\s,%]+$/u, '');
  return own === '' ? title : `… ${own}`;
}

/** "Vuosi 2019", or "Kehitys: 2015–2019" where the answer is no trend yet. */
function yearsTitle(to: FigureQuestion, asked: FigureQuestion, wording: Wording): string {
  const { text } = wording;
  if (to.years?.kind === 'year') return text('understood.toYear', { year: String(to.years.year) });
  if (to.ask === 'trend' && asked.ask === 'trend')
    return text('understood.toYears', { years: yearsAsked(to, wording) });
  if (!to.years) return text(to.ask === 'trend' ? 'understood.toTrend' : 'understood.toLatest');
  return text('understood.toTrendOf', { years: yearsAsked(to, wording) });
}

/** "Koko maa", or "Vertaa: Koko maa" when it is to stand beside those asked for. */
function regionTitle(regions: readonly Region[], asked: FigureQuestion, { text, language }: Wording): string {
  const added = regions.filter(({ id }) => !asked.regions.includes(id));
  const keepsAll = asked.regions.every((id) => regions.some((region) => region.id === id));
  if (added.length > 0 && keepsAll) {
    return text('understood.toCompare', { regions: regionsInWords(added, language) });
  }
  return regionsInWords(regions, language);
}
