import { type DocumentStore, defineKind } from '../../src/store/store';

export interface Note {
  readonly title: string;
  readonly count?: number;
  readonly done?: boolean;
  readonly mixed?: string | number | boolean;
  readonly nested?: { readonly list: readonly unknown[] };
}

/** A kind with fields to ask for, and one without. Whoever opens a store for the contract declares both. */
export const noteKind = defineKind<Note>('note', ['title', 'count', 'done', 'mixed']);
export const plainKind = defineKind<Note>('plain');

/** An empty store of its own for each test. */
export interface StoreUnderTest {
  readonly store: DocumentStore;
  /** Closes the store and opens the same data again. */
  reopen(): Promise<DocumentStore>;
  /** Closes what is open and takes the data away. */
  end(): Promise<void>;
}
