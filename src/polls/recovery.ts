import { OperatorError } from '../base/base';
import { type DocumentStore, readAll, type StoredDocument } from '../store/store';
import type { Closing } from './closing';
import type { PollKeys } from './keys';
import { type PollDocument, pollKind } from './poll-document';

/** What is left of a crash, a restore, or a folder of keys that is not the one it was. */
export interface Recovery {
  /** See `Polls.recover`. */
  recover(): Promise<readonly PollDocument[]>;
  /** See `Polls.giveUpKeys`. */
  giveUpKeys(): Promise<readonly PollDocument[]>;
}

interface Parts {
  readonly store: DocumentStore;
  readonly keys: PollKeys;
  readonly closing: Closing;
}

export function createRecovery({ store, keys, closing }: Parts): Recovery {
  const all = () => readAll(store, pollKind, { orderBy: { field: 'launchedAt', direction: 'ascending' } });

  async function withoutKey(documents: readonly StoredDocument<PollDocument>[]): Promise<readonly PollDocument[]> {
    const lost: PollDocument[] = [];
    for (const { body } of documents) {
      if (body.state === 'open' && body.secrecy === 'secret' && !(await keys.read(body.id))) lost.push(body);
    }
    return lost;
  }

  async function close(polls: readonly PollDocument[]): Promise<readonly PollDocument[]> {
    const closed: PollDocument[] = [];
    for (const { id } of polls) {
      const poll = await closing.start(id, true);
      if (poll) closed.push(poll);
    }
    return closed;
  }

  return {
    async recover() {
      const documents = await all();
      const lost = await withoutKey(documents);
      const folder = await keys.folderId();
      // Closing cannot be undone, so a folder that is merely not mounted must not pass for lost keys.
      if (lost.some(({ keyFolder }) => keyFolder === undefined || keyFolder !== folder)) {
        throw new OperatorError(
          'secret polls are open, but KEY_DIR is not the folder with their keys: mount that folder there. If the keys are gone for good, run "npm run -s kumppani -- keys give-up": it closes and counts those polls',
        );
      }
      const finished: PollDocument[] = [];
      for (const document of documents) {
        const { state } = document.body;
        if (state === 'closing' || state === 'counted') finished.push(await closing.finish(document));
      }
      return [...finished, ...(await close(lost))];
    },

    giveUpKeys: async () => close(await withoutKey(await all())),
  };
}
