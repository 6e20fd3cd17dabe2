import { type Address, type DocumentKind, type KindShape, type Query, StoreError, storeLimits } from './document-store';

// Lone surrogates have no UTF-8, so engines would silently store another id.
const unfitForIds = /[/\\#?\p{Surrogate}]/u;

// Names become part of queries, so they are of letters and digits alone.
const plainName = /^[A-Za-z][A-Za-z0-9]*$/;

/** Throws `StoreError('badQuery')` for a kind with a name or field that is not plain. */
export function checkKind({ name, indexed }: KindShape): void {
  for (const part of [name, ...indexed]) {
    if (!plainName.test(part))
      throw new StoreError('badQuery', `${part}: names of kinds and fields are letters and digits`);
  }
}

/** Throws `StoreError('badId')` for what one of the engines could not keep as a partition or an id. */
export function checkAddress({ partition, id }: Address): void {
  for (const part of [partition, id]) {
    if (part.length === 0 || part.length > storeLimits.idCharacters || unfitForIds.test(part)) {
      throw new StoreError('badId', `${JSON.stringify(part)} is no id: see Address`);
    }
  }
}

/** The body as JSON; throws `StoreError('tooLarge')` when it takes more bytes than a document may. */
export function toJson(body: object): string {
  const json = JSON.stringify(body);
  // No character takes more than three bytes: a short text needs no counting.
  if (json.length * 3 > storeLimits.documentBytes && Buffer.byteLength(json) > storeLimits.documentBytes) {
    throw new StoreError('tooLarge', `a document of ${Buffer.byteLength(json)} bytes`);
  }
  return json;
}

/** Throws `StoreError('badQuery')` for fields that are not declared, odd page sizes and values that no document can hold. */
export function checkQuery<Body>(kind: DocumentKind<Body>, { where = [], orderBy, limit }: Query<Body>): void {
  for (const field of [...where.map((condition) => condition.field), ...(orderBy ? [orderBy.field] : [])]) {
    if (!kind.indexed.includes(field)) throw new StoreError('badQuery', `${kind.name} declares no field ${field}`);
  }
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1 || limit > storeLimits.pageDocuments)) {
    throw new StoreError('badQuery', `a page of ${limit} documents`);
  }
  if (where.some(({ value }) => typeof value === 'number' && !Number.isFinite(value))) {
    throw new StoreError('badQuery', 'a number that JSON does not have');
  }
}
