import type { Answer, BallotBox, OpenBox } from './ballot-box';
import type { PollDocument } from './poll-document';

/** A vote on its way into a box. `mark`: the voter's id, or the keyed mark in a secret poll. */
export interface Ballot {
  readonly mark: string;
  readonly answer: Answer;
}

/** What became of a vote. */
export interface Put {
  /** `changed` and `same` only in open polls, `repeated` only in secret ones. */
  readonly what: 'first' | 'changed' | 'same' | 'repeated' | 'sealed';
  /** The id of the option that counts for the voter; in a secret poll the one just pressed. */
  readonly option: string;
}

/** What a vote makes of a box; the very same box when nothing changes. */
export function putInto(
  box: BallotBox,
  ballot: Ballot,
  poll: Pick<PollDocument, 'options'>,
): { readonly put: Put; readonly box: BallotBox } {
  const { mark, answer } = ballot;
  const { option } = answer;
  if (box.sealed) return { put: { what: 'sealed', option }, box };
  if (box.secrecy === 'open') return putOpen(box, ballot);
  if (box.voted.includes(mark)) return { put: { what: 'repeated', option }, box };
  const place = poll.options.findIndex(({ id }) => id === option);
  const changed = {
    ...box,
    voted: [...box.voted, mark].sort(),
    votes: box.votes.map((count, index) => (index === place ? count + 1 : count)),
    groups: box.groups + (answer.inNameOf.kind === 'group' ? 1 : 0),
  };
  return { put: { what: 'first', option }, box: changed };
}

function putOpen(box: OpenBox, { mark: voter, answer }: Ballot): { readonly put: Put; readonly box: BallotBox } {
  // Own keys only: a voter called "__proto__" is a voter like any other.
  const before = Object.hasOwn(box.answers, voter) ? box.answers[voter] : undefined;
  const { option, pressedAt } = answer;
  // Deliveries may be shuffled: a press from before the one that counts is late, not new.
  if (before?.pressedAt !== undefined && pressedAt !== undefined && pressedAt < before.pressedAt) {
    return { put: { what: 'same', option: before.option }, box };
  }
  // The same option pressed again later is kept for its time, by which a press in between is known to be late.
  if (before?.option === option && before.pressedAt === pressedAt) return { put: { what: 'same', option }, box };
  const what = !before ? 'first' : before.option === option ? 'same' : 'changed';
  return { put: { what, option }, box: { ...box, answers: { ...box.answers, [voter]: answer } } };
}
