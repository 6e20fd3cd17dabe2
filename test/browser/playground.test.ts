import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/base/base';
import { readConfig } from '../../src/config';
import { type Running, start } from '../../src/start';
import { describeInBrowser } from '../support/chromium';
import { type Playground, startPlayground } from '../support/playground';

jest.setTimeout(60_000);

const quiet = { info() {}, warn() {}, error() {} };
/** The person in the page, with the Playground's own ids. */
const alex = 'teams:00000000-0000-0000-0000-0000000000001:00000000-0000-0000-0000-0000000000020';

describeInBrowser('the bot in the Agents Playground', () => {
  let bot: Running;
  let dataDir: string;
  let playground: Playground;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'kumppani-playground-'));
    const read = readConfig({ PORT: '0', DATA_DIR: dataDir, SOTKANET_URL: 'http://127.0.0.1:9', ADMINS: alex });
    if (read.kind === 'faulty') throw new Error(read.faults.join());
    bot = await start(read.config, { clock: systemClock, log: quiet, say() {} });
    playground = await startPlayground(`${bot.url.replace('localhost', '127.0.0.1')}/api/messages`);
  });
  afterAll(async () => {
    await playground.close();
    await bot.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('answers a question with the figure’s card, and a press of its button', async () => {
    await playground.say('How common is diabetes in Lohja?');
    const shown = await playground.hears('Whole country');
    for (const part of ['Official figure', '12.9', 'West Uusimaa wellbeing services county'])
      expect(shown).toContain(part);
    await playground.press(playground.card('Whole country'), 'What does it measure?');
    await playground.hears('Social Insurance Institution');
  });

  it('launches a poll in a group by the form, and gives a faulty form back with what was typed', async () => {
    await playground.enter('Group Chat');
    await playground.say('poll');
    const form = playground.card('New quick poll');
    await playground.press(form, 'Start the poll', { 'Question (': 'Tea or coffee?', 'Options,': 'tea' });
    await form.filter({ hasText: 'At least two options are needed' }).waitFor();
    expect(await form.getByLabel('Question (').inputValue()).toBe('Tea or coffee?');
    await playground.press(form, 'Start the poll', { 'Options,': 'tea\ncoffee' });
    await playground.hears('Choose one option');
    await playground.hears('The poll is running');
  });

  it('counts a press in the page and another person’s vote, and the shared card follows', async () => {
    const ballot = playground.card('Choose one option');
    const answering = playground.page.waitForResponse(/\/invoke$/);
    await playground.press(ballot, 'tea');
    const answer = await answering;
    expect(await answer.text()).toContain('Your vote is counted: tea');
    // The same button under somebody else's hand.
    const { value } = answer.request().postDataJSON() as { readonly value: unknown };
    await playground.actAs('Megan Bowen', { type: 'invoke', name: 'adaptiveCard/action', value });
    await ballot.filter({ hasText: /tea2100/ }).waitFor();
  });

  it('shows the result in the card, and tells the group of it', async () => {
    await playground.press(playground.card('Choose one option'), 'Close the poll');
    const result = playground.card('Result of the poll');
    await result.getByRole('img', { name: 'tea: 2 votes' }).waitFor();
    await playground.page.waitForFunction(
      `[...document.images].every((image) => image.complete && image.naturalWidth > 0)`,
    );
    expect(await playground.hears('The poll is closed')).toContain('tea: 2/2');
  });
});
