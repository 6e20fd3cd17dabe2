import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Edition, Region } from '../../src/indicators/indicators';
import type { ScoredAnswer } from '../../src/questions/questions';
import { createScored } from '../support/scored';
import { hasSotkanetData, readSotkanetEdition } from '../support/sotkanet-edition';

const wanted = z.object({
  id: z.string(),
  q: z.string(),
  mode: z.string(),
  intent: z.string(),
  ids: z.array(z.number()),
  regions: z.array(z.string()),
  years: z.unknown(),
});
type Wanted = z.infer<typeof wanted>;
interface Asked {
  readonly question: Wanted;
  readonly answer: ScoredAnswer;
}

const sample = join(__dirname, '..', '..', '..', 'shared', 'data', 'questions', 'indicator-dev.jsonl');
const own = (name: string) => join(__dirname, 'asked', name);

function readWanted(file: string): Wanted[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => wanted.parse(JSON.parse(line)));
}

const sorted = (regions: readonly string[]) => regions.filter((region) => region !== 'maa:FI').sort();

/** Indicator, regions, years and intent are all those that were asked for. */
function isRight({ question, answer }: Asked): boolean {
  return (
    question.ids.includes(answer.indicator ?? 0) &&
    answer.intent === question.intent &&
    JSON.stringify(sorted(answer.regions)) === JSON.stringify(sorted(question.regions)) &&
    JSON.stringify(answer.years) === JSON.stringify(question.years)
  );
}

const categories: Readonly<Record<string, string>> = { KUNTA: 'kunta', MAAKUNTA: 'mk', HYVINVOINTIALUE: 'hva' };

/** "kunta:444", as the form for evaluation writes it. */
function codeOf({ category, code }: Region): string {
  if (category === 'MAA') return 'maa:FI';
  return `${categories[category]}:${code.padStart(category === 'KUNTA' ? 3 : 2, '0')}`;
}

const withData = hasSotkanetData ? describe : describe.skip;

// The floors lie a little below what the engine reaches: they are to catch a fall, not to be the aim.
withData.each([
  { name: 'the public sample', file: sample, right: 0.95, wrong: 0.02 },
  { name: 'our plain questions', file: own('first.jsonl'), right: 0.95, wrong: 0.02 },
  { name: 'our colloquial questions', file: own('second.jsonl'), right: 0.9, wrong: 0.02 },
  { name: 'our questions of many voices', file: own('third.jsonl'), right: 0.9, wrong: 0.02 },
  { name: 'our questions that were held out for long', file: own('fourth.jsonl'), right: 0.65, wrong: 0.03 },
  { name: 'our questions that nothing was fitted to', file: own('fifth.jsonl'), right: 0.7, wrong: 0.04 },
])('on $name with the real catalogue', ({ file, right, wrong }) => {
  let edition: Edition;
  let asked: Asked[];
  let direct: Asked[];

  beforeAll(async () => {
    edition = readSotkanetEdition();
    const score = createScored(edition);
    asked = [];
    for (const question of existsSync(file) ? readWanted(file) : []) {
      asked.push({ question, answer: await score(question.id, question.q) });
    }
    direct = asked.filter(({ answer }) => answer.mode === 'answer');
  }, 60_000);

  it(`answers ${right * 100} % at once and right`, () => {
    const answerable = asked.filter(({ question }) => question.mode === 'answer');
    expect(answerable.filter(isRight).length).toBeGreaterThanOrEqual(answerable.length * right);
  });

  it(`gives at most ${wrong * 100} % wrong answers`, () => {
    const wrongs = direct.filter(({ question, answer }) => !question.ids.includes(answer.indicator ?? 0));
    expect(wrongs.length).toBeLessThanOrEqual(direct.length * wrong);
  });

  it('gives no number to what is out of scope', () => {
    const refused = direct.filter(({ question }) => question.mode === 'refuse' || question.mode === 'ngo');
    expect(refused.map(({ question }) => question.q)).toEqual([]);
  });

  it('shows no number that the data lacks', async () => {
    const ids = new Map([...edition.regions.values()].map((region) => [codeOf(region), region.id]));
    const lacking: string[] = [];
    for (const { answer } of direct) {
      const values = await edition.values(answer.indicator ?? 0);
      for (const { region, year, gender, value } of answer.figures) {
        const found = values?.value(ids.get(region) ?? -1, year, gender);
        if (found !== value) lacking.push(`${answer.id} ${region} ${year}`);
      }
    }
    expect(lacking).toEqual([]);
  });
});
