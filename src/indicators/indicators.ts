export type { Description, Edition, Gender, Indicator, Point, Region, Values } from './edition';
export type {
  AnswerSource,
  IndicatorAnswer,
  LookUp,
  LookUpQuestion,
  MissingFigure,
  MissingReason,
  RegionFigure,
} from './lookup';
