import type { IncomingMessage, ServerResponse } from 'node:http';
import { languages, textIn } from '../text/text';
import { type ProblemCode, sendBytes, sendProblem } from './answers';
import type { HttpLimits } from './limits';
import { checkLocal } from './local-only';

/** What a request's head alone can be refused for. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: ProblemCode }
  | (ReturnType<typeof checkLocal> & { readonly kind: 'foreign' });

export interface AdmissionRules {
  readonly limits: HttpLimits;
  readonly localOnly: boolean;
  readonly stopping: AbortSignal;
}

/** Looks at a request's head, before any library does. */
export function admit(request: IncomingMessage, { limits, localOnly, stopping }: AdmissionRules): Admission {
  if (!hasAddress(request)) return { kind: 'refused', status: 400, code: 'badAddress' };
  if (stopping.aborted) return { kind: 'refused', status: 503, code: 'stopping' };
  if (localOnly) {
    const check = checkLocal(request);
    if (check.kind === 'foreign') return check;
  }
  if (request.headers['content-encoding'] !== undefined) {
    return { kind: 'refused', status: 415, code: 'encodingUnsupported' };
  }
  if (Number(request.headers['content-length'] ?? 0) > limits.bodyBytes) {
    return { kind: 'refused', status: 413, code: 'tooLarge' };
  }
  return { kind: 'admitted' };
}

// restify makes a URL of Host and path and decodes the path, both outside any try: an odd one would end the process.
function hasAddress({ url = '', headers }: IncomingMessage): boolean {
  if (!url.startsWith('/')) return false;
  try {
    decodeURI(new URL(`http://${headers.host ?? 'localhost'}${url}`).pathname);
    return true;
  } catch {
    return false;
  }
}

/** Answers a request that was not admitted. */
export function sendRefusal(response: ServerResponse, refused: Exclude<Admission, { kind: 'admitted' }>): void {
  if (refused.kind === 'refused') {
    sendProblem(response, refused.status, refused.code);
    return;
  }
  // Read by whoever set a tunnel up, so in words; a stranger's language is unknown, so in all.
  const words = languages.map((language) => textIn(language)(`web.notLocal.${refused.because}`));
  sendBytes(response, 403, `${words.join('\n')}\n`, { 'Content-Type': 'text/plain; charset=utf-8' });
}

/** Lets the rest of a refused body run into nothing for a moment: cut at once, the caller would see a reset instead of the answer. */
export function drain(request: IncomingMessage, { lingerMs }: HttpLimits): void {
  if (request.complete) return;
  request.on('error', () => request.destroy());
  request.resume();
  const cut = setTimeout(() => request.destroy(), lingerMs);
  request.once('end', () => clearTimeout(cut)).once('close', () => clearTimeout(cut));
}
