export { createQuestions, type Questions } from './create-questions';
export { type Asker, createFollowUps, type FollowUps, followUpKind, type LastAsked } from './follow-ups';
export {
  type Period,
  type QuestionCounts,
  type QuestionGap,
  type QuestionRecord,
  questionKind,
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
export type { Lesson, School } from './school';
export { type ScoredAnswer, type ScoredFigure, toScoredAnswer } from './scored-answer';
export type { Chip, Correction, Needs, Shown } from './shown';
export { type TaughtEntry, taughtWordsKind } from './taught-words';
export { taughtWordLimits } from './teaching';
