import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { OperatorError, systemClock } from '../base/base';
import { createCards } from '../cards/cards';
import { answerView } from '../conversation/conversation';
import { toScoredAnswer } from '../questions/questions';
import { isLanguage, languages } from '../text/text';
import { print, printJson } from './output';
import { withCore } from './with-core';

interface AskOptions {
  readonly batch?: string;
  readonly json?: true;
  readonly language?: string;
}

/** `kumppani ask "…" | --batch FILE` */
export function addAsk(program: Command): void {
  program
    .command('ask')
    .description('ask about indicators in Finnish, Swedish or English')
    .argument('[question...]', 'the question')
    .option('--batch <file>', 'answer the questions of a JSON lines file: {"id", "q", "lang"?, "now"?}')
    .option('--language <language>', 'fi, sv or en, when the question itself does not tell')
    .option('--json', 'print answers as JSON, one a line')
    .action(async (words: readonly string[], options: AskOptions) => {
      if (options.language !== undefined && !isLanguage(options.language)) {
        throw new OperatorError('--language must be fi, sv or en');
      }
      const question = words.join(' ');
      if ((question === '') === (options.batch === undefined)) {
        throw new OperatorError('give a question, or --batch with a file of questions');
      }
    });
}
