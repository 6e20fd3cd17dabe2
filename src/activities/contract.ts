import type { AreaCode } from './areas';
import type { AssociationAnswer, AssociationQuestion } from './association-question';
import type { ActivityDetails, Entry, EntryChange, Theme } from './entry';
import type { Grant } from './grant';

/** The grants that were imported, as they are now. */
export interface Register {
  /** Every grant; the same array as long as nothing has been imported, by this process or another. */
  grants(): Promise<readonly Grant[]>;
  /**
   * Takes over rows: those of an association, year and code that is there replace it, others are added, none is removed.
   * Readers see all of it or nothing of it; the same rows again change nothing.
   */
  take(rows: readonly Grant[]): Promise<{ readonly added: number; readonly changed: number; readonly same: number }>;
  /** "YYYY-MM-DD" of the last import; undefined before the first. */
  importedOn(): Promise<string | undefined>;
}

/** Who does something: never taken from a form. */
export interface Actor {
  readonly person: string;
  /** To be published with what they confirm, when they agreed to it. */
  readonly name?: string;
  /** Coordinators publish at once, approve others' first entries and record what a region offers. */
  readonly isCoordinator: boolean;
}

export interface Recording {
  /** Minted when the form was drawn: the same again changes nothing. */
  readonly key: string;
  /** The entry that is changed; absent of a new one. */
  readonly entry?: string;
  readonly details: ActivityDetails;
  /** The person has seen the entries that look the same, and says it is another. */
  readonly isNoDuplicate?: boolean;
}

export type Recorded =
  | { readonly kind: 'recorded'; readonly entry: Entry; readonly repeated: boolean }
  /** It looks like these: "did you mean this one?" Nothing is stored yet. */
  | { readonly kind: 'duplicates'; readonly entries: readonly Entry[] }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'notYours' | 'onlyCoordinators' };

export type Decided =
  | { readonly kind: 'done'; readonly entry: Entry; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'notYours' | 'onlyCoordinators' };

/** What associations do and regions offer, as people have recorded it. */
export interface Entries {
  record(recording: Recording, actor: Actor): Promise<Recorded>;
  /** Publishes or declines a first entry; whoever has one published entry is known, and their next ones are published at once. */
  decide(entry: string, decision: 'approve' | 'decline', actor: Actor): Promise<Decided>;
  /** Says that it still holds. */
  confirm(entry: string, actor: Actor): Promise<Decided>;
  /** Takes it out of what people find; its history stays. */
  remove(entry: string, actor: Actor): Promise<Decided>;
  get(entry: string): Promise<Entry | undefined>;
  /** All published ones; the same array as long as nothing has changed, here or in another process. */
  published(): Promise<readonly Entry[]>;
  /** Those of a person, waiting ones too. */
  of(person: string): Promise<readonly Entry[]>;
  /** For coordinators: first entries that wait, oldest first. */
  waiting(): Promise<readonly Entry[]>;
  /** Published ones that nobody has confirmed since then, oldest first. */
  unconfirmedSince(moment: Date): Promise<readonly Entry[]>;
  history(entry: string): Promise<readonly EntryChange[]>;
  /** Takes the person out of all entries and their history; tells how many entries stay, nameless. */
  forget(person: string): Promise<number>;
}

/** A half-filled form: what was typed, by field, until it is recorded. One a person. */
export interface Drafts {
  find(person: string): Promise<Readonly<Record<string, string>> | undefined>;
  keep(person: string, inputs: Readonly<Record<string, string>>): Promise<void>;
  forget(person: string): Promise<void>;
}

/** A good practice (hyvä käytäntö), shared between municipalities and associations. */
export interface Practice {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly theme: Theme;
  /** The municipality or association whose practice it is. */
  readonly by: string;
  readonly area: AreaCode;
  readonly contact: string;
  /** ISO moment. */
  readonly recordedAt: string;
  readonly owner?: string;
  readonly state: 'waiting' | 'published' | 'declined' | 'removed';
  /** Who else uses it: each association or municipality once, whoever says it. */
  readonly users: readonly { readonly name: string; readonly since: string; readonly person?: string }[];
}

/** Finds and counts what associations do. */
export interface AssociationSearch {
  answer(question: AssociationQuestion): Promise<AssociationAnswer>;
  /** Gets ready, so that the first question need not wait: after a start and after an import. */
  prepare(): Promise<void>;
}
