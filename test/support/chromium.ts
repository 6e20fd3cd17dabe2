import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const path = process.env.CHROMIUM || '/usr/bin/chromium';

/** `describe` where there is a Chromium, `describe.skip` where there is none; the reporter then says what was not run. */
export const describeInBrowser = existsSync(path) ? describe : describe.skip;

/** Debian's Chromium, which calls nobody. The test closes it. */
export function openChromium(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: path, headless: true, args });
}
