import type { AreaCode } from './areas';

/** What kind of activity it is, after Lähellä.fi's practice. */
export const activityKinds = ['support', 'hobby', 'volunteering', 'guidance', 'advocacy'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** What a municipality or county offers to associations. */
export const offerKinds = ['premises', 'contactPerson', 'expertise', 'funding'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** Themes, after STEA's classes of associations and the words of the partnership. */
export const themes = [
  'mentalHealth',
  'substances',
  'olderPeople',
  'carers',
  'families',
  'youth',
  'disability',
  'illness',
  'immigrants',
  'minorities',
  'community',
  'work',
  'housing',
  'livelihood',
  'safety',
  'crime',
  'leisure',
  'associations',
] as const;
export type Theme = (typeof themes)[number];

export const targetGroups = [
  'everyone',
  'children',
  'young',
  'families',
  'adults',
  'older',
  'carers',
  'relatives',
  'disabled',
  'ill',
  'mentalHealth',
  'substanceUsers',
  'immigrants',
  'swedishSpeakers',
  'minorities',
  'unemployed',
  'homeless',
  'lowIncome',
  'lonely',
  'victims',
  'offenders',
  'women',
  'men',
  'associations',
] as const;
export type TargetGroup = (typeof targetGroups)[number];

export const prices = ['free', 'members', 'paid'] as const;
export type Price = (typeof prices)[number];

/** In which languages people are served; `other` is named in the summary. */
export const serviceLanguages = ['fi', 'sv', 'en', 'sign', 'easy', 'other'] as const;
export type ServiceLanguage = (typeof serviceLanguages)[number];

/** What is told of an association's activity, or of what a region offers to associations: the fields of the form. */
export interface ActivityDetails {
  /** The association or, of an offer, the municipality or county. */
  readonly association: string;
  readonly title: string;
  /** One or two sentences: what is done. */
  readonly summary: string;
  readonly kind: ActivityKind | OfferKind;
  readonly theme: Theme;
  readonly targetGroups: readonly TargetGroup[];
  readonly areas: readonly AreaCode[];
  readonly languages: readonly ServiceLanguage[];
  readonly price: Price;
  readonly whenAndWhere: string;
  /** Public: a name, phone, address or link that people may use. */
  readonly contact: string;
  /** A year. */
  readonly peopleReached?: number;
  readonly volunteers?: number;
  /** A year. */
  readonly volunteerHours?: number;
  /** From outside the region, euros a year. */
  readonly outsideFunding?: number;
  /** What premises are lacking, in words; empty when none. */
  readonly premisesNeeded: string;
}

export type EntryState =
  /** A first entry of an unknown person, until a coordinator has looked at it. */
  'waiting' | 'published' | 'declined' | 'removed';

/** A change of an entry: who made it, when, and what was there before. */
export interface EntryChange {
  /** ISO moment. */
  readonly at: string;
  /** A person's id; absent when the person has had their data erased. */
  readonly by?: string;
  readonly what: 'recorded' | 'updated' | 'approved' | 'declined' | 'confirmed' | 'removed' | 'imported';
  /** The fields that changed, as they were before. */
  readonly before?: Partial<ActivityDetails>;
}

/** An entry as stored. */
export interface Entry {
  readonly id: string;
  readonly details: ActivityDetails;
  readonly state: EntryState;
  /** The person who may change it and is asked to confirm it; absent of imported ones and when their data was erased. */
  readonly owner?: string;
  /** ISO moment. */
  readonly enteredAt: string;
  /** ISO moment: when somebody last said that it holds. */
  readonly confirmedAt: string;
  /** The display name of who confirmed it, when that was published with consent. */
  readonly confirmedBy?: string;
  readonly changes: readonly EntryChange[];
}
