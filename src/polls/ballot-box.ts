import { createHash } from 'node:crypto';
import { defineKind } from '../store/store';
import type { Language } from '../text/text';
import type { InNameOf, Place, Tally } from './poll';

/** One of a poll's boxes. All rules of a vote hold within one box, so no vote needs more than one write. */
export type BallotBox = OpenBox | SecretBox;

/** Keeps who answered what, so that the last vote of a person wins. */
export interface OpenBox {
  readonly secrecy: 'open';
  /** A sealed box takes no vote any more. */
  readonly sealed: boolean;
  readonly answers: Readonly<Record<string, Answer>>;
}

/**
 * Keeps who has voted (as keyed marks) and how many votes each option has. What would join them is the key, and a box of
 * few votes: so small polls have one box, and the close destroys key and marks.
 */
export interface SecretBox {
  readonly secrecy: 'secret';
  readonly sealed: boolean;
  /** Sorted, so that the order tells nothing. */
  readonly voted: readonly string[];
  /** Votes by the number of the option. */
  readonly votes: readonly number[];
  readonly groups: number;
}

/** One person's answer in an open poll, with where it came from. */
export interface Answer {
  readonly option: string;
  /** "YYYY-MM-DD" */
  readonly day: string;
  readonly language: Language;
  readonly channel: Place['channel'];
  readonly placeKind: Place['kind'];
  readonly inNameOf: InNameOf;
  /** When it was pressed, in ms, where the channel tells; gone at the close, and never in a secret poll. */
  readonly pressedAt?: number;
}

export const ballotBoxKind = defineKind<BallotBox>('ballotBox', [], 'nameless');

const [usualBoxes, manyBoxes] = [16, 64];
const [smallPoll, largePoll] = [100, 500];

/**
 * How many boxes a poll has: enough that each stays small, since a vote writes its whole box anew; but one for a secret poll,
 * so that everybody's vote lies among all the others, unless the people there are known to be many.
 */
export function boxesFor(secrecy: BallotBox['secrecy'], people: number | undefined): number {
  if (secrecy === 'secret') return people !== undefined && people > smallPoll ? usualBoxes : 1;
  return people !== undefined && people > largePoll ? manyBoxes : usualBoxes;
}

/** The box of a voter: always the same one, spread evenly. `mark` is the voter's id, in a secret poll the keyed mark. */
export function boxOf(poll: { readonly id: string; readonly boxes: number }, mark: string): string {
  return String(createHash('sha256').update(`${poll.id}\n${mark}`).digest().readUInt32BE(0) % poll.boxes);
}

export function allBoxes({ boxes }: { readonly boxes: number }): readonly string[] {
  return Array.from({ length: boxes }, (_, box) => String(box));
}

export function emptyBox(secrecy: BallotBox['secrecy'], options: number): BallotBox {
  return secrecy === 'open'
    ? { secrecy, sealed: false, answers: {} }
    : { secrecy, sealed: false, voted: [], votes: new Array<number>(options).fill(0), groups: 0 };
}

/** A box that takes no vote any more. When somebody pressed was only needed to tell which of two votes is the later. */
export function sealBox(box: BallotBox): BallotBox {
  if (box.secrecy === 'secret') return { ...box, sealed: true };
  const answers = Object.entries(box.answers).map(([voter, { pressedAt: _pressedAt, ...answer }]) => [voter, answer]);
  return { ...box, sealed: true, answers: Object.fromEntries(answers) };
}

/** What one box holds; `options` are the ids of the poll's options in order. */
export function tallyOf(box: BallotBox, options: readonly string[]): Tally {
  if (box.secrecy === 'secret') return { votes: box.votes, voters: box.voted.length, groups: box.groups };
  const votes = new Array<number>(options.length).fill(0);
  const answers = Object.values(box.answers);
  let groups = 0;
  for (const { option, inNameOf } of answers) {
    const place = options.indexOf(option);
    votes[place] = (votes[place] ?? 0) + 1;
    if (inNameOf.kind === 'group') groups += 1;
  }
  return { votes, voters: answers.length, groups };
}

/** The tallies of a poll's boxes as one; `options` is how many there are. */
export function addUp(tallies: readonly Tally[], options: number): Tally {
  const total = { votes: new Array<number>(options).fill(0), voters: 0, groups: 0 };
  for (const { votes, voters, groups } of tallies) {
    for (let option = 0; option < options; option += 1) {
      total.votes[option] = (total.votes[option] ?? 0) + (votes[option] ?? 0);
    }
    total.voters += voters;
    total.groups += groups;
  }
  return total;
}

/** Counts the boxes; `options` are the ids of the poll's options in order. */
export function countBoxes(boxes: readonly BallotBox[], options: readonly string[]): Tally {
  return addUp(
    boxes.map((box) => tallyOf(box, options)),
    options.length,
  );
}
