import type { Clock } from '../../src/base/base';
import { type DocumentStore, openCosmosStore, prepareCosmos } from '../../src/store/store';
import { noteKind, plainKind } from '../contract/notes';
import type { CosmosAccount } from './cosmos-peer';

/** Opens a store of notes on a prepared account, as every process does. */
export function openNotes({ endpoint, key }: CosmosAccount, clock: Clock, database = 'notes'): Promise<DocumentStore> {
  return openCosmosStore({ endpoint, key, database, kinds: [noteKind, plainKind], clock });
}

export function prepareNotes({ endpoint, key }: CosmosAccount, clock: Clock, database = 'notes') {
  return prepareCosmos({ endpoint, key, database, kinds: [noteKind, plainKind], clock });
}
