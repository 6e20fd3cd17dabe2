import { randomId } from '../base/base';
import { type PollState, pollLimits, type Secrecy } from '../polls/polls';
import { cleanLine, seenOf } from '../text/text';
import { splitOptions } from './commands';
import type { PollFault, PollFormView } from './views';

/** A poll as somebody asks for it. */
export interface TypedPoll {
  readonly secrecy: Secrecy;
  readonly question: string;
  readonly options: readonly string[];
}

/** Without what nobody sees, and without empty options. */
export function clean(poll: TypedPoll): TypedPoll {
  return {
    secrecy: poll.secrecy,
    question: cleanLine(poll.question),
    options: poll.options.map(cleanLine).filter((option) => seenOf(option) !== ''),
  };
}

/** What keeps a poll from being launched; undefined when nothing does. */
export function faultOf({ question, options }: TypedPoll): PollFault | undefined {
  if (seenOf(question) === '') return { code: 'questionMissing' };
  if (question.length > pollLimits.questionCharacters) {
    return { code: 'questionTooLong', max: pollLimits.questionCharacters };
  }
  if (options.length < 2) return { code: 'optionsTooFew' };
  if (options.length > pollLimits.options) return { code: 'optionsTooMany', max: pollLimits.options };
  const long = options.find((option) => option.length > pollLimits.optionCharacters);
  if (long !== undefined) return { code: 'optionTooLong', max: pollLimits.optionCharacters, option: long };
  const keys = options.map((option) => seenOf(option).toLocaleLowerCase('fi'));
  const twice = options.find((_, index) => keys.indexOf(keys[index] ?? '') !== index);
  return twice === undefined ? undefined : { code: 'optionTwice', option: twice };
}

/** Whether a poll asks the same as what was typed. */
export function isSame(poll: PollState, typed: TypedPoll): boolean {
  const options = poll.options.map(({ text }) => text);
  return (
    poll.secrecy === typed.secrecy && poll.question === typed.question && options.join('|') === typed.options.join('|')
  );
}

/** A form to fill, which launches one poll however often it is sent. */
export function emptyForm(secrecy: Secrecy): PollFormView {
  return { kind: 'pollForm', key: randomId(), question: '', options: '', secrecy };
}

/** The form with what was typed and what is wrong with it. */
export function toForm(key: string, poll: TypedPoll, fault: PollFault): PollFormView {
  const { secrecy, question, options } = poll;
  return { kind: 'pollForm', key, secrecy, question, options: options.join('\n'), fault };
}

/** Shares out a line without quotes: up to its question mark the question, the rest the options. */
export function splitDraft(draft: string): { question: string; options: string } {
  const end = draft.indexOf('?') + 1;
  const question = end > 0 ? draft.slice(0, end) : draft.includes('|') ? '' : draft;
  const options = end > 0 ? draft.slice(end) : draft.includes('|') ? draft : '';
  return { question: question.trim(), options: splitOptions(options).join('\n') };
}
