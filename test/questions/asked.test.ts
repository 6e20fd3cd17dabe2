import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describeWithSotkanet, readSotkanetEdition } from '../support/sotkanet-edition';

const year = z.number().int().min(1990).max(2060).nullable();
const years = z.union([
  z.strictObject({ last: z.number().int().positive() }),
  z.strictObject({ from: year, to: year }).refine(({ from, to }) => from === null || to === null || from <= to),
  z.null(),
]);
const question = z.strictObject({
  id: z.string().regex(/^[fstuv]-(fi|sv|en)-\d{3}$/),
  split: z.literal('asked'),
  lang: z.enum(['fi', 'sv', 'en']),
  q: z.string().trim().min(3).max(250),
  mode: z.enum(['answer', 'clarify', 'refuse', 'ngo']),
  intent: z.enum(['value', 'trend', 'compare', 'rank', 'define', 'ngo', 'oos']),
  targets: z.array(z.string()),
  title_re: z.array(z.string().transform((pattern) => new RegExp(pattern))),
  ids: z.array(z.number()),
  regions: z.array(z.string().regex(/^(kunta:\d{3}|mk:\d{2}|hva:\d{2}|maa:FI|level:hva)$/)),
  years,
  tags: z.array(z.enum(['typo', 'hard', 'future', 'gender=female', 'gender=male'])),
  now: z.literal('2026-11-23'),
});
type Question = z.infer<typeof question>;

const intentsOf: Readonly<Record<Question['mode'], readonly Question['intent'][]>> = {
  answer: ['value', 'trend', 'compare', 'rank', 'define'],
  clarify: ['value'],
  refuse: ['oos'],
  ngo: ['ngo'],
};

function readQuestions(name: string): Question[] {
  const lines = readFileSync(join(__dirname, 'asked', name), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => question.parse(JSON.parse(line)));
}

const asked = ['first', 'second', 'third', 'fourth', 'fifth'].flatMap((name) => readQuestions(`${name}.jsonl`));
const wantsAnIndicator = ({ mode }: Question) => mode === 'answer' || mode === 'clarify';
const idsOf = (questions: readonly Question[]) => questions.map(({ id }) => id);

it('asks no question twice, under no number twice', () => {
  expect(new Set(idsOf(asked)).size).toBe(asked.length);
  expect(new Set(asked.map(({ q }) => q.toLowerCase())).size).toBe(asked.length);
});

it('expects of each question an intent that its mode can have', () => {
  expect(idsOf(asked.filter(({ mode, intent }) => !intentsOf[mode].includes(intent)))).toEqual([]);
});

it('names the indicators of every question that one can answer', () => {
  expect(idsOf(asked.filter((one) => wantsAnIndicator(one) && one.title_re.length === 0))).toEqual([]);
});

it('compares at least two areas', () => {
  const comparisons = asked.filter(({ intent }) => intent === 'compare');
  expect(idsOf(comparisons.filter(({ regions }) => regions.length < 2))).toEqual([]);
});

describeWithSotkanet('against the real catalogue', () => {
  const edition = readSotkanetEdition();
  const titles = [...edition.indicators.values()].map(({ id, title }) => ({
    id,
    title: (title.fi ?? '').replace('&#8805;', '≥'),
  }));

  it('finds the listed indicators again by their titles, and at least one', () => {
    const found = (one: Question) =>
      titles.filter(({ title }) => one.title_re.some((pattern) => pattern.test(title))).map(({ id }) => id);
    const wrong = asked.filter((one) => {
      const ids = found(one);
      return String(ids) !== String(one.ids) || (wantsAnIndicator(one) && ids.length === 0);
    });
    expect(idsOf(wrong)).toEqual([]);
  });

  it('accepts no more titles for a question with one answer than measure one thing', () => {
    expect(idsOf(asked.filter(({ mode, ids }) => mode === 'answer' && ids.length > 16))).toEqual([]);
  });

  it('names only areas there are', () => {
    const prefixes = new Map([
      ['KUNTA', { prefix: 'kunta', digits: 3 }],
      ['MAAKUNTA', { prefix: 'mk', digits: 2 }],
      ['HYVINVOINTIALUE', { prefix: 'hva', digits: 2 }],
    ]);
    const known = new Set(['maa:FI', 'level:hva']);
    for (const { category, code } of edition.regions.values()) {
      const level = prefixes.get(category);
      if (level) known.add(`${level.prefix}:${code.padStart(level.digits, '0')}`);
    }
    expect(idsOf(asked.filter(({ regions }) => regions.some((region) => !known.has(region))))).toEqual([]);
  });
});
