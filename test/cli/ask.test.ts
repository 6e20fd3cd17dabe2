import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { documentKinds } from '../../src/compose';
import type { ScoredAnswer } from '../../src/questions/questions';
import { type DocumentKind, openLibsqlStore } from '../../src/store/store';
import { useDataFolder } from '../support/data-folder';
import { runKumppani } from '../support/run-program';

const inData = useDataFolder();
const ask = (...words: string[]) => runKumppani(['ask', ...words], { dataDir: inData() });

const toLines = (text: string) => text.trimEnd().split('\n');

describe('kumppani ask', () => {
  it.each([
    ['Finnish', 'Paljonko diabetesta on Lohjalla?', /12,9 %.*Lohja, 2023.*THL, Sotkanet/s],
    ['Swedish', 'Hur vanligt är diabetes i Lojo?', /12,9 %.*Lojo, 2023.*THL, Sotkanet/s],
    ['English', 'How common is diabetes in Lohja?', /12\.9 ?%.*Lohja, 2023.*THL, Sotkanet/s],
  ])('answers in %s with value, place, year and source', async (_, question, answer) => {
    const { code, stdout, stderr } = await ask(question);
    expect(stdout).toMatch(answer);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('takes the question without quotes', async () => {
    const { stdout } = await ask('How', 'common', 'is', 'diabetes', 'in', 'Lohja?');
    expect(stdout).toContain('Lohja, 2023');
  });

  it('says when it does not understand, in the language told', async () => {
    const { code, stdout } = await ask('xyzzy', '--language', 'sv');
    expect(stdout).toMatch(/hittade ingen siffra.*Hur vanligt är diabetes i Lojo/s);
    expect(code).toBe(0);
  });

  it.each([
    ['a trend', 'How has diabetes developed in Lohja?', /^2015 {2}[\d.]+ {2}[▁▂▃▄▅▆▇█ ]+ {2}[\d.]+ {2}2023$/m],
    ['a ranking', 'Which municipality in Uusimaa has the most diabetes?', /^\S+ {2,}[\d.]+ {2}█{20,}$/m],
  ])('draws %s in characters below the words', async (_, question, drawing) => {
    expect((await ask(question)).stdout).toMatch(drawing);
  });

  it('prints one line of JSON with --json', async () => {
    const { stdout } = await ask('--json', 'Paljonko diabetesta on Lohjalla?');
    expect(toLines(stdout)).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ mode: 'answer', indicator: 683, regions: ['kunta:444'] });
  });

  it.each([
    ['nothing', [], /give a question, or --batch/],
    ['a question and a batch', ['Lohja?', '--batch', 'x'], /give a question, or --batch/],
    ['an unknown language', ['Lohja?', '--language', 'de'], /--language must be fi, sv or en/],
  ])('refuses %s in one line', async (_, words, fault) => {
    const { code, stdout, stderr } = await ask(...words);
    expect(toLines(stderr)).toEqual([expect.stringMatching(fault)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});

describe('kumppani ask --batch', () => {
  const questions = (...lines: string[]) => writeFileSync(inData('questions.jsonl'), lines.join('\n'));
  const good = (id: string) => JSON.stringify({ id, q: 'How common is diabetes in Lohja?' });

  it('answers each line in order, and passes over empty ones', async () => {
    questions(
      good('a'),
      '',
      '{"id":"b","q":"Hur vanligt är diabetes i Lojo?","lang":"sv","now":"2026-11-23T10:00:00Z"}',
      '',
    );
    const { code, stdout } = await ask('--batch', 'questions.jsonl');
    const answers: unknown = toLines(stdout).map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 'a', indicator: 683 },
      { id: 'b', indicator: 683 },
    ]);
    expect(code).toBe(0);
  });

  it('reads a file as Windows writes it, and every sort of text', async () => {
    const odd = ['\u0000\u001b[31m\ud800', '${1+1} {{q}}', '\u202e\u05d0\u0661', 'x'.repeat(10_000), ''];
    const lines = [good('a'), ...odd.map((q, index) => JSON.stringify({ id: `${index}`, q, now: '1999-01-01' }))];
    writeFileSync(inData('questions.jsonl'), `\ufeff${lines.join('\r\n')}\r\n`);
    const { code, stdout, stderr } = await ask('--batch', 'questions.jsonl', '--json');
    const answers = toLines(stdout).map((line): ScoredAnswer => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual(['a', '0', '1', '2', '3', '4']);
    expect(answers.slice(1).flatMap(({ figures }) => figures)).toEqual([]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('keeps nothing of what is asked', async () => {
    questions(good('a'), JSON.stringify({ id: 'b', q: 'kukkua Lohjalla' }));
    await ask('--batch', 'questions.jsonl');
    const file = inData('kumppani.db');
    for (const part of [file, `${file}-wal`]) {
      if (existsSync(part)) expect(readFileSync(part).includes('kukkua')).toBe(false);
    }
    const store = await openLibsqlStore({ file, kinds: documentKinds });
    for (const kind of documentKinds as DocumentKind<object>[])
      expect((await store.query(kind, {})).documents).toEqual([]);
    await store.close();
  });

  it.each([
    ['no JSON', 'diabetes?'],
    ['without a question', '{"id":"b"}'],
    ['in an unknown language', '{"id":"b","q":"diabetes","lang":"de"}'],
  ])('names the line that is %s, after answering those before it', async (_, line) => {
    questions(good('a'), '', line, good('c'));
    const { code, stdout, stderr } = await ask('--batch', 'questions.jsonl');
    expect(toLines(stdout)).toHaveLength(1);
    expect(toLines(stderr)).toEqual([expect.stringContaining('line 3 is not')]);
    expect(code).toBe(1);
  });

  it.each([
    ['missing', 'nowhere.jsonl'],
    ['a folder', '.'],
  ])('says that a file that is %s cannot be read', async (_, file) => {
    const { code, stderr } = await ask('--batch', file);
    expect(toLines(stderr)).toEqual([`kumppani: cannot read ${file}; is it there?`]);
    expect(code).toBe(1);
  });
});
