import { type Clock, type Log, late, within } from '../base/base';
import type { Polls } from '../polls/polls';
import { drawingMs, type KeptPosts, type StoredKeptPost } from './kept-posts';
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

/** Begins to draw a card; `onEnd` is called the moment after which a `wake` would not be heard any more. */
export function drawCard(card: StoredKeptPost, parts: Parts): CardDrawing {
  const { posts, clock, log, onEnd } = parts;
  let isBehind = true;
  let inHurry = false;
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

  async function draw(): Promise<void> {
    try {
      while (isBehind) {
        const hurry = inHurry;
        const turn = await posts.takeTurn(card, hurry);
        if (turn.kind === 'over') return;
        if (turn.kind === 'wait') {
          // Hurried in the meantime, it asks once more.
          if (hurry === inHurry) await pause(turn.ms);
          continue;
        }
        // What changes from here on may not be in this drawing.
        isBehind = false;
        const updated = await drawOnce(turn.kept, parts);
        if (updated.kind === 'later') isBehind = true;
      }
    } finally {
      onEnd();
    }
  }

  return {
    wake() {
      isBehind = true;
    },
    hurry() {
      inHurry = true;
      endPause();
    },
    done: draw().catch((error: unknown) =>
      log.warn({ err: error, poll: card.partition, channel: card.body.channel }, 'card not updated'),
    ),
  };
}

/** Draws the card as its poll is now, in our turn, and ends the turn whatever comes of it. */
async function drawOnce(kept: StoredKeptPost, { posts, polls, pictures, clock, channels }: Parts): Promise<Updated> {
  const post = kept.body;
  const channel = channels().find((candidate) => candidate.channel === post.channel);
  const pauseMs = channel?.redrawPauseMs ?? 0;
  let updated: Updated = { kind: 'done' };
  let isResult = false;
  try {
    const poll = await polls.read(post.poll);
    if (!poll) updated = { kind: 'gone' };
    if (!poll || !channel) return updated;
    const drawing = { view: pictures.view(poll, post.language), language: post.language };
    const answer = await within(drawingMs, channel.update(post, drawing), clock);
    // Whether it arrived cannot be told: drawn once more, it is right in either case.
    updated = answer === late ? { kind: 'later', afterMs: 0 } : answer;
    isResult = poll.state === 'closed';
    return updated;
  } finally {
    await posts.drawn(kept, updated, { isResult, pauseMs });
  }
}
