import { defineKind } from '../store/store';
import type { Language } from '../text/text';
import type { Place, PollOption, Secrecy, Tally } from './poll';

/**
 * A poll as stored, at partition = id = the poll's id. Its life: `open` → `closing` (boxes are being sealed) →
 * `counted` (the tally is written; a secret poll's key and marks are being destroyed) → `closed`.
 * Whoever meets a poll between `open` and `closed` finishes its closing, so a crash only delays it.
 */
export interface PollDocument {
  readonly id: string;
  readonly question: string;
  readonly options: readonly PollOption[];
  readonly secrecy: Secrecy;
  readonly state: 'open' | 'closing' | 'counted' | 'closed';
  readonly language: Language;
  readonly place: Place;
  /** `place.conversation`, to find a conversation's polls by. */
  readonly conversation: string;
  readonly launchedBy: string;
  /** ISO moments. */
  readonly launchedAt: string;
  readonly closedAt?: string;
  /** How many ballot boxes it has; the same for its whole life. */
  readonly boxes: number;
  readonly tally?: Tally;
  readonly example: boolean;
  readonly keyLost: boolean;
  /** Of a secret poll: the id of the folder that its key was put into. */
  readonly keyFolder?: string;
}

export const pollKind = defineKind<PollDocument>('poll', ['state', 'conversation', 'launchedAt']);

export const pollAddress = (id: string) => ({ partition: id, id });
