import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, OperatorError } from '../base/base';
import { answerFigures } from './answer-figures';
import type { Edition } from './edition';
import type { FigureAnswer, FigureQuestion } from './figures';
import { findFigure } from './find-figure';
import type { LookUp, LookUpQuestion, MissingFigure } from './lookup';
import { openEdition } from './open-edition';
import { figuresFolder, pointerPath, readPointer } from './pointer';
import { openStarter } from './starter';

/** The figures to answer from. */
export interface Indicators {
  /**
   * The current edition: what the latest sync brought, whichever process ran it, else the starter figures. Cheap to
   * call for every question. Synced figures that cannot be opened never stop it: it goes on with those it has.
   */
  edition(): Edition;
  /** Why the latest synced figures are not in use; undefined when all is well. For the log and the readiness page. */
  fault(): OperatorError | undefined;
  /** The figure asked for in the current edition, or why there is none. A damaged block of values is an OperatorError. */
  lookUp(question: LookUpQuestion): Promise<LookUp>;
  /** The value, trend, comparison or ranking asked for in the current edition, or why there is none; faults as `lookUp`. */
  answer(question: FigureQuestion): Promise<FigureAnswer | MissingFigure>;
}

// A file's state is looked at once in so many milliseconds, so that a busy bot does not ask the disk at every question.
const glanceEvery = 1000;

export function createIndicators(deps: { dataDir: string; starterFile: string; clock: Clock }): Indicators {
  const root = figuresFolder(deps.dataDir);
  const starter = openStarter(deps.starterFile);
  let shown = starter;
  let fault: OperatorError | undefined;
  let seen: string | undefined;
  let glancedAt = Number.NEGATIVE_INFINITY;

  function look(): void {
    const mark = markOf(pointerPath(root));
    if (mark === seen) return;
    try {
      const pointer = readPointer(root);
      shown = pointer ? openEdition(join(root, pointer.current)) : starter;
      fault = undefined;
      seen = mark;
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      // `seen` stays as it was: the next glance tries again.
      fault = error;
    }
  }

  function edition(): Edition {
    const now = deps.clock.now().getTime();
    if (Math.abs(now - glancedAt) >= glanceEvery) {
      glancedAt = now;
      look();
    }
    return shown;
  }

  return {
    edition,
    fault() {
      edition();
      return fault;
    },
    lookUp: (question) => findFigure(edition(), question),
    answer: (question) => answerFigures(edition(), question),
  };
}

/** Changes whenever the file is replaced; undefined while there is none. */
function markOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}
