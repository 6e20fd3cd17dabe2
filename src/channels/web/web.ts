export { createWebChannel, type SyncStatus, type WebChannelOptions } from './app';
export type { ExamplePerson } from './guard';
export { localPlace } from './incoming';
export { createPages, type PagesOptions, type ReportPage } from './pages';
export { removeExamplePosts, webPostKind } from './posts';
