export { partsOf, regionsBeside } from './areas';
export { changeBetween } from './change';
export { type ChosenIndicator, readChosenSet, type Theme, themes } from './chosen-set';
export { createIndicators, type Indicators } from './create-indicators';
export type { SkippedPiece, SyncProgress } from './download';
export type { Description, Edition, Gender, Indicator, Point, Region, Values } from './edition';
export {
  type ComparisonAnswer,
  type FigureAnswer,
  type FigureNote,
  type FigureQuestion,
  type RankedFigure,
  type RankedLevel,
  type RankingAnswer,
  type RegionSeries,
  rankedLevels,
  type TrendAnswer,
} from './figures';
export type {
  AnswerSource,
  IndicatorAnswer,
  LookUp,
  LookUpQuestion,
  MissingFigure,
  MissingReason,
  RegionFigure,
} from './lookup';
export { openEdition } from './open-edition';
export {
  type DescribedIndicator,
  type Fetched,
  type FigureRow,
  type FigureSource,
  figureLimits,
  type Readable,
} from './source';
export { openStarter } from './starter';
export { type SyncOptions, type SyncSummary, syncFigures } from './sync';
export { nameOf, unitOf, withFittingDecimals } from './units';
