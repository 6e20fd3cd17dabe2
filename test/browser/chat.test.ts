import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describeInBrowser, openChromium } from '../support/chromium';
import { createPollConversation } from '../support/poll-conversation';
import { type FakeConversation, startWebChat, type WebChat } from '../support/web-chat';

jest.setTimeout(30_000);

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

describeInBrowser('the local chat in a browser', () => {
  let browser: Browser;
  let chat: WebChat;
  let conversation: FakeConversation;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    conversation = createPollConversation(() => chat);
    chat = await startWebChat(conversation);
    complaints = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await chat.server.stop();
    // Scripts' faults, and what the content security policy has kept from loading.
    expect(complaints).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'fi-FI', reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(chat.url);
    await page.getByLabel('Kuka olen').locator('option', { hasText: 'Fanni' }).waitFor({ state: 'attached' });
    await page.getByText('12/80').waitFor();
    return page;
  }

  async function say(page: Page, line: string): Promise<void> {
    await page.getByLabel('Viesti', { exact: true }).fill(line);
    await page.keyboard.press('Enter');
  }

  async function launchPoll(page: Page): Promise<void> {
    await say(page, 'uusi kysely');
    await page.getByLabel(/^Kysymys/).fill('Mikä auttaisi eniten?');
    await page.getByLabel(/^Vaihtoehdot/).fill('Tilat\nRahoitus');
    await page.getByRole('button', { name: 'Käynnistä kysely' }).click();
    await page.getByRole('button', { name: 'Rahoitus' }).waitFor();
  }

  async function violations(page: Page): Promise<unknown> {
    // Through the debugger, which the page's policy does not bind.
    await page.evaluate(axe);
    return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`);
  }

  it('reads out that figures are being fetched once, and not how many every second', async () => {
    const page = await open();
    const status = page.getByRole('status');
    expect(await status.textContent()).toMatch(/^Tilastoja haetaan Sotkanetista\. [^0-9]*$/);
    await page.evaluate(`
      window.readOut = 0;
      new MutationObserver(() => { window.readOut += 1; }).observe(document.querySelector('[role=status]'),
        { childList: true, characterData: true, subtree: true })`);
    // By the second answer the first has been shown.
    for (let answer = 0; answer < 2; answer += 1) await page.waitForResponse(/\/local\/status$/);
    expect(await page.evaluate('window.readOut')).toBe(0);
  });

  it('draws the answer to a typed question as a card', async () => {
    const page = await open();
    await say(page, 'Paljonko diabetesta on Lohjalla?');
    const card = page.getByRole('log').getByRole('article').last();
    await card.getByText('8,9').first().waitFor();
    expect(await card.textContent()).toContain('Koko maa');
    expect(await page.getByLabel('Viesti', { exact: true }).inputValue()).toBe('');
  });

  it('asks an example question at a press', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Paljonko diabetesta on Lohjalla?' }).click();
    await page.getByText('8,9').first().waitFor();
    expect(conversation.heard[0]?.body).toEqual({ kind: 'text', text: 'Paljonko diabetesta on Lohjalla?' });
  });

  it('sends a form with its inputs, and keeps it open while something is missing', async () => {
    const page = await open();
    await say(page, 'uusi kysely');
    await page.getByRole('button', { name: 'Käynnistä kysely' }).click();
    expect(conversation.heard).toHaveLength(1);
    await page.getByLabel(/^Kysymys/).fill('Mikä auttaisi eniten?');
    await page.getByLabel(/^Vaihtoehdot/).fill('Tilat\nRahoitus');
    await page.getByRole('button', { name: 'Käynnistä kysely' }).click();
    await page.getByRole('button', { name: 'Rahoitus' }).waitFor();
    expect(conversation.heard[1]?.body).toEqual({
      kind: 'action',
      payload: { verb: 'launchPoll', key: 'form-1' },
      inputs: { question: 'Mikä auttaisi eniten?', options: 'Tilat\nRahoitus', secrecy: 'open' },
    });
  });

  it('shows a vote to everyone, and the note to the voter alone', async () => {
    const fanni = await open();
    await launchPoll(fanni);
    const aino = await open();
    await aino.getByLabel('Kuka olen').selectOption('aino');
    await aino.getByRole('button', { name: 'Rahoitus' }).click();
    await aino.locator('.note', { hasText: 'Rahoitus' }).waitFor();
    await fanni.getByText(/1\/3/).first().waitFor();
    expect(await fanni.locator('.note').allInnerTexts()).toEqual([]);
    expect(conversation.heard.at(-1)?.person.id).toBe('web:local:aino');
  });

  it('lets a vote be given with the keyboard alone, and keeps the place', async () => {
    const page = await open();
    await launchPoll(page);
    const wanted = page.getByRole('button', { name: 'Rahoitus' });
    await page.locator('#person').focus();
    for (let stop = 0; stop < 30; stop += 1) {
      if (await wanted.evaluate((button) => button === button.ownerDocument.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('.note', { hasText: 'Rahoitus' }).waitFor();
    await page.getByText(/1\/3/).first().waitFor();
    expect(await wanted.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
  });

  it('shows the same reply as Slack blocks whose buttons and forms work', async () => {
    const page = await open();
    await page.getByLabel('Näytä Slackin muodossa').check();
    await say(page, 'uusi kysely');
    await page.getByRole('button', { name: 'Täytä lomake' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Kysymys/).fill('Mikä auttaisi eniten?');
    await dialog.getByLabel(/^Vaihtoehdot/).fill('Tilat\nRahoitus');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Käynnistä kysely' }).click();
    await page.locator('.slack').getByRole('button', { name: 'Rahoitus' }).click();
    await page.locator('.note', { hasText: 'Rahoitus' }).waitFor();
    expect(conversation.heard.map(({ body }) => body)).toMatchObject([
      { text: 'uusi kysely' },
      { payload: { verb: 'launchPoll', key: 'form-1' }, inputs: { options: 'Tilat\nRahoitus', secrecy: 'open' } },
      { payload: { verb: 'vote', poll: 'poll-1', option: 'b' } },
    ]);
    await page.getByText('Slackin lohkot (JSON)').last().click();
    expect(await page.locator('details[open] pre').textContent()).toContain('"type": "actions"');
  });

  it('speaks the chosen language, and tells the core', async () => {
    const page = await open();
    await page.getByLabel('Kieli').selectOption('sv');
    await page.getByRole('button', { name: 'Skicka' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
    expect(conversation.heard.at(-1)?.body).toMatchObject({ payload: { verb: 'setLanguage', language: 'sv' } });
    await page.reload();
    await page.getByRole('button', { name: 'Skicka' }).waitFor();
  });

  it('adds a person, who is then the one who speaks', async () => {
    const page = await open();
    await page.getByLabel('Kuka olen').selectOption({ label: 'Lisää henkilö …' });
    await page.getByLabel('Nimi').fill('Maija Meikäläinen');
    await page.keyboard.press('Enter');
    await page.locator('#person option:checked', { hasText: 'Maija Meikäläinen' }).waitFor({ state: 'attached' });
    await say(page, 'hei');
    await page.getByRole('log').getByText('8,9').first().waitFor();
    expect(conversation.heard[0]?.person).toEqual({ id: 'web:local:maija-meikalainen', name: 'Maija Meikäläinen' });
  });

  it('shows what people write as it was written', async () => {
    const page = await open();
    const hostile = '<img src=x onerror="document.title=1"> **lihava** [linkki](javascript:1)';
    await say(page, hostile);
    await page.getByText('8,9').first().waitFor();
    expect(await page.locator('.words').textContent()).toBe(hostile);
    expect(await page.title()).toBe('Kumppani');
  });

  it('says so when the server is gone, keeps what was typed, and sends it when the server is back', async () => {
    const page = await open();
    await page.context().setOffline(true);
    await say(page, 'Paljonko diabetesta on Lohjalla?');
    await page.getByRole('alert').filter({ hasText: 'Palvelimeen ei saada yhteyttä' }).waitFor();
    expect(await page.getByLabel('Viesti', { exact: true }).inputValue()).toBe('Paljonko diabetesta on Lohjalla?');
    await page.context().setOffline(false);
    await page.getByLabel('Viesti', { exact: true }).press('Enter');
    await page.getByText('8,9').first().waitFor();
    expect(conversation.heard).toHaveLength(1);
    complaints = complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'));
  });

  const looks: [string, BrowserContextOptions][] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['320 pixels wide', { viewport: { width: 320, height: 640 } }],
    ['dark, at 200 % zoom', { colorScheme: 'dark', viewport: { width: 640, height: 400 } }],
  ];
  it.each(looks)('has no accessibility faults and no sideways scrolling: %s', async (_, options) => {
    const page = await open(options);
    expect(await violations(page)).toEqual([]);
    await launchPoll(page);
    await say(page, 'Paljonko diabetesta on Lohjalla?');
    await page.getByText('8,9').first().waitFor();
    await page.getByRole('button', { name: 'Rahoitus' }).click();
    await page.locator('.note', { hasText: 'Rahoitus' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    const cutOff = `[...document.querySelectorAll('.card, .card *')]
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML)`;
    expect(await page.evaluate(cutOff)).toEqual([]);
  });
});
