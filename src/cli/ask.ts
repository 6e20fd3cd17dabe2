import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { codeOf, OperatorError } from '../base/base';
import { createCards } from '../cards/cards';
import type { Core } from '../compose';
import { answerView, unansweredNotice } from '../conversation/conversation';
import { type ScoredAnswer, toScoredAnswer } from '../questions/questions';
import { cleanLine, isLanguage, type Language, languages } from '../text/text';
import { print, printJson } from './output';
import { drawInText } from './text-charts';
import { withCore } from './with-core';

interface AskOptions {
  readonly batch?: string;
  readonly json?: true;
  readonly language?: string;
}

const batchLine = z.object({
  id: z.string(),
  q: z.string(),
  lang: z.enum(languages).optional(),
  now: z.coerce.date().optional(),
});
type BatchLine = z.infer<typeof batchLine>;

// What a pipe or a file gets.
const columnsWithoutTerminal = 80;

/** `kumppani ask "…" | --batch FILE`. Nothing asked here is kept. */
export function addAsk(program: Command): void {
  program
    .command('ask')
    .description('ask about indicators in Finnish, Swedish or English')
    .argument('[question...]', 'the question')
    .option('--batch <file>', 'answer a file of questions, JSON lines {"id", "q", "lang"?, "now"?}; prints JSON lines')
    .option('--language <language>', 'fi, sv or en, when the question itself does not tell (default fi)')
    .option('--json', 'print the answer as JSON')
    .action(async (words: readonly string[], { batch, json, language = 'fi' }: AskOptions) => {
      if (!isLanguage(language)) throw new OperatorError('--language must be fi, sv or en');
      const question = words.join(' ');
      if ((question === '') === (batch === undefined)) {
        throw new OperatorError('give a question, or --batch with a file of questions');
      }
      await withCore(async (core, { timeZone }) => {
        if (batch !== undefined) return answerBatch(core, batch);
        if (json) return printJson(await score(core, { id: '1', q: question, lang: language }));
        return print(await answerInWords(core, question, language, timeZone));
      });
    });
}

/** The card's words, and below them the drawing that a card has as a picture. */
async function answerInWords({ questions }: Core, question: string, language: Language, timeZone: string) {
  const { answer } = await questions.answer({ text: cleanLine(question), language });
  const isUnanswered = answer.kind === 'notUnderstood' || answer.kind === 'outOfScope';
  const view = isUnanswered
    ? ({ kind: 'notice', notice: unansweredNotice(answer), offerHelp: true } as const)
    : answerView(answer);
  const { text } = createCards({ timeZone }).draw(view, answer.language);
  const columns = process.stdout.columns ?? columnsWithoutTerminal;
  const drawing = answer.kind === 'answer' ? drawInText(answer.answer, answer.language, columns) : undefined;
  return drawing === undefined ? text : `${text}\n\n${drawing}`;
}

async function answerBatch(core: Core, file: string): Promise<void> {
  await core.questions.prepare();
  let number = 0;
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) {
      number += 1;
      // `trim` also takes the mark that editors on Windows put in front of a file.
      if (line.trim() !== '') await printJson(await score(core, parseLine(line.trim(), number)));
    }
  } catch (error) {
    if (!['ENOENT', 'EISDIR', 'EACCES'].includes(codeOf(error) ?? '')) throw error;
    throw new OperatorError(`cannot read ${file}; is it there?`, { cause: error });
  }
}

function parseLine(line: string, number: number): BatchLine {
  try {
    return batchLine.parse(JSON.parse(line));
  } catch (error) {
    throw new OperatorError(`line ${number} is not {"id": "…", "q": "…"} with lang and now where given`, {
      cause: error,
    });
  }
}

async function score({ questions, indicators }: Core, { id, q, lang, now }: BatchLine): Promise<ScoredAnswer> {
  const began = performance.now();
  const { answer, understood } = await questions.answer({
    text: cleanLine(q),
    language: lang,
    ...(now ? { now } : {}),
  });
  const ms = Math.round((performance.now() - began) * 1000) / 1000;
  return toScoredAnswer({ id, answer, understood, regions: indicators.edition().regions, ms });
}
