import { KumppaniError } from '../base/base';

/** The outside source was never reached, asks to be left alone, refused this question, or answered what cannot be read. */
export class SourceError extends KumppaniError<'unreachable' | 'busy' | 'refused' | 'malformed'> {}
