import type { AreaCode, Reach } from './areas';
import type { ActivityKind, Entry, ServiceLanguage, TargetGroup, Theme } from './entry';
import type { Grant } from './grant';

/** What is asked about associations. Everything in it comes from the question or from a press; nothing is filled in. */
export interface AssociationQuestion {
  readonly ask: 'find' | 'one' | 'count' | 'money';
  /** Ids of topics (`data/topics`): all of them are to be met. */
  readonly topics: readonly string[];
  /** Words that no topic has: looked for in the texts themselves. */
  readonly words: readonly string[];
  /** One association, by its name in the register or in an entry. */
  readonly association?: string;
  /** "Mielenterveysjärjestöt": STEA's classes, each with the names it has had. */
  readonly classes: readonly string[];
  readonly areas: readonly AreaCode[];
  /** Both the same for one year; of a change the two years compared. */
  readonly years?: { readonly from: number; readonly to: number };
  /** The language of the service, "på svenska". */
  readonly serviceLanguage?: ServiceLanguage;
  // Narrowed by a tap:
  readonly theme?: Theme;
  readonly group?: TargetGroup;
  readonly kind?: ActivityKind;
}

/** One thing an association does, as a list shows it. */
export interface Activity {
  /** What is done, in one line: an entry's title and summary, or a grant's purpose. */
  readonly summary: string;
  readonly groups: readonly TargetGroup[];
  readonly areas: readonly AreaCode[];
  readonly reach: Reach;
  readonly languages: readonly ServiceLanguage[];
  readonly contact?: string;
  readonly source:
    | { readonly kind: 'entry'; readonly entry: Entry }
    | { readonly kind: 'grant'; readonly grant: Grant };
}

export interface FoundAssociation {
  /** As the register or the entry writes it. */
  readonly name: string;
  /** What fits the question, best first; at least one. */
  readonly activities: readonly Activity[];
}

/** How the list can be narrowed: each with how many associations would be left; only values that leave some and not all. */
export interface Narrowing {
  readonly by: 'theme' | 'group' | 'kind' | 'area' | 'language';
  readonly value: string;
  readonly count: number;
}

/** Money of one year: grants decided and given, each once. */
export interface YearSum {
  readonly year: number;
  /** Euros. */
  readonly euros: number;
  readonly grants: number;
  readonly associations: number;
  /** The part of `euros` whose grants are also for other areas than the one asked about; counted in full. */
  readonly alsoElsewhere: number;
}

export type AssociationAnswer =
  | {
      readonly kind: 'associations';
      readonly question: AssociationQuestion;
      /** Best first; those that are most surely meant before those that only may be. */
      readonly found: readonly FoundAssociation[];
      readonly narrowings: readonly Narrowing[];
    }
  /** Nothing was found; what lies nearest, each a question that finds something. */
  | {
      readonly kind: 'noneFound';
      readonly question: AssociationQuestion;
      readonly nearest: readonly { readonly question: AssociationQuestion; readonly count: number }[];
      /** The last year with a grant that would have fitted, if any. */
      readonly lastYear?: number;
    }
  | {
      readonly kind: 'association';
      readonly question: AssociationQuestion;
      readonly name: string;
      /** Newest and own entries first. */
      readonly activities: readonly Activity[];
      readonly sums: readonly YearSum[];
      /** The class of the newest grant. */
      readonly class?: string;
    }
  | {
      readonly kind: 'count';
      readonly question: AssociationQuestion;
      readonly year: number;
      readonly number: number;
      readonly found: readonly FoundAssociation[];
    }
  | {
      readonly kind: 'money';
      readonly question: AssociationQuestion;
      /** The years asked about, oldest first; of a change its two ends and those between. */
      readonly sums: readonly YearSum[];
      /** Later minus earlier, when two years are compared. */
      readonly change?: number;
      /** The largest grants of the last year. */
      readonly largest: readonly Grant[];
      /** Why there is no sum: the year is not decided yet, or lies before the register's first. */
      readonly missing?: { readonly year: number; readonly why: 'undecided' | 'before' };
    }
  /** Too wide: which theme? With how many associations each has. */
  | {
      readonly kind: 'tooWide';
      readonly question: AssociationQuestion;
      readonly themes: readonly { readonly theme: Theme; readonly count: number }[];
    }
  /** The name fits several associations. */
  | { readonly kind: 'whichAssociation'; readonly question: AssociationQuestion; readonly names: readonly string[] }
  /** No register has been imported and nobody has recorded anything. */
  | { readonly kind: 'noRegister'; readonly question: AssociationQuestion };
