import { unreachable } from '../../base/base';
import type { AnswerView } from '../../conversation/views';
import { type AnswerSource, type FigureAnswer, nameOf, type Region } from '../../indicators/indicators';
import { formatDate, shorten } from '../../text/text';
import { notesInWords } from './notes';
import { type Button, optional, type Presented, toButton, type Wording } from './presented';
import { type Subject, understoodParts } from './understood';

/** What the card of a figure says in its own way; the rest is the same for all of them. */
export interface FigureWords {
  readonly heading: string;
  /** The one figure that stands large, where there is one. */
  readonly value?: { readonly number: string; readonly unit: string };
  readonly where: string;
  readonly sentences: readonly string[];
  /** All that the picture shows, in words. */
  readonly pictureText?: string;
  readonly table?: Table;
}

/** The first row is the header; the first column names what the others are figures of. */
export interface Table {
  readonly widths: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every municipality of the country in order fits; a card must stay under Teams' 80 KB whatever its names are. */
const pictureCharacters = 8000;

/** The card of a figure or of several: what they are, what they say, what to know of them, and how the question was understood. */
export function figureCard(view: AnswerView, words: FigureWords, wording: Wording): Presented {
  const { answer, understood, chartUrl } = view;
  const { text, language } = wording;
  const { heading, value, where, sentences, pictureText, table } = words;
  return {
    template: 'answer',
    data: {
      lang: language,
      heading,
      name: nameOf(answer.indicator, language),
      value: optional(value && { number: value.number, unit: optional(value.unit || undefined) }),
      where,
      sentences,
      picture: optional(
        chartUrl && pictureText ? { url: chartUrl, text: shorten(pictureText, pictureCharacters) } : undefined,
      ),
      table: optional(table && tableParts(table)),
      notes: notesInWords(answer, wording),
      source: sourceInWords(answer.source, wording),
      starter: optional(answer.source.edition === 'starter' ? text('answer.starter') : undefined),
      ...understoodParts(understood, subjectOf(answer), wording),
      buttons: figureButtons(answer, wording),
    },
  };
}

function subjectOf(answer: FigureAnswer): Subject {
  return { indicator: answer.indicator, regions: regionsAsked(answer) };
}

function regionsAsked(answer: FigureAnswer): readonly Region[] {
  switch (answer.kind) {
    case 'found':
      return [answer.figure.region];
    case 'trend':
      return [answer.region];
    case 'comparison':
      return [...answer.figures, ...answer.lacking].map(({ region }) => region);
    case 'ranking':
      return [answer.area];
    default:
      return unreachable(answer);
  }
}

function tableParts({ widths, header, rows }: Table) {
  return {
    columns: widths.map((width) => ({ width })),
    header: header.map((text) => ({ text })),
    rows: rows.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
  };
}

function figureButtons({ indicator }: FigureAnswer, { text }: Wording): readonly Button[] {
  return [
    toButton(text('card.definition'), { verb: 'showDefinition', indicator: indicator.id }),
    toButton(text('card.help'), { verb: 'help' }),
  ];
}

/** Where a figure comes from and how fresh it is. */
export function sourceInWords(source: AnswerSource, { text, language }: Wording): string {
  const downloaded = formatDate(source.downloaded, language);
  if (source.edition === 'starter') return text('answer.sourceStarter', { downloaded });
  if (source.updated === undefined) return text('answer.source', { downloaded });
  return text('answer.sourceUpdated', { updated: formatDate(source.updated, language), downloaded });
}
