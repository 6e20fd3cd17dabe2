import { createHash, randomUUID } from 'node:crypto';
import { valueAt } from './fake-cosmos-sql';

/** An item as the service gives it out. */
export type FakeItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly _etag: string };

export interface FakeDefinition {
  readonly id: string;
  readonly partitionKey: { paths: readonly string[] };
  readonly indexingPolicy: { includedPaths: readonly { readonly path: string }[] };
}

interface Version {
  readonly lsn: number;
  readonly item: FakeItem | undefined;
}

/** The two physical partitions that every container has. */
export const ranges = [
  { id: '0', minInclusive: '', maxExclusive: '7F', _rid: 'AAAAAAAAAAA=' },
  { id: '1', minInclusive: '7F', maxExclusive: 'FF', _rid: 'AAAAAAAAAAB=' },
] as const;

export const rangeOf = (pk: string) => ((createHash('md5').update(pk).digest()[0] ?? 0) < 128 ? '0' : '1');

/** A container with its history, so that a replica which is behind can be asked. */
export class FakeContainer {
  private lsn = 0;
  private items = 0;
  private readonly documents = new Map<string, { readonly pk: string; readonly versions: Version[] }>();
  /** How far the replicas are that answer readings. */
  private replicaLsn = 0;
  /** True: replicas stand still until a session asks for more than they have. */
  isBehind = false;

  constructor(
    public definition: FakeDefinition,
    readonly rid: string,
  ) {}

  /** What a session of this partition is told it has seen. */
  sessionOf(range: string): string {
    return `${range}:0#${this.lsn}`;
  }

  /** False when no replica has what the session has seen; they then catch up. */
  serves(session: string | undefined): boolean {
    if (!this.isBehind) this.replicaLsn = this.lsn;
    const seen = (session ?? '').split(',').map((part) => Number(part.split('#')[1] ?? 0));
    if (Math.max(...seen) <= this.replicaLsn) return true;
    this.replicaLsn = this.lsn;
    return false;
  }

  /** As the primary has it, for writes. */
  current(pk: string, id: string): FakeItem | undefined {
    return this.documents.get(keyOf(pk, id))?.versions.at(-1)?.item;
  }

  /** As the replica that answers has it. */
  seen(pk: string, id: string): FakeItem | undefined {
    return this.asSeen(this.documents.get(keyOf(pk, id))?.versions ?? []);
  }

  /** Newest first: the service promises no order but the one that is asked for. */
  allSeen(isIn: (pk: string) => boolean): readonly FakeItem[] {
    const found = [...this.documents.values()]
      .filter(({ pk }) => isIn(pk))
      .map(({ versions }) => this.asSeen(versions));
    return found.filter((item) => item !== undefined).reverse();
  }

  write(body: Readonly<Record<string, unknown>> & { readonly id: string }): FakeItem {
    this.items += 1;
    const ours = { _rid: `${this.rid}${this.items}`, _etag: `"${randomUUID()}"`, _ts: 1_795_000_000 };
    const item = { ...body, ...ours };
    this.keep(String(body.pk), body.id, item);
    return item;
  }

  remove(pk: string, id: string): void {
    this.keep(pk, id, undefined);
  }

  /** Throws when a query would need an index that the container has not. */
  expectIndexed(paths: readonly (readonly string[])[]): void {
    const included = this.definition.indexingPolicy.includedPaths.map(({ path }) => path);
    const missing = paths.map((path) => `/${path.join('/')}/?`).filter((path) => !included.includes(path));
    if (missing.length > 0) throw new Error(`no index for ${missing.join()}`);
  }

  private keep(pk: string, id: string, item: FakeItem | undefined): void {
    this.lsn += 1;
    const key = keyOf(pk, id);
    const document = this.documents.get(key) ?? { pk, versions: [] };
    document.versions.push({ lsn: this.lsn, item });
    this.documents.set(key, document);
  }

  private asSeen(versions: readonly Version[]): FakeItem | undefined {
    return versions.findLast(({ lsn }) => lsn <= this.replicaLsn)?.item;
  }
}

const keyOf = (pk: string, id: string) => JSON.stringify([pk, id]);

/** Throws when an item breaks a limit of the service. Source: Azure Cosmos DB service quotas. */
export function expectItem(json: string, item: Readonly<Record<string, unknown>>, pkHeader: string): void {
  const { id } = item;
  if (typeof id !== 'string' || id.length === 0 || id.length > 255 || !/^[\w~-]+$/.test(id)) {
    throw new Error(`${JSON.stringify(id)} is an id that some clients of the service cannot reach`);
  }
  const pk = valueAt(item, ['pk']);
  if (typeof pk !== 'string' || Buffer.byteLength(pk) > 2_048) throw new Error('no partition key, or a long one');
  if (JSON.stringify([pk]) !== JSON.stringify(JSON.parse(pkHeader)))
    throw new Error('another partition key in the header');
  if (Buffer.byteLength(json) > 2 * 1024 * 1024) throw new Error('an item over 2 MB');
}
