import type { DocumentKind, DocumentStore, Query, StoredDocument } from './document-store';

/** Every document that a query finds, page after page. For lists that are known to be short. */
export async function readAll<Body extends object>(
  store: DocumentStore,
  kind: DocumentKind<Body>,
  query: Omit<Query<Body>, 'after' | 'limit'>,
): Promise<readonly StoredDocument<Body>[]> {
  const found: StoredDocument<Body>[] = [];
  let after: string | undefined;
  do {
    const page = await store.query(kind, after === undefined ? query : { ...query, after });
    found.push(...page.documents);
    after = page.next;
  } while (after !== undefined);
  return found;
}
