import type { Core, Talk } from '../../src/compose';
import { createTalk, openCore } from '../../src/compose';
import { readConfig } from '../../src/config';
import type { Drawing, Incoming, Outgoing, Sent } from '../../src/conversation/conversation';
import type { SetClock } from './set-clock';
import { createTestLog } from './test-server';

export interface SentMessage {
  readonly conversation: string;
  readonly key: string;
  readonly drawing: Drawing;
}

/** What all processes of a test post into: a platform that keeps every message it is sent. */
export interface FakePlatform extends Outgoing {
  readonly sent: SentMessage[];
  /** What becomes of the next messages. */
  answer: (message: SentMessage) => Promise<Sent>;
}

export function createFakePlatform(): FakePlatform {
  const sent: SentMessage[] = [];
  const platform: FakePlatform = {
    channel: 'teams',
    redrawPauseMs: 1_000,
    sent,
    answer: async () => ({ kind: 'sent', message: `message-${sent.length}` }),
    async send(conversation, key, drawing) {
      sent.push({ conversation, key, drawing });
      return platform.answer({ conversation, key, drawing });
    },
    update: async () => ({ kind: 'done' }),
    hasMember: async () => true,
  };
  return platform;
}

/** The core as one process of several on the same data has it. */
export interface CoreProcess {
  readonly core: Core;
  readonly talk: Talk;
  readonly logged: readonly Record<string, unknown>[];
  stop(): Promise<void>;
}

export const admin = 'teams:tenant:admin';

/** Another process on the data of `dataDir`; channels other than `platform` do not exist. */
export async function startCoreProcess(dataDir: string, clock: SetClock, platform: Outgoing): Promise<CoreProcess> {
  const read = readConfig({ PORT: '0', DATA_DIR: dataDir, SOTKANET_URL: 'http://127.0.0.1:9' });
  if (read.kind === 'faulty') throw new Error(read.faults.join());
  const core = await openCore({ ...read.config, admins: [admin] }, clock);
  const { log, lines } = createTestLog();
  const talk = createTalk({
    core,
    linkSecret: 'the same in every process',
    timeZone: 'Europe/Helsinki',
    baseUrl: () => 'http://localhost',
    channels: () => [platform],
    clock,
    log,
  });
  return {
    core,
    talk,
    logged: lines,
    async stop() {
      await talk.catchingUp.stop();
      await talk.announcements.stop();
      await talk.redraws.settle();
      await core.store.close();
    },
  };
}

type IncomingParts = Partial<Omit<Incoming, 'body'>> & { readonly by?: string };

const place = { channel: 'teams', conversation: 'conversation-1', kind: 'group', people: 5 } as const;

function incoming({ by = admin, ...parts }: IncomingParts, body: Incoming['body']): Incoming {
  return { place, person: { id: by, name: 'Somebody' }, locale: 'en', ...parts, body };
}

export const line = (text: string, parts: IncomingParts = {}) => incoming(parts, { kind: 'text', text });

export const press = (payload: object, parts: IncomingParts = {}, inputs: Readonly<Record<string, string>> = {}) =>
  incoming(parts, { kind: 'action', payload, inputs });
