import type { IncomingMessage } from 'node:http';
import type { ProblemCode } from './answers';
import type { HttpLimits } from './limits';

export type BodyRead<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly status: number; readonly code: ProblemCode }
  /** The caller went away; there is nobody to answer. */
  | { readonly kind: 'gone' };

/**
 * Collects a body, counting as it comes, whatever its head promised. Our own, because restify's reader unpacks gzip: a body
 * that is none ends the process, and one that is a bomb passes its limit. Node's own check for late bodies runs only
 * every 30 s, so the time is kept here.
 */
export function readBody(request: IncomingMessage, limits: HttpLimits): Promise<BodyRead<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (result: BodyRead<Buffer>) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', gone).off('error', gone);
      // Without a listener an error of a dropped connection would end the process.
      request.on('error', () => request.destroy());
      resolve(result);
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.bodyBytes) finish({ kind: 'refused', status: 413, code: 'tooLarge' });
      else chunks.push(chunk);
    };
    const end = () => finish({ kind: 'read', value: Buffer.concat(chunks) });
    const gone = () => finish({ kind: 'gone' });
    const timer = setTimeout(() => finish({ kind: 'refused', status: 408, code: 'tooSlow' }), limits.bodyMs);
    request.on('data', take).on('end', end).on('close', gone).on('error', gone);
  });
}

/** Reads JSON out of a body: 415 unless it says it is JSON in UTF-8, 413 when nested too deep, 400 when it is none. */
export function parseJson(contentType: string | undefined, body: Buffer, limits: HttpLimits): BodyRead<unknown> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')) {
    return { kind: 'refused', status: 415, code: 'typeUnsupported' };
  }
  if (isDeeper(body, limits.jsonDepth)) return { kind: 'refused', status: 413, code: 'tooDeep' };
  try {
    return { kind: 'read', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return { kind: 'refused', status: 400, code: 'badJson' };
  }
}

const [quote, backslash, openArray, closeArray, openObject, closeObject] = Buffer.from('"\\[]{}');

// Counts brackets outside strings, before anything is built from them. In UTF-8 no part of a longer character looks like one.
function isDeeper(json: Buffer, depth: number): boolean {
  let open = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openArray || byte === openObject) {
      open += 1;
      if (open > depth) return true;
    } else if (byte === closeArray || byte === closeObject) open -= 1;
  }
  return false;
}
