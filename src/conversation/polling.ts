import { type Clock, hashId, late, randomId, within } from '../base/base';
import type { Launch, Place, PollState, Polls, Secrecy, Voted } from '../polls/polls';
import type { Announcements } from './announcements';
import { splitOptions } from './commands';
import { type Context, confidentialNotice, noticeToPerson, redrawn, toPerson } from './context';
import type { Outcome } from './outcome';
import { clean, emptyForm, faultOf, isSame, splitDraft, type TypedPoll, toForm } from './poll-form';
import type { PollPictures } from './poll-pictures';
import type { Reach } from './reach';
import type { Redraws } from './redraws';
import type { Notice, PollView } from './views';

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

interface Parts {
  readonly polls: Polls;
  readonly pictures: PollPictures;
  readonly redraws: Redraws;
  readonly reach: Reach;
  readonly announcements: Announcements;
  readonly clock: Clock;
  /** IANA zone: the date of a vote is the local one. */
  readonly timeZone: string;
}

// The platforms deliver a typed line twice, some seconds apart and with new ids: the same poll in the same
// conversation within this time is a repeat, not a second poll.
const repeatMs = 2 * 60_000;
// No posting takes longer: a poll that has no card by then will get none from whoever launched it.
const postingMs = 15_000;
// With looking up who speaks before it: Slack wants its answer within 3 s.
const countingMs = 1_500;

export function createPolling(parts: Parts): Polling {
  const { polls, pictures, redraws, announcements, reach, clock, timeZone } = parts;
  const ageOf = ({ launchedAt }: PollState) => clock.now().getTime() - Date.parse(launchedAt);
  // Made once: that takes a hundred times as long as to use it.
  const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const localDay = () => dayFormat.format(clock.now());

  /** `again`: it had been launched before, and still runs. */
  type Launching = { notice: Notice; again?: boolean } | { poll: PollView };

  async function launch(context: Context, launching: Launch): Promise<Launching> {
    const launched = await polls.launch(launching);
    if (launched.kind === 'refused') return { notice: { code: 'secretUnavailable' } };
    if (launched.repeated) return repeat(context, launched.poll);
    return { poll: pictures.view(launched.poll, context.sharedLanguage) };
  }

  /** Launched before: its card stands in the conversation, unless a process died between launching and posting. */
  async function repeat(context: Context, poll: PollState): Promise<Launching> {
    const isLost = poll.state === 'open' && ageOf(poll) >= postingMs && !(await redraws.isPosted(poll.id));
    if (isLost) return { poll: pictures.view(poll, context.sharedLanguage) };
    return { notice: { code: 'pollRepeated' }, again: poll.state === 'open' };
  }

  async function toLaunch(context: Context, key: string, poll: TypedPoll): Promise<Launch> {
    const place = await countedPlace(context);
    return { ...poll, key, language: context.sharedLanguage, place, by: context.person.id };
  }

  /** The place with how many people are in it, if the channel can tell soon. */
  async function countedPlace({ place, incoming }: Context): Promise<Place> {
    if (place.people !== undefined || !incoming.countPeople) return place;
    const counting = incoming.countPeople().catch(() => undefined);
    const people = await within(countingMs, counting, clock);
    return people === late || people === undefined ? place : { ...place, people };
  }

  /** A vote in a poll of the conversation at hand or, when the person is alone with the bot, of another one that they are in. */
  async function castVote(context: Context, poll: string, option: string): Promise<Voted> {
    const { account, place, language } = context;
    const { delivery } = context.incoming;
    const vote = {
      poll,
      option,
      language,
      inNameOf: { kind: 'person' },
      day: localDay(),
      // A clock that is ahead must not keep a person from changing the vote.
      ...(delivery ? { pressedAt: Math.min(delivery.at, clock.now().getTime()) } : {}),
    } as const;
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
      const held = await polls.heldIn(context.place, new Date(clock.now().getTime() - repeatMs));
      const before = held.find((other) => isSame(other, poll) && ageOf(other) < repeatMs);
      const period = String(Math.floor(clock.now().getTime() / repeatMs));
      const key = hashId(context.place.conversation, JSON.stringify(poll), period);
      const done = before ? await repeat(context, before) : await launch(context, await toLaunch(context, key, poll));
      return 'notice' in done ? noticeToPerson(context, done.notice) : shared(context, done.poll);
    },

    async launchForm(context, key, inputs) {
      const secrecy = inputs.secrecy === 'secret' ? 'secret' : 'open';
      const poll = clean({ secrecy, question: inputs.question ?? '', options: splitOptions(inputs.options ?? '') });
      const fault = faultOf(poll);
      if (fault) return redrawn(context, toForm(key, poll, fault));
      // A form that stays in the chat may be sent again with other words: that is another poll.
      const done = await launch(context, await toLaunch(context, hashId(key, JSON.stringify(poll)), poll));
      const isDone = !('notice' in done) || done.again;
      // The same form once more has done what was wanted: everyone may read what it says then.
      const notice = isDone ? ({ code: 'pollLaunched' } as const) : done.notice;
      const form = redrawn(context, { kind: 'notice', notice, offerHelp: false });
      return 'notice' in done ? form : { ...form, ...shared(context, done.poll) };
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
      await announcements.closed(closed);
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
    return voted.poll.secrecy === 'secret' ? { code: 'secretVoteCounted' } : { code: 'voteCounted', option };
  }
  if (voted.reason === 'pollClosed') return { code: 'pollClosed', closedAt: voted.poll.closedAt ?? '' };
  return { code: voted.reason };
}
