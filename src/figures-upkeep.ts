import { type Clock, type Log, OperatorError } from './base/base';
import { type Edition, type FigureSource, type Indicators, syncFigures } from './indicators/indicators';

/** What the upkeep is doing, for people to see. */
export type UpkeepStatus =
  | { readonly kind: 'starter' | 'offline' }
  | { readonly kind: 'syncing'; readonly done: number; readonly total: number }
  /** "YYYY-MM-DD". */
  | { readonly kind: 'current'; readonly downloaded: string };

interface Parts {
  readonly source: FigureSource;
  readonly indicators: Indicators;
  /** Makes the current edition ready to be asked about. */
  readonly prepare: () => Promise<void>;
  readonly dataDir: string;
  readonly chosen: readonly number[];
  readonly clock: Clock;
  readonly log: Log;
  /** Says one line to whoever started the program. */
  readonly say: (line: string) => void;
}

/** Keeps the figures fresh, and ready to be asked about, in the background while answers go on from those there are. */
export interface FiguresUpkeep {
  status(): UpkeepStatus;
  /** Syncs now if the figures are old, and looks again every day. Says when figures that are there cannot be used. */
  start(): void;
  /** Resolves when nothing is under way any more. The source has been told to give up before. */
  stop(): Promise<void>;
}

const dayMs = 24 * 60 * 60_000;
// Sotkanet's indicators change a few times a year each.
const freshMs = 7 * dayMs;
const saidEvery = 0.1;
const faultEveryMs = 60_000;
// Whoever asks while the bot starts should not wait for what is made ready; then, how long another process' figures may wait.
const readyFirstMs = 1_000;
const readyEveryMs = 60_000;

export function createFiguresUpkeep(parts: Parts): FiguresUpkeep {
  const { source, indicators, dataDir, chosen, clock, log, say } = parts;
  const readiness = keepReady(parts);
  let doing: UpkeepStatus | undefined;
  let callOff = () => {};
  let endWatch = () => {};
  let running = Promise.resolve();
  let stopped = false;

  function isFresh(edition: Edition): boolean {
    return edition.source === 'sotkanet' && clock.now().getTime() - Date.parse(edition.downloaded) < freshMs;
  }

  async function sync(): Promise<void> {
    say(`Fetching figures from ${source.name} in the background; answers come from those at hand meanwhile.`);
    let said = 0;
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      doing = { kind: 'syncing', done, total };
      if (done / total < said + saidEvery) return;
      said = done / total;
      say(`Figures: ${done} of ${total} fetched (${Math.round(100 * said)} %)`);
    };
    try {
      const summary = await syncFigures({ source, dataDir, chosen, clock, onProgress });
      doing = undefined;
      say(
        `Figures: ready, ${summary.values} values of ${summary.withValues} indicators, ${summary.indicators} indicators in all.`,
      );
      log.info({ ...summary, skipped: summary.skipped.length }, 'figures synced');
      await readiness.look();
    } catch (error) {
      // The next start goes on with what came so far.
      if (stopped) return;
      doing = { kind: 'offline' };
      const why = error instanceof OperatorError ? error.message : `${source.name} cannot be reached now`;
      say(`Figures: ${why}; going on with those of ${indicators.edition().downloaded}. It is tried again tomorrow.`);
      log.warn({ err: error }, 'figures not synced');
    }
  }

  function look(): void {
    callOff = clock.after(dayMs, look);
    if (!isFresh(indicators.edition())) running = running.then(sync);
  }

  return {
    start() {
      endWatch = watchFault({ indicators, clock, log, say });
      readiness.start();
      look();
    },
    async stop() {
      stopped = true;
      callOff();
      endWatch();
      await Promise.all([running, readiness.stop()]);
    },
    status() {
      const edition = indicators.edition();
      // Somebody may have synced on the command line since it failed here.
      if (doing && !(doing.kind === 'offline' && isFresh(edition))) return doing;
      return edition.source === 'starter' ? { kind: 'starter' } : { kind: 'current', downloaded: edition.downloaded };
    },
  };
}

/** Makes each edition ready once, whichever process brought it; what goes wrong then is for the log, questions are answered all the same. */
function keepReady({ indicators, prepare, clock, log }: Pick<Parts, 'indicators' | 'prepare' | 'clock' | 'log'>) {
  let ready: string | undefined;
  let running = Promise.resolve();
  let callOff = () => {};

  function look(): Promise<void> {
    const { id } = indicators.edition();
    if (id !== ready) {
      ready = id;
      running = running.then(prepare).catch((error: unknown) => log.warn({ err: error }, 'figures not made ready'));
    }
    return running;
  }

  function lookAfter(ms: number): void {
    callOff = clock.after(ms, () => {
      lookAfter(readyEveryMs);
      void look();
    });
  }

  return {
    look,
    start: () => lookAfter(readyFirstMs),
    stop(): Promise<void> {
      callOff();
      return running;
    },
  };
}

/**
 * Damaged figures give way to older ones without a word in the answers, so whoever runs the program must hear of it: now,
 * and whenever it changes. The returned function ends the watch.
 */
function watchFault({ indicators, clock, log, say }: Pick<Parts, 'indicators' | 'clock' | 'log' | 'say'>): () => void {
  let told: string | undefined;
  let callOff = () => {};
  function look(): void {
    callOff = clock.after(faultEveryMs, look);
    const fault = indicators.fault();
    if (fault?.message === told) return;
    told = fault?.message;
    if (!fault) return;
    say(`Figures: ${fault.message}; answers come from those of ${indicators.edition().downloaded} meanwhile.`);
    log.warn({ err: fault }, 'figures not in use');
  }
  look();
  return () => callOff();
}
