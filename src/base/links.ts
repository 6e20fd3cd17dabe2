import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock';

/** What a link may open; a token for one purpose opens no other. */
export type LinkPurpose = 'report' | 'chart' | 'figure';

export type OpenedLink =
  | { readonly kind: 'valid'; readonly subject: string }
  | { readonly kind: 'expired' | 'invalid' };

/** Makes and checks unguessable addresses without storing them. */
export interface Links {
  /** An absolute address that carries `subject` (readable, not changeable) and stops working at `expiresAt`, if given. */
  sign(purpose: LinkPurpose, subject: string, expiresAt?: Date): string;
  /** Reads the last part of such an address. */
  open(purpose: LinkPurpose, token: string): OpenedLink;
}

/** `secret` signs (HMAC-SHA-256); `baseUrl` tells what people’s browsers reach, e.g. "https://kumppani.example.fi", without a closing slash. */
export function createLinks({
  secret,
  baseUrl,
  clock,
}: {
  secret: string;
  baseUrl: () => string;
  clock: Clock;
}): Links {
  const mac = (purpose: LinkPurpose, payload: string) =>
    createHmac('sha256', secret).update(`${purpose}.${payload}`).digest('base64url');
  return {
    sign(purpose, subject, expiresAt) {
      const payload = Buffer.from(JSON.stringify([subject, expiresAt?.getTime() ?? 0])).toString('base64url');
      return `${baseUrl()}/${purpose}/${payload}.${mac(purpose, payload)}`;
    },
    open(purpose, token) {
      const [payload = '', given = '', ...rest] = token.split('.');
      const wanted = Buffer.from(mac(purpose, payload));
      const offered = Buffer.from(given);
      if (rest.length > 0 || offered.length !== wanted.length || !timingSafeEqual(offered, wanted)) {
        return { kind: 'invalid' };
      }
      const [subject, expires]: [string, number] = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return expires > 0 && clock.now().getTime() >= expires ? { kind: 'expired' } : { kind: 'valid', subject };
    },
  };
}
