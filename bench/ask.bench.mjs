// What an answer costs in process: understanding a question, looking the figures up and drawing the card with its plain
// text. The peer only draws, and knows the answer already: adaptivecards-templating as its documentation shows it, a
// template for every card. Beside the starter figures stand 4,000 titles, so that there is something to search.
//
// And what is understood: our own test questions (test/questions/asked) over 4,000 titles, beside MiniSearch set up as its
// documentation shows it (all three languages' titles, prefix and fuzzy search; its best hit is the answer, its first four
// are the candidates). Both are timed from the question's text to the indicator; `start` is from an empty process to ready.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fare, readQuestions, slowest } from './peers/asked-questions.mjs';
import { makeDataFolder } from './peers/full-catalogue.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const [warmUpMs, measuredMs] = [500, 1_500];

const questions = [
  'Paljonko diabetesta on Lohjalla?',
  'Hur vanligt är diabetes i Lojo?',
  'How common is diabetes in Lohja?',
  'Montako lääkärikäyntiä on Länsi-Uudenmaan hyvinvointialueella?',
  'Paljonko lapsia on sijoitettu kodin ulkopuolelle Vantaan ja Keravan hyvinvointialueella 2022?',
  'Kuinka moni käyttää palveluita numero 1234 Porvoossa?',
  'Mikä on elämän tarkoitus?',
];

/** A store in which no coordinator has taught a word yet. */
const nothingTaught = { get: async () => undefined };

export const unit = 'answers/s';

export const sides = {
  'question to card': askAndDraw,
  'adaptivecards-templating, drawing only': drawOnly,
  'questions understood': understand,
  MiniSearch: searchOnly,
};

export const ratios = [
  {
    claim: 'question to card ÷ only drawing it, a template a card',
    of: 'question to card',
    to: 'adaptivecards-templating, drawing only',
  },
  beside('right at once, ours ÷ MiniSearch', '% right at once', { atLeast: 2 }),
  beside('right among four, ours ÷ MiniSearch', '% right among four', { atLeast: 1.2 }),
  beside('wrong of those answered, ours ÷ MiniSearch', '% wrong of those answered', { atMost: 0.1 }),
  beside('question to answer p50, ours ÷ MiniSearch', 'µs p50', { atMost: 1 }),
  beside('question to answer p95, ours ÷ MiniSearch', 'µs p95', { atMost: 1 }),
  beside('slowest hostile input, ours ÷ MiniSearch', 'µs hostile', { atMost: 1 }),
  beside('start, ours ÷ MiniSearch', 'ms start'),
  beside('heap, ours ÷ MiniSearch', 'MB heap'),
];

function beside(claim, unit, target = {}) {
  return { claim, unit, of: 'questions understood', to: 'MiniSearch', ...target };
}

/** Our engine over a synced folder. No values came with it, so that only the understanding is measured. */
async function understand() {
  const { dataDir, titles } = await makeDataFolder();
  const begun = performance.now();
  const { systemClock } = require('../dist/base/base.js');
  const { createIndicators } = require('../dist/indicators/indicators.js');
  const { createQuestions, toScoredAnswer } = require('../dist/questions/questions.js');
  const starterFile = join(root, 'data', 'starter-figures.json');
  const indicators = createIndicators({ dataDir, starterFile, clock: systemClock });
  const asked = createQuestions({ indicators, store: nothingTaught, clock: systemClock, homeArea: 'Uusimaa' });
  const ask = async ({ id, q, lang, now }) => {
    const { answer, understood } = await asked.answer({ text: q, language: lang, now: new Date(now) });
    const { regions } = indicators.edition();
    const { indicator, candidates } = toScoredAnswer({ id, answer, understood, regions, ms: 0 });
    return { indicator: indicator ?? undefined, candidates };
  };
  await asked.prepare();
  const start = performance.now() - begun;
  return { ...(await fare(readQuestions(titles), ask)), 'µs hostile': await slowest(ask), ...sizes(start) };
}

async function searchOnly() {
  const { titles } = await makeDataFolder();
  const begun = performance.now();
  const { default: MiniSearch } = await import('minisearch');
  const search = new MiniSearch({
    fields: ['fi', 'sv', 'en'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  search.addAll(titles);
  const ask = async ({ q }) => {
    const candidates = search.search(q).map(({ id }) => id);
    return { indicator: candidates[0], candidates };
  };
  await ask({ q: questions[0] });
  const start = performance.now() - begun;
  return { ...(await fare(readQuestions(titles), ask)), 'µs hostile': await slowest(ask), ...sizes(start) };
}

/** Heap after a collection: what the engine holds, not what the questions left behind. */
function sizes(start) {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return { 'ms start': start, 'MB heap': process.memoryUsage().heapUsed / 1e6 };
}

async function rate(answer) {
  const run = async (ms) => {
    const start = performance.now();
    let answered = 0;
    while (performance.now() - start < ms) {
      await answer(answered);
      answered += 1;
    }
    return (answered / (performance.now() - start)) * 1_000;
  };
  await run(warmUpMs);
  return run(measuredMs);
}

async function askAndDraw() {
  const { systemClock } = require('../dist/base/base.js');
  const { createCards } = require('../dist/cards/cards.js');
  const { answerView } = require('../dist/conversation/conversation.js');
  const { createQuestions } = require('../dist/questions/questions.js');
  const cards = createCards({ timeZone: 'Europe/Helsinki' });
  const asked = createQuestions({
    indicators: fullSize(),
    store: nothingTaught,
    clock: systemClock,
    homeArea: 'Uusimaa',
  });
  return rate(async (number) => {
    const { answer } = await asked.answer({ text: questions[number % questions.length] });
    const none = answer.kind === 'notUnderstood' || answer.kind === 'outOfScope';
    const notice = { kind: 'notice', notice: { code: answer.kind }, offerHelp: true };
    cards.draw(none ? notice : answerView(answer), answer.language);
  });
}

/** The starter figures, with as many titles beside them as Sotkanet has. */
function fullSize() {
  const { systemClock } = require('../dist/base/base.js');
  const { createIndicators } = require('../dist/indicators/indicators.js');
  const starterFile = join(root, 'data', 'starter-figures.json');
  const indicators = createIndicators({ dataDir: tmpdir(), starterFile, clock: systemClock });
  const starter = indicators.edition();
  const made = Array.from({ length: 4_000 }, (_, n) => {
    const title = {
      fi: `Palvelua numero ${n} käyttäneet, %`,
      sv: `Användare av tjänst ${n}, %`,
      en: `Users of service ${n}, %`,
    };
    return [1_000_000 + n, { ...starter.indicators.get(683), id: 1_000_000 + n, title }];
  });
  const edition = { ...starter, indicators: new Map([...starter.indicators, ...made]) };
  return { ...indicators, edition: () => edition };
}

async function drawOnly() {
  const { Template } = require('adaptivecards-templating');
  const template = JSON.parse(readFileSync(join(root, 'cards', 'answer.json'), 'utf8'));
  const data = await presentedAnswer();
  return rate(async () => {
    new Template(template).expand({ $root: data });
  });
}

/** Data of the shape that the answer's template is bound to. */
async function presentedAnswer() {
  const { presentAnswer } = require('../dist/cards/presenters/answer.js');
  const { textIn } = require('../dist/text/text.js');
  const answer = await fullSize().lookUp({ indicator: 683, region: 202 });
  return presentAnswer({ kind: 'answer', answer }, { text: textIn('fi'), language: 'fi', timeZone: 'Europe/Helsinki' })
    .data;
}
