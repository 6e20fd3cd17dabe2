import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Language, languages, localize } from '../text/text';
import {
  buildNgrams,
  type NgramIndex,
  type Ngrams,
  openNgrams,
  packNgrams,
  unpackNgrams,
} from '../understanding/understanding';
import type { Indicator } from './edition';

/** The titles of an edition in one language, prepared for searching; undefined when nothing prepared fits. */
export type TitleIndex = (language: Language) => NgramIndex | undefined;

/**
 * The bytes of the file that a finished edition keeps, so that no start has to index its titles. Others have their turn between
 * the languages: a running bot goes on answering meanwhile.
 */
export async function encodeTitleIndex(indicators: ReadonlyMap<number, Indicator>): Promise<Buffer> {
  const all = [...indicators.values()];
  const indexes: Ngrams[] = [];
  for (const language of languages) {
    indexes.push(buildNgrams(all.map(({ title }) => localize(title, language))));
    await nextTurn();
  }
  return packNgrams({ ids: Uint32Array.from(all, ({ id }) => id), indexes });
}

/**
 * Opens that file. It only saves time: one that is missing, damaged, made by another version or of other titles is passed
 * over, and whoever searches indexes the titles anew.
 */
export function openTitleIndex(path: string, indicators: ReadonlyMap<number, Indicator>): TitleIndex {
  const packed = readOrNothing(path);
  const isOfThese = packed && packed.ids.length === indicators.size && packed.ids.every((id) => indicators.has(id));
  if (!isOfThese) return () => undefined;
  const opened = packed.indexes.map((ngrams) => openNgrams(packed.ids, ngrams));
  return (language) => opened[languages.indexOf(language)];
}

function readOrNothing(path: string) {
  try {
    return unpackNgrams(readFileSync(path));
  } catch {
    return undefined;
  }
}
