/** What a caller may cost us. Times in milliseconds. */
export interface HttpLimits {
  readonly connections: number;
  readonly bodyBytes: number;
  /** How deep arrays and objects may nest in a JSON body. */
  readonly jsonDepth: number;
  /** From the first byte of the connection to the end of the first request's head. */
  readonly headMs: number;
  /** From the end of the head to the end of the body. */
  readonly bodyMs: number;
  /** How long a connection may idle between two requests. */
  readonly idleMs: number;
  /** How long a refused body is still drained, so that the answer is not lost in a connection reset. */
  readonly lingerMs: number;
  /** How long `stop` waits for requests in flight. */
  readonly drainMs: number;
}

export const httpLimits: HttpLimits = {
  connections: 2_000, // well under the 4,096 files that Debian lets a process open
  bodyBytes: 1_000_000, // Teams: 100 KB an activity; Slack: a modal's state may reach a few hundred KB
  jsonDepth: 32, // the deepest real one, a Slack view submission, nests 10 deep
  headMs: 10_000,
  bodyMs: 10_000, // both platforms give up on an answer sooner
  idleMs: 5_000,
  lingerMs: 1_000,
  drainMs: 6_000, // an orchestrator's usual patience is 10 s, and the cards and the store come after
};
