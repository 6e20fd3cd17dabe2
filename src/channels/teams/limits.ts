import type { PacerLimit } from '../../delivery/delivery';

/** What Teams takes, and what callers and our own memory may cost. Times in milliseconds. */
export const teamsLimits = {
  /** UTF-16 bytes of one activity. Teams refuses from about 100 KB on ("Format your bot messages"); headers and marks come on top. */
  activityBytes: 80_000,
  /** Over all conversations, where no setting says otherwise: per app and tenant. */
  callsPerSecond: 50,
  /** Of the plain text that stands in for a card that is too big. */
  textCharacters: 4_000,
  /** What a notification shows; more is cut by the clients. */
  summaryCharacters: 250,
  /** How long one call, the token for it and the wait for its turn may take: together no more than the 15 s of `Outgoing`. */
  callMs: 8_000,
  tokenMs: 3_000,
  turnMs: 3_500,
  /** How long a reply to a person is tried, when it surely has not arrived. */
  replyMs: 10_000,
  /** Waits that the platform asked for without saying how long, and after an update that may have failed. */
  waitMs: 2_000,
  updateAgainMs: 5_000,
  /** After a refusal that somebody may have to mend: a wrong password, a missing right. */
  mendMs: 10 * 60_000,
  /** The shortest time between two drawings of a card. */
  redrawPauseMs: 1_000,
  /** Between two warnings of the same kind. */
  warningMs: 60_000,
  /** Members a page (Teams takes 50–500) and pages that are counted. */
  membersPage: 500,
  memberPages: 20,
  /** How long a count of people and a meeting's role are taken as still true. */
  countMs: 5 * 60_000,
  roleMs: 60_000,
} as const;

/** How long what proves a caller is remembered, and how much of it. */
export const guardLimits = {
  headerCharacters: 8_192,
  /** Difference between Microsoft's clock and ours that tokens are forgiven. Source: Bot Connector authentication. */
  leewayMs: 5 * 60_000,
  tokens: 500,
  tokenMs: 5 * 60_000,
  keys: 100,
  keysMs: 24 * 60 * 60_000,
  /** Keys are fetched again for an unknown one at most this often; after a failure a little sooner. New keys are told well ahead. */
  unknownKeyMs: 5 * 60_000,
  failedFetchMs: 10_000,
  fetchMs: 5_000,
  seenDeliveries: 10_000,
} as const;

/** Sends and updates in one conversation. Source: "Optimize your bot with rate limiting in Teams", per bot per thread. */
export const conversationLimits: readonly PacerLimit[] = [
  { most: 7, perMs: 1_000 },
  { most: 8, perMs: 2_000 },
  { most: 60, perMs: 30_000 },
  { most: 1_800, perMs: 3_600_000 },
];
