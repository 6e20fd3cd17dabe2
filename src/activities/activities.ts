export { type Area, type AreaCode, type Areas, country, type Reach, readAreas } from './areas';
export type {
  Activity,
  AssociationAnswer,
  AssociationQuestion,
  FoundAssociation,
  Narrowing,
  YearSum,
} from './association-question';
export type {
  Actor,
  AssociationSearch,
  Decided,
  Drafts,
  Entries,
  Practice,
  Recorded,
  Recording,
  Register,
} from './contract';
export {
  type ActivityDetails,
  type ActivityKind,
  activityKinds,
  type Entry,
  type EntryChange,
  type EntryState,
  type OfferKind,
  offerKinds,
  type Price,
  prices,
  type ServiceLanguage,
  serviceLanguages,
  type TargetGroup,
  type Theme,
  targetGroups,
  themes,
} from './entry';
export { type Grant, isGranted } from './grant';
