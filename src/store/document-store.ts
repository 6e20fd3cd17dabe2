import { KumppaniError } from '../base/base';

/**
 * A sort of document, with the fields (top level, string, number or boolean) that queries may filter and order by.
 * Made once per kind by `defineKind`.
 */
export interface DocumentKind<Body> {
  readonly name: string;
  readonly indexed: readonly (keyof Body & string)[];
  /** True when nothing may be kept by which the order of its documents could be told: it would join them to people. */
  readonly isNameless?: boolean;
  /** Only for the type checker: ties the kind to the shape of its documents. */
  readonly body?: Body;
}

/** What an engine needs to know of a `DocumentKind`. */
export interface KindShape {
  readonly name: string;
  readonly indexed: readonly string[];
  readonly isNameless?: boolean;
}

/** Names a kind of document, e.g. `defineKind<Poll>('poll', ['state'])`; `nameless` for what nobody's name may be joined to. */
export function defineKind<Body extends object>(
  name: string,
  indexed: readonly (keyof Body & string)[] = [],
  order: 'nameless' | 'any' = 'any',
): DocumentKind<Body> {
  return { name, indexed, isNameless: order === 'nameless' };
}

/** Where a document lives. Ids: 1–255 characters, none of `/ \ # ?` (hash foreign ids with `hashId`). */
export interface Address {
  readonly partition: string;
  readonly id: string;
}

/** A document as read: `etag` changes with every write, so it proves that nothing happened in between. */
export interface StoredDocument<Body> extends Address {
  readonly etag: string;
  readonly body: Body;
}

export interface Condition<Body> {
  readonly field: keyof Body & string;
  readonly is: '=' | '<' | '<=' | '>' | '>=';
  readonly value: string | number | boolean;
}

/** One sort field at most; documents with an equal sort value come in the order of their ids. */
export interface Query<Body> {
  /** Without it, all partitions are searched. */
  readonly partition?: string;
  readonly where?: readonly Condition<Body>[];
  readonly orderBy?: { readonly field: keyof Body & string; readonly direction: 'ascending' | 'descending' };
  /** Documents a page, 1–1,000; 100 unless told. */
  readonly limit?: number;
  /** What an earlier page gave as `next`. */
  readonly after?: string;
}

export interface Page<Body> {
  readonly documents: readonly StoredDocument<Body>[];
  /** Present when there is more. */
  readonly next?: string;
}

/**
 * Keeps documents for years. Every rule of the project holds within one document, so there are no transactions.
 * A promise resolves only after the write is safe on disk; faults are `StoreError`s.
 */
export interface DocumentStore {
  /** The document, or undefined when there is none. */
  get<Body extends object>(kind: DocumentKind<Body>, at: Address): Promise<StoredDocument<Body> | undefined>;
  /** Writes a new document; `StoreError('exists')` when the address is taken. */
  create<Body extends object>(kind: DocumentKind<Body>, at: Address, body: Body): Promise<StoredDocument<Body>>;
  /** Overwrites what was read; `StoreError('conflict')` when it has changed or gone since. */
  replace<Body extends object>(
    kind: DocumentKind<Body>,
    read: Address & { readonly etag: string },
    body: Body,
  ): Promise<StoredDocument<Body>>;
  /** Removes what was read, leaving no trace in the files; `StoreError('conflict')` when it has changed since; a missing document is fine. */
  remove<Body extends object>(kind: DocumentKind<Body>, read: Address & { readonly etag: string }): Promise<void>;
  query<Body extends object>(kind: DocumentKind<Body>, query: Query<Body>): Promise<Page<Body>>;
  /** True when the store answers; for the readiness check. */
  isReady(): Promise<boolean>;
  /** Finishes what was asked for and lets go of files and threads. */
  close(): Promise<void>;
}

/**
 * `exists`, `conflict`: somebody was faster (409, 412). `tooLarge`: over 1.5 MB. `badId`, `badQuery`: a programming mistake.
 * `unavailable`: the engine did not answer. `unreadable`: what is kept is damaged, foreign or from a newer version.
 */
export type StoreErrorCode = 'exists' | 'conflict' | 'tooLarge' | 'badId' | 'badQuery' | 'unavailable' | 'unreadable';

export class StoreError extends KumppaniError<StoreErrorCode> {}

/** Documents a page when nobody says how many. */
export const defaultPageDocuments = 100;

/** The stricter engine's limits, kept by every adapter. Source: Azure Cosmos DB service quotas. */
export const storeLimits = { idCharacters: 255, documentBytes: 1_500_000, pageDocuments: 1_000 } as const;
