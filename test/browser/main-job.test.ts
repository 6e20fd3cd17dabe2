import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { systemClock } from '../../src/base/base';
import { readConfig } from '../../src/config';
import { type Running, start } from '../../src/start';
import { describeInBrowser, openChromium } from '../support/chromium';

jest.setTimeout(60_000);

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const quiet = { info() {}, warn() {}, error() {} };

describeInBrowser('the main job in a browser', () => {
  let browser: Browser;
  let bot: Running;
  let dataDir: string;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'kumppani-browser-'));
    const read = readConfig({ PORT: '0', DATA_DIR: dataDir, SOTKANET_URL: 'http://127.0.0.1:9' });
    if (read.kind === 'faulty') throw new Error(read.faults.join());
    bot = await start(read.config, { clock: systemClock, log: quiet, say() {} });
    browser = await openChromium();
    page = await (await browser.newContext({ locale: 'fi-FI' })).newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(bot.url);
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
    rmSync(dataDir, { recursive: true });
  });

  const be = (name: string) => page.getByLabel('Kuka olen').selectOption({ label: name });
  async function say(line: string): Promise<void> {
    await page.getByLabel('Viesti', { exact: true }).fill(line);
    await page.keyboard.press('Enter');
  }
  const newest = (): Locator => page.getByRole('log').getByRole('article').last();
  const press = (name: string) => newest().getByRole('button', { name }).click();
  const shows = (text: string | RegExp) => newest().filter({ hasText: text }).waitFor();

  it('greets, shows the example as an example, and answers in three languages', async () => {
    await page.getByText('Esimerkki: sisältö on keksittyä.').waitFor();
    await be('Aino Esimerkki (jäsen)');
    for (const [question, parts] of [
      ['Paljonko diabetesta on Lohjalla?', ['12,9', 'Länsi-Uudenmaan hyvinvointialue', 'Koko maa']],
      ['Hur vanligt är diabetes i Lojo?', ['12,9', 'Västra Nylands välfärdsområde', 'Hela landet']],
      ['How common is diabetes in Lohja?', ['12.9', 'West Uusimaa wellbeing services county', 'Whole country']],
    ] as const) {
      await say(question);
      for (const part of parts) await shows(part);
    }
    await press('What does');
    await shows('Kela');
  });

  it('launches a poll by the form, takes three votes and a changed one, and keeps the result with a picture', async () => {
    await be('Fanni Esimerkki (fasilitaattori)');
    await say('kysely');
    await page.getByLabel(/^Kysymys/).fill('Mikä auttaisi eniten?');
    await page.getByLabel(/^Vaihtoehdot/).fill('tilat\nrahoitus\nyhteyshenkilö');
    await press('Käynnistä kysely');
    await shows('Valitse yksi vaihtoehto');
    await be('Aino Esimerkki (jäsen)');
    await press('tilat');
    await be('Björn Exempel (jäsen)');
    await press('rahoitus');
    await be('Cecilia Example (jäsen)');
    await press('tilat');
    await press('rahoitus');
    await page.getByText('Äänesi on vaihdettu: rahoitus.').waitFor();
    await shows(/rahoitus\s*2\s*67/);
    await be('Fanni Esimerkki (fasilitaattori)');
    await press('Sulje kysely');
    await shows('Eniten ääniä sai rahoitus: 2/3');
    // On the poll's own card; the news below it has none.
    const picture = page.getByRole('log').getByRole('img', { name: /rahoitus/ });
    await picture.waitFor();
    await page.waitForFunction(`[...document.images].every((image) => image.complete && image.naturalWidth > 0)`);
  });

  it('gives the coordinator the report, which cites the poll and passes WCAG 2.1 AA', async () => {
    await be('Kaisa Esimerkki (koordinaattori)');
    await say('raportti');
    const [report] = await Promise.all([
      page.context().waitForEvent('page'),
      newest().getByRole('link', { name: 'Avaa aineisto' }).click(),
    ]);
    await report.getByRole('heading', { name: 'Mikä auttaisi eniten?' }).waitFor();
    await report.getByText('3 vastausta, keskustelussa 6 ihmistä; ryhmävastauksia 0.').waitFor();
    await report.getByRole('rowheader', { name: 'Länsi-Uudenmaan hyvinvointialue' }).first().waitFor();
    await report.evaluate(axe);
    const violations = await report.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`);
    expect(violations).toEqual([]);
  });

  it('leaves no fault in the browser’s console', () => {
    expect(complaints).toEqual([]);
  });
});
