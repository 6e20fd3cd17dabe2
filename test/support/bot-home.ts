import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentKinds, openCore, prepareStore } from '../../src/compose';
import { type Config, readConfig } from '../../src/config';
import { type Running, type Surroundings, start } from '../../src/start';
import { type DocumentKind, readAll } from '../../src/store/store';
import { startCosmosPeer } from './cosmos-peer';

export type StoreEngine = 'libsql' | 'cosmos';

/** A document as it lies in the store. */
export interface KeptDocument {
  readonly kind: string;
  readonly partition: string;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the bots of a test share: a data folder and a store. */
export interface BotHome {
  readonly dataDir: string;
  /** The settings that make a program use it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Starts a bot with Sotkanet out of reach on a free port; two of them are two processes to the store. Its stop may be asked for again. */
  start(settings: Readonly<Record<string, string>>, surroundings: Surroundings): Promise<Running>;
  /** Everything that is kept. */
  documents(): Promise<readonly KeptDocument[]>;
  /** Removes it all; the bots have been stopped before. */
  end(): Promise<void>;
}

export async function openBotHome(engine: StoreEngine = 'libsql'): Promise<BotHome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kumppani-home-'));
  const cosmos = engine === 'cosmos' ? await startCosmosPeer() : undefined;
  const settings = {
    PORT: '0',
    DATA_DIR: dataDir,
    SOTKANET_URL: 'http://127.0.0.1:9',
    ...(cosmos ? { STORE: 'cosmos', COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key } : {}),
  };
  let used: { config: Config; clock: Surroundings['clock'] } | undefined;
  return {
    dataDir,
    settings,
    async start(more, surroundings) {
      const read = readConfig({ ...settings, ...more });
      if (read.kind === 'faulty') throw new Error(read.faults.join('\n'));
      const { config } = read;
      const { clock } = surroundings;
      if (cosmos && !used) await prepareStore(config, clock);
      used = { config, clock };
      const bot = await start(config, surroundings);
      let stopping: Promise<void> | undefined;
      return {
        url: bot.url,
        stop() {
          stopping ??= bot.stop();
          return stopping;
        },
      };
    },
    async documents() {
      if (!used) throw new Error('no bot was ever here');
      const { store } = await openCore(used.config, used.clock);
      const found: KeptDocument[] = [];
      for (const { name, indexed } of documentKinds) {
        const kind: DocumentKind<Record<string, unknown>> = { name, indexed };
        for (const { partition, id, body } of await readAll(store, kind, {})) {
          found.push({ kind: name, partition, id, body });
        }
      }
      await store.close();
      return found;
    },
    async end() {
      await cosmos?.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
