const minute = 60_000;

/** What Slack allows, and how long we wait for it. Sources: Slack's pages on rate limits, interactivity and request signing. */
export const slackLimits = {
  /** How far a signed request's time may be from ours, in both directions. */
  skewMs: 5 * minute,
  /** Signatures remembered against a replay: as many as come in the time that one is good for, under any load we expect. */
  signatures: 50_000,
  /** A channel takes one message a second. */
  posts: { most: 1, perMs: 1_000 },
  /** `chat.update`, tier 3: about 50 a minute for the whole workspace. */
  updates: { most: 45, perMs: minute },
  /** The rest of tier 3 that we use. */
  histories: { most: 45, perMs: minute },
  /** Tier 4, for each method: about 100 a minute. */
  lookups: { most: 90, perMs: minute },
  /** Answers at `response_url`: no limit is documented; a whole meeting may vote within a minute. */
  responses: { most: 250, perMs: minute },
  /** The shortest time between two drawings of one card. */
  redrawPauseMs: 1_500,
  /** A call that has not been answered by then may have arrived or not. */
  callMs: 10_000,
  /** Updates and sendings promise an end within 15 s: what is left beside the call itself. */
  laneMs: 4_000,
  /** A reply waits so long for its turn in a busy channel, or for Slack to come back. */
  replyLaneMs: 2 * minute,
  /** A trigger opens a form for 3 s. */
  triggerLaneMs: 1_500,
  /** Slack wants its answer within 3 s: the core gets the rest. */
  lookupMs: 1_000,
  peopleMs: 6 * 60 * minute,
  /** After a failed look-up the payload's own name does for so long. */
  unknownPeopleMs: minute,
  people: 5_000,
  rosterMs: 5 * minute,
  rosters: 500,
  /** One who is not in a roster younger than this is not there. */
  freshRosterMs: 10_000,
  /** People a page, and pages: beyond them a conversation is not counted. */
  rosterPage: 1_000,
  rosterPages: 20,
  /** So few are looked at one by one, to leave other bots out of the count: among more, one does not matter. */
  countedOneByOne: 20,
  /** How long a drawn form can be opened. */
  formMs: 7 * 24 * 60 * minute,
  /** How long Slack may take to show a message whose answer it has lost. */
  showMs: 3_000,
  retryMs: 5_000,
  longestRetryMs: minute,
  /** After a refusal that somebody may have to mend: a token, a scope, an invitation. */
  mendMs: 10 * minute,
} as const;
