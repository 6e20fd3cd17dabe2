import { KumppaniError } from '../base/base';

/** The outside source was never reached, refused to answer, or answered what cannot be read. */
export class SourceError extends KumppaniError<'unreachable' | 'refused' | 'malformed'> {}
