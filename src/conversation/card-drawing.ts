import { type Clock, type Log, late, within } from '../base/base';
import type { PollState, Polls } from '../polls/polls';
import { type KeptPosts, postTimes, type StoredKeptPost } from './kept-posts';
import type { PollPictures } from './poll-pictures';
import type { Outgoing, Updated } from './posts';

/** Keeps one posted card behind its poll: draws until nothing has changed since the last drawing began. */
export interface CardDrawing {
  /** The poll has changed. */
  wake(): void;
  /** Draws what is still to be drawn without a pause. */
  hurry(): void;
  /** Resolves when the card shows its poll as it was at the last `wake`, or is given up. Never rejects. */
  readonly done: Promise<void>;
}

interface Parts {
  readonly posts: KeptPosts;
  readonly polls: Polls;
  readonly pictures: PollPictures;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: () => readonly Outgoing[];
  readonly onEnd: () => void;
}

/** The pause after a fault of ours, the store's as a rule; doubled for each further one. */
const faultPauseMs = 1_000;
const longestFaultPauseMs = 60_000;

/** Begins to draw a card; `onEnd` is called the moment after which a `wake` would not be heard any more. */
export function drawCard(card: StoredKeptPost, parts: Parts): CardDrawing {
  const { posts, clock, log, onEnd } = parts;
  let isBehind = true;
  let inHurry = false;
  let faults = 0;
  let endPause = () => {};

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = clock.after(ms, resolve);
      endPause = () => {
        callOff();
        resolve();
      };
    });
  }

  /** One step nearer to a card that is up to date; false when there is nothing more to do. */
  async function step(): Promise<boolean> {
    const hurry = inHurry;
    const turn = await posts.takeTurn(card, hurry);
    if (turn.kind === 'over') return false;
    if (turn.kind === 'wait') {
      // Hurried in the meantime, it asks once more.
      if (hurry === inHurry) await pause(turn.ms);
      return true;
    }
    // What changes from here on may not be in this drawing.
    isBehind = false;
    const isShown = await drawOnce(turn.kept, parts);
    faults = 0;
    if (!isShown) isBehind = true;
    return true;
  }

  /** False when the process is about to stop: then the next start sees to the card. */
  async function afterFault(error: unknown): Promise<boolean> {
    log.warn({ err: error, poll: card.partition, channel: card.body.channel }, 'card not updated');
    if (inHurry) return false;
    isBehind = true;
    await pause(Math.min(longestFaultPauseMs, faultPauseMs * 2 ** faults));
    faults += 1;
    return true;
  }

  async function draw(): Promise<void> {
    let goesOn = true;
    while (goesOn && isBehind) goesOn = await step().catch(afterFault);
    onEnd();
  }

  return {
    wake() {
      isBehind = true;
    },
    hurry() {
      inHurry = true;
      endPause();
    },
    done: draw(),
  };
}

/** Draws the card as its poll is now, in our turn, and ends the turn whatever comes of it. False when it may still be behind. */
async function drawOnce(kept: StoredKeptPost, { posts, polls, pictures, clock, channels }: Parts): Promise<boolean> {
  const post = kept.body;
  const channel = channels().find((candidate) => candidate.channel === post.channel);
  const pauseMs = channel?.redrawPauseMs ?? 0;
  let updated: Updated = { kind: 'later', afterMs: 0 };
  let drawn: PollState | undefined;
  let isOurs = false;
  try {
    const poll = await within(postTimes.readingMs, polls.read(post.poll), clock);
    if (!poll) updated = { kind: 'gone' };
    else if (!channel) updated = { kind: 'done' };
    else if (poll !== late) {
      const drawing = { view: pictures.view(poll, post.language), language: post.language };
      const answer = await within(postTimes.drawingMs, channel.update(post, drawing), clock);
      // Whether it arrived cannot be told: drawn once more, it is right in either case.
      if (answer !== late) updated = answer;
      drawn = poll;
    }
  } finally {
    isOurs = await posts.drawn(kept, updated, { ...(drawn ? { poll: drawn } : {}), pauseMs });
  }
  return isOurs && updated.kind !== 'later';
}
