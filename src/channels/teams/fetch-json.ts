import { type Clock, KumppaniError } from '../../base/base';

/** Answered, but not with what was asked for. */
export class UnfitAnswer extends KumppaniError<'unfitAnswer'> {
  constructor(readonly status: number) {
    super('unfitAnswer', `answered ${status}`);
  }
}

/** Longest answer that is read, in characters: a list of keys is some 20 KB. */
const answerCharacters = 1_000_000;

/** Fetches JSON from an address of the settings. Follows no redirect; rejects unless it is answered with 200 within `withinMs`. */
export async function fetchJson(
  address: string,
  { clock, withinMs, ...request }: { clock: Clock; withinMs: number } & Pick<RequestInit, 'method' | 'body'>,
): Promise<unknown> {
  const giveUp = new AbortController();
  const callOff = clock.after(withinMs, () => giveUp.abort());
  try {
    const response = await fetch(address, { ...request, redirect: 'error', signal: giveUp.signal });
    const text = await response.text();
    if (response.status !== 200 || text.length > answerCharacters) throw new UnfitAnswer(response.status);
    return JSON.parse(text);
  } finally {
    callOff();
  }
}
