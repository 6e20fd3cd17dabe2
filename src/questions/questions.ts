export { createQuestions, type Questions } from './create-questions';
export {
  type Period,
  type QuestionCounts,
  type QuestionRecord,
  questionKind,
  type UnansweredQuestion,
} from './gap-log';
export type {
  AskedQuestion,
  Candidate,
  CandidatesAnswer,
  CandidatesReason,
  Question,
  QuestionAnswer,
  Understood,
} from './question-answer';
export { type ScoredAnswer, type ScoredFigure, toScoredAnswer } from './scored-answer';
export type { Chip, Correction, Needs, Shown } from './shown';
