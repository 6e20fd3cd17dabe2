import { KumppaniError } from '../../base/base';

/**
 * `foreignHost`: a call to a host off the list was stopped. `noToken`: the login service gave none. `notGuarded`: a delivery
 * would have reached the SDK without passing the guard.
 */
export type TeamsErrorCode = 'foreignHost' | 'noToken' | 'notGuarded';

/** A call that was never made, or could not be. */
export class TeamsError extends KumppaniError<TeamsErrorCode> {}
