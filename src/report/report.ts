export { hasName } from './figure-material';
export { createReport, type Report } from './gather';
export type { ReportMaterial } from './material';
export { refusalPage } from './page';
export { barsOf } from './poll-material';
