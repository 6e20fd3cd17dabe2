import { createHmac } from 'node:crypto';
import type { Clock } from '../base/base';
import type { FigureQuestion } from '../indicators/indicators';
import { type DocumentStore, defineKind, readAll, unlessOvertaken } from '../store/store';
import type { Language } from '../text/text';

/** What somebody asked last in a conversation, for as long as a few words may still be about it. */
export interface LastAsked {
  /** Absent when it came to no one question, as with indicators to choose from. */
  readonly figures?: FigureQuestion;
  readonly language: Language;
  /** The gap log's record of the question and its words without names: should a press tell what was meant. Absent after a press alone. */
  readonly noted?: { readonly record: string; readonly text: string };
}

interface FollowUp extends LastAsked {
  /** Ms since 1970. */
  readonly expiresAt: number;
}

export const followUpKind = defineKind<FollowUp>('followUp', ['expiresAt']);

/** One person in one conversation. */
export interface Asker {
  readonly person: string;
  readonly channel: string;
  readonly conversation: string;
}

/** Knows for fifteen minutes what each person asked last in each conversation, whichever process asks. */
export interface FollowUps {
  /** Replaces what was known. */
  remember(asker: Asker, last: LastAsked): Promise<void>;
  recall(asker: Asker): Promise<LastAsked | undefined>;
  /** Removes what is over. */
  clean(): Promise<void>;
}

const validMs = 15 * 60_000;
const partition = 'followUps';

interface Parts {
  readonly store: DocumentStore;
  readonly clock: Clock;
  /** Without it, who asked could be found out from a copy of the data. */
  readonly secret: string;
}

export function createFollowUps({ store, clock, secret }: Parts): FollowUps {
  const now = () => clock.now().getTime();
  const addressOf = ({ person, channel, conversation }: Asker) => ({
    partition,
    id: createHmac('sha256', secret)
      .update(JSON.stringify(['followUp', person, channel, conversation]))
      .digest('base64url')
      .slice(0, 22),
  });
  // A clock that was set back must not make it last.
  const isOver = ({ expiresAt }: FollowUp) => expiresAt <= now() || expiresAt > now() + validMs;
  const whereOver = () =>
    [
      { field: 'expiresAt', is: '<=', value: now() },
      { field: 'expiresAt', is: '>', value: now() + validMs },
    ] as const;

  return {
    async remember(asker, last) {
      const at = addressOf(asker);
      const body = { ...last, expiresAt: now() + validMs };
      for (;;) {
        const before = await store.get(followUpKind, at);
        const written = before ? store.replace(followUpKind, before, body) : store.create(followUpKind, at, body);
        if (await unlessOvertaken(written)) return;
      }
    },
    async recall(asker) {
      const found = await store.get(followUpKind, addressOf(asker));
      if (!found || isOver(found.body)) return undefined;
      const { expiresAt: _expiresAt, ...last } = found.body;
      return last;
    },
    async clean() {
      for (const where of whereOver()) {
        const over = await readAll(store, followUpKind, { partition, where: [where] });
        for (const old of over) await unlessOvertaken(store.remove(followUpKind, old));
      }
    },
  };
}
