import { unreachable } from '../../base/base';
import type { FigureAnswer, FigureNote } from '../../indicators/indicators';
import { localize, shorten } from '../../text/text';
import type { Wording } from './presented';

/** About three lines of a phone; the whole text stands in the definition, a click away. */
const limitsCharacters = 240;

/** What a reader must know beside the numbers, each in a sentence or two. */
export function notesInWords(answer: FigureAnswer, wording: Wording): readonly string[] {
  return answer.notes.map((note) => noteInWords(note, wording)).filter((words) => words !== '');
}

function noteInWords(note: FigureNote, { text, language }: Wording): string {
  switch (note.kind) {
    case 'limits': {
      const limits = localize(note.text, language).replace(/\s+/gu, ' ').trim();
      return limits === '' ? '' : text('answer.noteLimits', { limits: shorten(limits, limitsCharacters) });
    }
    case 'reform':
      return text('answer.noteReform');
    case 'seriesEnded':
      return text('answer.noteSeriesEnded', { year: String(note.year) });
    case 'seriesSilent':
      return text('answer.noteSeriesSilent', { year: String(note.year) });
    default:
      return unreachable(note);
  }
}
