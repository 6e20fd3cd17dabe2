import { type Clock, hashId, randomId } from '../base/base';
import { type Launch, type PollState, type Polls, pollLimits, type Secrecy, type Voted } from '../polls/polls';
import { cleanLine } from '../text/text';
import { splitOptions } from './commands';
import { type Context, confidentialNotice, noticeToPerson, redrawn, toPerson } from './context';
import type { Outcome } from './outcome';
import type { PollPictures } from './poll-pictures';
import type { Reach } from './reach';
import type { Redraws } from './redraws';
import type { Notice, PollFault, PollFormView, PollView } from './views';

/** Everything people say and press about polls. Rights to launch have been checked before. */
export interface Polling {
  openForm(context: Context, secrecy: Secrecy, draft: string): Outcome;
  launchTyped(context: Context, typed: TypedPoll): Promise<Outcome>;
  launchForm(context: Context, key: string, inputs: Readonly<Record<string, string>>): Promise<Outcome>;
  vote(context: Context, poll: string, option: string): Promise<Outcome>;
  close(context: Context, poll: string): Promise<Outcome>;
  show(context: Context, poll: string): Promise<Outcome>;
  list(context: Context): Promise<Outcome>;
}

interface TypedPoll {
  readonly secrecy: Secrecy;
  readonly question: string;
  readonly options: readonly string[];
}

interface Parts {
  readonly polls: Polls;
  readonly pictures: PollPictures;
  readonly redraws: Redraws;
  readonly reach: Reach;
  readonly clock: Clock;
  /** IANA zone: the date of a vote is the local one. */
  readonly timeZone: string;
}

// The platforms deliver a typed line twice, some seconds apart and with new ids: the same poll in the same
// conversation within this time is a repeat, not a second poll.
const repeatMs = 2 * 60_000;

export function createPolling({ polls, pictures, redraws, reach, clock, timeZone }: Parts): Polling {
  const localDay = () => clock.now().toLocaleDateString('sv-SE', { timeZone });

  async function launch(context: Context, launching: Launch): Promise<{ notice: Notice } | { poll: PollView }> {
    const launched = await polls.launch(launching);
    if (launched.kind === 'refused') return { notice: { code: 'secretUnavailable' } };
    if (launched.repeated) return { notice: { code: 'pollRepeated' } };
    return { poll: pictures.view(launched.poll, context.sharedLanguage) };
  }

  function toLaunch(context: Context, key: string, poll: TypedPoll): Launch {
    return { ...poll, key, language: context.sharedLanguage, place: context.place, by: context.person.id };
  }

  /** A vote in a poll of the conversation at hand or, when the person is alone with the bot, of another one that they are in. */
  async function castVote(context: Context, poll: string, option: string): Promise<Voted> {
    const { account, place, language } = context;
    const vote = { poll, option, language, inNameOf: { kind: 'person' }, day: localDay() } as const;
    const voted = await polls.vote({ ...vote, voter: account, place });
    const isElsewhere = voted.kind === 'refused' && voted.reason === 'pollUnknown' && place.kind === 'personal';
    const found = isElsewhere ? await reach.find(context, poll) : undefined;
    return found ? polls.vote({ ...vote, voter: found.voter, place: found.poll.place, givenIn: place }) : voted;
  }

  const shared = (context: Context, view: PollView): Outcome => ({
    replies: [{ audience: 'everyone', view, language: context.sharedLanguage }],
  });

  return {
    openForm: (context, secrecy, draft) => toPerson(context, { ...emptyForm(secrecy), ...splitDraft(draft) }),

    async launchTyped(context, typed) {
      const poll = clean(typed);
      const fault = faultOf(poll);
      if (fault) return toPerson(context, toForm(randomId(), poll, fault));
      const now = clock.now().getTime();
      const held = await polls.heldIn(context.place);
      const before = held.find((other) => isSame(other, poll) && now - Date.parse(other.launchedAt) < repeatMs);
      if (before) return noticeToPerson(context, { code: 'pollRepeated' });
      const key = hashId(context.place.conversation, JSON.stringify(poll), String(Math.floor(now / repeatMs)));
      const done = await launch(context, toLaunch(context, key, poll));
      return 'notice' in done ? noticeToPerson(context, done.notice) : shared(context, done.poll);
    },

    async launchForm(context, key, inputs) {
      const secrecy = inputs.secrecy === 'secret' ? 'secret' : 'open';
      const poll = clean({ secrecy, question: inputs.question ?? '', options: splitOptions(inputs.options ?? '') });
      const fault = faultOf(poll);
      if (fault) return redrawn(context, toForm(key, poll, fault));
      // A form that stays in the chat may be sent again with other words: that is another poll.
      const done = await launch(context, toLaunch(context, hashId(key, JSON.stringify(poll)), poll));
      if ('notice' in done) return redrawn(context, { kind: 'notice', notice: done.notice, offerHelp: false });
      return {
        ...redrawn(context, { kind: 'notice', notice: { code: 'pollLaunched' }, offerHelp: false }),
        ...shared(context, done.poll),
      };
    },

    async vote(context, poll, option) {
      const voted = await castVote(context, poll, option);
      if (voted.kind === 'counted' && voted.what !== 'same') redraws.request(poll);
      const note = toNote(voted);
      if (!('poll' in voted)) return confidentialNotice(context, note);
      return redrawn(context, { ...pictures.view(voted.poll, context.language), note });
    },

    async close(context, id) {
      const found = await reach.find(context, id);
      if (!found) return noticeToPerson(context, { code: 'pollUnknown' });
      const closed = (await polls.close(id)) ?? found.poll;
      redraws.request(id);
      return redrawn(context, pictures.view(closed, context.language));
    },

    async show(context, id) {
      const found = await reach.find(context, id);
      return found
        ? toPerson(context, pictures.view(found.poll, context.language))
        : noticeToPerson(context, { code: 'pollUnknown' });
    },

    async list(context) {
      const everywhere = context.place.kind === 'personal';
      return toPerson(context, { kind: 'openPolls', polls: await reach.openPolls(context), everywhere });
    },
  };
}

function toNote(voted: Voted): Notice {
  if (voted.kind === 'counted') {
    const option = voted.option.text;
    if (voted.what === 'changed') return { code: 'voteChanged', option };
    if (voted.what === 'same') return { code: 'voteSame', option };
    return { code: 'voteCounted', option, changeable: voted.poll.secrecy === 'open' };
  }
  if (voted.reason === 'pollClosed') return { code: 'pollClosed', closedAt: voted.poll.closedAt ?? '' };
  return { code: voted.reason };
}

function clean(poll: TypedPoll): TypedPoll {
  return {
    secrecy: poll.secrecy,
    question: cleanLine(poll.question),
    options: poll.options.map(cleanLine).filter((option) => option !== ''),
  };
}

/** What keeps a poll from being launched; undefined when nothing does. */
function faultOf({ question, options }: TypedPoll): PollFault | undefined {
  if (question === '') return { code: 'questionMissing' };
  if (question.length > pollLimits.questionCharacters) {
    return { code: 'questionTooLong', max: pollLimits.questionCharacters };
  }
  if (options.length < 2) return { code: 'optionsTooFew' };
  if (options.length > pollLimits.options) return { code: 'optionsTooMany', max: pollLimits.options };
  const long = options.find((option) => option.length > pollLimits.optionCharacters);
  if (long !== undefined) return { code: 'optionTooLong', max: pollLimits.optionCharacters, option: long };
  const keys = options.map((option) => option.toLocaleLowerCase('fi'));
  const twice = options.find((_, index) => keys.indexOf(keys[index] ?? '') !== index);
  return twice === undefined ? undefined : { code: 'optionTwice', option: twice };
}

function isSame(poll: PollState, typed: TypedPoll): boolean {
  const options = poll.options.map(({ text }) => text);
  return (
    poll.secrecy === typed.secrecy && poll.question === typed.question && options.join('|') === typed.options.join('|')
  );
}

function emptyForm(secrecy: Secrecy): PollFormView {
  return { kind: 'pollForm', key: randomId(), question: '', options: '', secrecy };
}

function toForm(key: string, poll: TypedPoll, fault: PollFault): PollFormView {
  const { secrecy, question, options } = poll;
  return { kind: 'pollForm', key, secrecy, question, options: options.join('\n'), fault };
}

/** Shares out a line without quotes: up to its question mark the question, the rest the options. */
function splitDraft(draft: string): { question: string; options: string } {
  const end = draft.indexOf('?') + 1;
  const question = end > 0 ? draft.slice(0, end) : draft.includes('|') ? '' : draft;
  const options = end > 0 ? draft.slice(end) : draft.includes('|') ? draft : '';
  return { question: question.trim(), options: splitOptions(options).join('\n') };
}
