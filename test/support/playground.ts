import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { openChromium } from './chromium';

/**
 * The conversations that the Playground makes up, by the names it shows. Not its channels: their page now and then never draws a
 * reply that came faster than the post it answers.
 */
export type PlaygroundRoom = 'Personal Chat' | 'Group Chat';

/** Microsoft's own stand-in for Teams, on this machine only, with a browser before it. The person in the page is Alex Wilber. */
export interface Playground {
  readonly page: Page;
  /** Goes to a conversation; the page begins in the personal chat. */
  enter(room: PlaygroundRoom): Promise<void>;
  /** Types and sends. In the group the bot is mentioned first, for only then is it told. */
  say(text: string): Promise<void>;
  /** Waits for the latest message of the open conversation that has the text, and gives all it shows. */
  hears(text: string): Promise<string>;
  /** The latest card of the open conversation that has the text. */
  card(text: string): Locator;
  /** Fills in a card's fields by their labels and presses its button. */
  press(card: Locator, button: string, inputs?: Readonly<Record<string, string>>): Promise<void>;
  /** Has somebody else in the group chat do what an activity says; the bot's answer to it is not shown, its messages are. */
  actAs(name: string, activity: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends browser and process. */
  close(): Promise<void>;
}

const named = z.object({ id: z.string(), name: z.string() });
const testConfig = z.object({
  config: z.object({
    tenantId: z.string(),
    bot: named,
    users: z.array(named.extend({ aadObjectId: z.string() })),
    groupChats: z.array(named).min(1),
  }),
});

/** Starts the Playground before a bot ("http://127.0.0.1:3978/api/messages") that takes unsigned activities of loopback. */
export async function startPlayground(bot: string): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'kumppani-playground-'));
  const { child, url } = await startProcess(bot, folder);
  const browser = await openChromium();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  // Its fonts would come from elsewhere; the bot's pictures are here.
  await page.route(
    ({ hostname }) => !['127.0.0.1', 'localhost'].includes(hostname),
    (route) => route.abort(),
  );
  await page.goto(url);
  await page.locator(editor).waitFor();
  return {
    ...inRoom(page),
    actAs: (name, activity) => actAs(url, name, activity),
    async close() {
      await browser.close();
      const ended = once(child, 'close');
      if (child.kill('SIGTERM')) await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function startProcess(bot: string, folder: string): Promise<{ child: ChildProcess; url: string }> {
  const preload = ['--require', join(__dirname, 'playground-on-loopback.cjs')];
  const program = require.resolve('@microsoft/m365agentsplayground/cli.js');
  const words = ['start', '-e', bot, '-p', String(await freePort()), '-c', 'msteams', '--dt'];
  const child = spawn(process.execPath, [...preload, program, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Listening on (\d+)/u.exec(line)?.[1];
    // What it says from here on is read and forgotten, so that it never waits for a reader.
    if (port !== undefined) {
      child.stdout.resume();
      return { child, url: `http://127.0.0.1:${port}` };
    }
  }
  throw new Error('the Playground ended before it listened');
}

/** It takes no 0; if another takes the port meanwhile, it finds one itself and says which. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const editor = '[data-lexical-editor=true]';

function inRoom(page: Page): Omit<Playground, 'actAs' | 'close'> {
  // The same words also stand in the list of conversations and in the log beside it.
  const messages = page.locator('div:has(> [aria-label="Message header"])');
  let room: PlaygroundRoom = 'Personal Chat';

  async function mention(): Promise<void> {
    await page.keyboard.type('@');
    await page.locator('#typeahead-menu').getByRole('menuitem').first().click();
    await page.keyboard.insertText(' ');
  }

  return {
    page,
    async enter(next) {
      await page.getByRole('treeitem', { name: next }).click();
      room = next;
    },
    async say(text) {
      await page.locator(editor).click();
      if (room === 'Group Chat') await mention();
      await page.keyboard.insertText(text);
      await page.getByRole('button', { name: 'Send Message' }).click();
    },
    hears: async (text) => (await messages.filter({ hasText: text }).last().textContent()) ?? '',
    card: (text) => messages.locator('.ac-adaptiveCard').filter({ hasText: text }).last(),
    async press(card, button, inputs = {}) {
      for (const [label, value] of Object.entries(inputs)) await card.getByLabel(label).fill(value);
      await card.getByRole('button', { name: button }).click();
    },
  };
}

async function actAs(url: string, name: string, activity: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await fetch(`${url}/_internal/v1/testConfig`);
  const { tenantId, bot, users, groupChats } = testConfig.parse(await answer.json()).config;
  const from = users.find((user) => user.name === name);
  if (!from) throw new Error(`the Playground knows nobody called ${name}`);
  const sent = await fetch(`${url}/_internal/v1/customActivities`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      channelId: 'msteams',
      serviceUrl: `${url}/_connector`,
      from,
      recipient: bot,
      conversation: { id: groupChats[0]?.id, conversationType: 'groupChat', isGroup: true, tenantId },
      channelData: { tenant: { id: tenantId } },
      ...activity,
    }),
  });
  if (!sent.ok) throw new Error(`the Playground refused the activity of ${name}: ${sent.status}`);
}
