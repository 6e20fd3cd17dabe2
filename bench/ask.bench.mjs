// What an answer costs in process: understanding a question, looking the figures up and drawing the card with its plain
// text. The peer only draws, and knows the answer already: adaptivecards-templating as its documentation shows it, a
// template for every card. Beside the starter figures stand 4,000 titles, so that there is something to search.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

export const unit = 'answers/s';

export const sides = {
  'question to card': askAndDraw,
  'adaptivecards-templating, drawing only': drawOnly,
};

export const ratios = [
  {
    claim: 'question to card ÷ only drawing it, a template a card',
    of: 'question to card',
    to: 'adaptivecards-templating, drawing only',
  },
];

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
  const asked = createQuestions({ indicators: fullSize(), clock: systemClock, homeArea: 'Uusimaa' });
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
  return { edition: () => edition, lookUp: indicators.lookUp };
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
  return presentAnswer(answer, { text: textIn('fi'), language: 'fi', timeZone: 'Europe/Helsinki' }).data;
}
