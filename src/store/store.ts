export { backupStore, restoreStore } from './backup';
export { openCosmosStore } from './cosmos';
export { type CosmosOptions, containerDefinition, type Prepared, prepareCosmos } from './cosmos-container';
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
export { type LibsqlStoreOptions, openLibsqlStore } from './libsql';
export { readAll } from './read-all';
export { unlessOvertaken } from './unless-overtaken';
