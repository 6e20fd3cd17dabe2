import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndicators, readChosenSet } from '../../src/indicators/indicators';
import { createPollKeys, createPolls, type Polls } from '../../src/polls/polls';
import { createQuestions, type Questions } from '../../src/questions/questions';
import { createReport, type Report } from '../../src/report/report';
import { languages } from '../../src/text/text';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';

const data = join(__dirname, '..', '..', 'data');
const place = { channel: 'teams', conversation: '19:meeting', kind: 'meeting', people: 22 } as const;

describe('the report material', () => {
  let folder: string;
  let polls: Polls;
  let questions: Questions;
  let report: Report;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kumppani-report-'));
    const clock = createSetClock('2026-11-23T22:30:00Z');
    const store = createMemoryStore();
    const indicators = createIndicators({ dataDir: folder, starterFile: join(data, 'starter-figures.json'), clock });
    polls = createPolls({ store, clock, keys: createPollKeys({ folder }) });
    questions = createQuestions({ indicators, store, clock, homeArea: 'Uusimaa' });
    const chosen = readChosenSet(join(data, 'wellbeing-indicators.json'));
    const timeZone = 'Europe/Helsinki';
    report = createReport({ indicators, chosen, polls, questions, clock, homeArea: 'Uusimaa', timeZone });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function holdPoll(secrecy: 'open' | 'secret', question = 'Mikä auttaisi eniten?'): Promise<string> {
    const options = ['tilat & <b>tuki</b>', 'rahoitus'];
    const launch = {
      key: `${secrecy}${question}`,
      question,
      options,
      secrecy,
      language: 'fi',
      place,
      by: 'p',
    } as const;
    const launched = await polls.launch(launch);
    if (launched.kind === 'refused') throw new Error(launched.reason);
    const id = launched.poll.id;
    const ballot = { poll: id, language: 'sv', place, day: '2026-11-24' } as const;
    await polls.vote({ ...ballot, option: '1', voter: 'aino', inNameOf: { kind: 'person' } });
    await polls.vote({ ...ballot, option: '1', voter: 'bjorn', inNameOf: { kind: 'group', people: 7 } });
    await polls.vote({
      ...ballot,
      option: '2',
      voter: 'cecilia',
      inNameOf: { kind: 'association', name: 'Yhdistys ry' },
    });
    return id;
  }

  it('cites the answers of an open poll with where they came from, and names no voter', async () => {
    const id = await holdPoll('open');
    await polls.close(id);
    const [poll] = (await report.gather('fi')).polls;
    expect(poll).toMatchObject({
      id,
      channel: 'teams',
      placeKind: 'meeting',
      people: 22,
      answers: 3,
      groupAnswers: 1,
      // Half past midnight in Helsinki: the local date counts.
      launched: '2026-11-24',
      closed: '2026-11-24',
      options: [{ votes: 2 }, { votes: 1 }],
    });
    expect(poll?.responses).toHaveLength(3);
    expect(poll?.responses.map(({ inNameOf }) => inNameOf.kind).sort()).toEqual(['association', 'group', 'person']);
    expect(JSON.stringify(poll)).not.toMatch(/aino|bjorn|cecilia/);
  });

  it('prints counts with their denominator and group answers', async () => {
    await polls.close(await holdPoll('open'));
    const html = await report.toHtml(await report.gather('fi'));
    expect(html).toContain('3 vastausta, keskustelussa 22 ihmistä; ryhmävastauksia 1.');
    expect(html).toMatch(/2 \(67[\s\u00a0]%\)/u);
  });

  it('gives no single answers of a secret poll, and no votes while it is open', async () => {
    const id = await holdPoll('secret');
    const open = (await report.gather('fi')).polls[0];
    expect(open).toMatchObject({ answers: 3, responses: [] });
    expect(open?.options.every((option) => option.votes === undefined)).toBe(true);
    await polls.close(id);
    expect((await report.gather('fi')).polls[0]).toMatchObject({
      responses: [],
      options: [{ votes: 2 }, { votes: 1 }],
    });
  });

  it('holds only figures that stand in the data, with county, country and source', async () => {
    const { figures, credit } = await report.gather('fi');
    const diabetes = figures.indicators.find(({ id }) => id === 683);
    expect(credit).toBe('THL, Sotkanet.fi, CC BY 4.0');
    expect(diabetes?.figures).toContainEqual({
      region: 'Länsi-Uudenmaan hyvinvointialue',
      code: 'hva:03',
      year: 2023,
      value: 9.5,
      earlier: { year: 2021, value: 9.4 },
    });
    expect(diabetes?.figures.at(-1)).toMatchObject({ code: 'maa:FI', year: 2023, value: 11.8 });
    expect(diabetes?.municipalities?.lowest.code).toMatch(/^kunta:\d{3}$/);
    expect(diabetes?.figures.some(({ code }) => code === 'hva:07')).toBe(false);
  });

  it('says which chosen indicators were left out and why', async () => {
    const { figures } = await report.gather('fi');
    expect(figures.indicators.length + figures.leftOut.length).toBe(
      readChosenSet(join(data, 'wellbeing-indicators.json')).length,
    );
    expect(figures.leftOut).toContainEqual(expect.objectContaining({ id: 181, reason: 'notInStarter' }));
  });

  it('counts questions without their words', async () => {
    await questions.ask({ text: 'Paljonko diabetesta on Lohjalla?', place });
    await questions.ask({ text: 'Kuka on salaperäinen naapurini?', place });
    const material = await report.gather('fi');
    expect(material.questions).toMatchObject({
      asked: 2,
      answered: 1,
      unanswered: 1,
      byIndicator: [{ id: 683, count: 1 }],
    });
    expect(JSON.stringify(material)).not.toContain('naapurini');
  });

  it.each(languages)('is one whole page in %s in which user text is text', async (language) => {
    await polls.close(await holdPoll('open', '<script>alert(1)</script> "?"'));
    const html = await report.toHtml(await report.gather(language));
    expect(html).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${language}">`));
    expect(html).not.toMatch(/<script|<b>tuki/);
    expect(html).toContain('tilat &amp; &lt;b&gt;tuki&lt;/b&gt;');
    expect(html).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
    expect(html).not.toMatch(/(src|href)="https?:/);
  });

  it('marks examples', async () => {
    const launch = {
      key: 'e',
      question: 'Esimerkki?',
      options: ['a', 'b'],
      secrecy: 'open',
      language: 'fi',
      place,
      by: 'p',
    } as const;
    await polls.launch({ ...launch, example: true });
    const material = await report.gather('fi');
    expect(material).toMatchObject({ containsExamples: true, polls: [{ example: true }] });
    expect(await report.toHtml(material)).toContain('Mukana on keksittyjä esimerkkejä');
  });
});
