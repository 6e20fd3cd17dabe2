import type { Outgoing } from '../conversation/conversation';
import type { Route } from '../http/http';

/** A platform as the composition root meets it. */
export interface Channel {
  readonly routes: readonly Route[];
  readonly outgoing: Outgoing;
  /** Resolves when every answer that has been promised is on its way. For the stop; no later than 1.5 s. */
  settle(): Promise<void>;
}
