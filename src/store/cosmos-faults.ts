import { z } from 'zod';
import { codeOf } from '../base/base';
import { StoreError } from './document-store';

/** Answers by which Cosmos asks to come again. Source: HTTP status codes of the Azure Cosmos DB REST API. */
const passing = [408, 410, 429, 449, 500, 502, 503, 504];
/** Those of them that came before anything was written. */
const beforeWriting = [410, 429, 449];
/** No connection came about, so nothing was sent. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** "Read session not available": the replica is behind what this process has seen. */
const behind = 1002;
/** "Owner resource not found": not the item is missing but its container. */
const noContainer = 1003;

const answered = z.object({
  code: z.number(),
  substatus: z.number().optional(),
  retryAfterInMs: z.number().optional(),
});

/** A try that decided nothing and may be made again. Its code is one that the SDK does not resend by itself. */
export class Undecided extends Error {
  readonly code = 'undecided';

  constructor(
    cause: unknown,
    /** True when the write may have happened all the same. */
    readonly mayHaveHappened: boolean,
    /** How long Cosmos asks to wait, in milliseconds. */
    readonly toldMs = 0,
  ) {
    super('Cosmos DB did not decide', { cause });
  }
}

/** The HTTP status that Cosmos answered, if it did. */
export function statusOf(error: unknown): number | undefined {
  return answered.safeParse(error).data?.code;
}

/** A fault of one HTTP request as the adapter tells them apart; what decides something stays as it is. */
export function toAttemptFault(error: unknown): unknown {
  if (error instanceof Undecided || error instanceof StoreError) return error;
  const { data } = answered.safeParse(error);
  if (!data) return new Undecided(error, !neverSent.includes(codeOf(error) ?? ''));
  const isMisled = data.code === 404 && (data.substatus === behind || data.substatus === noContainer);
  if (!isMisled && !passing.includes(data.code)) return error;
  return new Undecided(error, !isMisled && !beforeWriting.includes(data.code), data.retryAfterInMs);
}

/** Whatever is left, as a fault of the store. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const status = statusOf(error);
  const said = status === undefined ? 'did not answer' : `answered ${status}`;
  return new StoreError(status === 413 ? 'tooLarge' : 'unavailable', `Cosmos DB ${said}`, { cause: error });
}
