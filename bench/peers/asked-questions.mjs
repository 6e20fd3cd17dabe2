// Our own test questions with what is right for them, and how a way of answering fares with them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './full-catalogue.mjs';

const folder = join(root, 'test', 'questions', 'asked');

/** For a checkout without the sets: a few questions, so that at least the times are measured. */
const few = [
  { q: 'Paljonko diabetesta on Lohjalla?', lang: 'fi', title_re: ['diabetek'] },
  { q: 'Hur vanligt är diabetes i Lojo?', lang: 'sv', title_re: ['diabetek'] },
  { q: 'How common is diabetes in Lohja?', lang: 'en', title_re: ['diabetek'] },
  { q: 'Kuinka moni käyttää palvelua numero 1234 Porvoossa?', lang: 'fi', title_re: ['Palvelua numero 1234 '] },
].map((question, number) => ({ ...question, id: `few-${number}`, mode: 'answer', now: '2026-11-23' }));

/** The questions that have an answer among these titles: [{ id, q, lang, mode, now, right: Set of ids }]. */
export function readQuestions(titles) {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean));
  const all = lines.length > 0 ? lines.map((line) => JSON.parse(line)) : few;
  return all.flatMap((question) => {
    const patterns = (question.title_re ?? []).map((pattern) => new RegExp(pattern, 'u'));
    const right = titles.filter(({ fi }) => patterns.some((pattern) => pattern.test(fi ?? ''))).map(({ id }) => id);
    return question.mode === 'answer' && right.length === 0 ? [] : [{ ...question, right: new Set(right) }];
  });
}

/**
 * Asks every question twice and counts the second time: shares of the questions that have an answer, and of the direct
 * answers those that are wrong. `ask` gives { indicator?, candidates }.
 */
export async function fare(questions, ask) {
  for (const question of questions) await ask(question);
  const times = [];
  const count = { answerable: 0, direct: 0, shown: 0, answered: 0, wrong: 0 };
  for (const question of questions) {
    const start = performance.now();
    const { indicator, candidates } = await ask(question);
    times.push((performance.now() - start) * 1_000);
    const isRight = question.right.has(indicator);
    if (question.mode === 'answer') {
      count.answerable += 1;
      count.direct += isRight ? 1 : 0;
      count.shown += isRight || candidates.slice(0, 4).some((id) => question.right.has(id)) ? 1 : 0;
    }
    if (indicator !== undefined) {
      count.answered += 1;
      count.wrong += isRight ? 0 : 1;
    }
  }
  times.sort((a, b) => a - b);
  const percent = (part, whole) => (100 * part) / Math.max(1, whole);
  return {
    '% right at once': percent(count.direct, count.answerable),
    '% right among four': percent(count.shown, count.answerable),
    '% wrong of those answered': percent(count.wrong, count.answered),
    'µs p50': times[Math.floor(times.length * 0.5)],
    'µs p95': times[Math.floor(times.length * 0.95)],
  };
}

/** What people paste and attackers try; the slowest of them is told, in µs. */
export async function slowest(ask) {
  const hostile = [
    'diabetes Lohjalla '.repeat(600),
    'x'.repeat(10_000),
    'ä'.repeat(499),
    '75 '.repeat(166),
    '\u0000\u001b[31m\u202e${process.exit(1)} {{x}}'.repeat(20),
    'työttömyys безработица 失业 بطالة '.repeat(15),
    `${'ei '.repeat(150)}yksinäisyys`,
    '(.*)+$^\\ [a-z]{9,}'.repeat(20),
  ];
  let most = 0;
  for (const q of hostile) {
    const times = [];
    for (let time = 0; time < 3; time += 1) {
      const start = performance.now();
      await ask({ id: 'hostile', q, lang: 'fi', now: '2026-11-23' });
      times.push(performance.now() - start);
    }
    most = Math.max(most, times.sort((a, b) => a - b)[1]);
  }
  return most * 1_000;
}
