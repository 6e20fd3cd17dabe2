export { createReport, type Report } from './gather';
export type { ReportMaterial } from './material';
export { refusalPage } from './page';
export { hasName } from './figure-material';
export { barsOf } from './poll-material';
