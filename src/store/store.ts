export {
  type Address,
  type Condition,
  type DocumentKind,
  type DocumentStore,
  defineKind,
  type Page,
  type Query,
  type StoredDocument,
  StoreError,
  type StoreErrorCode,
} from './document-store';
export { readAll } from './read-all';
