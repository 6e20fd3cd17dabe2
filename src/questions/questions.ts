export { regionsAtMost } from './answering/figure-question';
export { type ScoredAnswer, type ScoredFigure, toScoredAnswer } from './answering/scored-answer';
export { createQuestions, type Questions } from './create-questions';
export { type Asker, createFollowUps, type FollowUps, followUpKind, type LastAsked } from './follow-ups';
export {
  type Period,
  type QuestionCounts,
  type QuestionGap,
  type QuestionRecord,
  questionKind,
} from './learning/gap-log';
export type { Lesson, School } from './learning/school';
export { type TaughtEntry, taughtWordsKind } from './learning/taught-words';
export { taughtWordLimits } from './learning/teaching';
export type {
  AskedQuestion,
  Candidate,
  CandidatesAnswer,
  CandidatesReason,
  Question,
  QuestionAnswer,
  Understood,
} from './question-answer';
export type { Chip, Correction, Needs, Shown } from './shown';
