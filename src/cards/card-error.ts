import { KumppaniError } from '../base/base';

/** `unboundPath`: a template names a value that its presenter did not give. `overLimit`: what cannot be shortened is too long. */
export type CardErrorCode = 'unboundPath' | 'overLimit';

/** A mistake between templates, presenters and translator; never caused by what a person typed. */
export class CardError extends KumppaniError<CardErrorCode> {}
