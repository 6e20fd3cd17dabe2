import type { OpenPollsView, PollResultView, PollView } from '../../conversation/views';
import type { PollState } from '../../polls/polls';
import { formatShare } from '../../text/text';
import { noticeInWords } from './notice';
import { resultInWords, votesOf } from './poll-result';
import { optional, type Presented, toButton, type Wording } from './presented';

/** At five blocks each, so many polls stay inside Slack's 50. */
export const shownPolls = 8;

/** The shared card of a poll: the ballot while it is open, then the result. */
export function presentPoll(view: PollView, wording: Wording): Presented {
  return view.poll.state === 'open' ? presentBallot(view, wording) : presentResult(view, wording);
}

function presentBallot({ poll, note }: PollView, wording: Wording): Presented {
  const { text, language } = wording;
  const secret = poll.secrecy === 'secret';
  return {
    template: 'poll-open',
    data: {
      lang: language,
      heading: text(secret ? 'poll.headingSecret' : 'poll.heading'),
      example: exampleMark(poll, wording),
      note: note ? [noticeInWords(note, wording)] : [],
      question: poll.question,
      choose: text('poll.choose'),
      options: poll.options.map((option) => toButton(option.text, { verb: 'vote', poll: poll.id, option: option.id })),
      kind: text(secret ? 'poll.kindSecret' : 'poll.kindOpen'),
      counts: countsTable(poll, wording),
      turnout: turnoutInWords(poll, wording),
      close: toButton(text('poll.close'), { verb: 'closePoll', poll: poll.id }),
    },
  };
}

/** The news that a poll is closed, with how it ended. */
export function presentPollResult({ poll }: PollResultView, wording: Wording): Presented {
  const { text, language } = wording;
  return {
    template: 'poll-result',
    data: {
      lang: language,
      heading: text('poll.headingResult'),
      question: poll.question,
      ...outcomeOf(poll, wording),
      counts: votesInWords(poll, wording),
      turnout: turnoutInWords(poll, wording),
    },
  };
}

const votesInWords = (poll: PollState, wording: Wording): readonly string[] =>
  votesOf(poll, wording).map(({ option, words }) => `${option}: ${words}`);

function outcomeOf(poll: PollState, wording: Wording) {
  const { text } = wording;
  return {
    result: resultInWords(poll, wording),
    keyLost: poll.keyLost ? [text('poll.keyLost')] : [],
    groups: poll.tally?.groups ? [text('poll.groups', { groups: poll.tally.groups })] : [],
  };
}

function presentResult({ poll, note, chartUrl }: PollView, wording: Wording): Presented {
  const { text, language, moment } = wording;
  const bars = votesInWords(poll, wording);
  return {
    template: 'poll-closed',
    data: {
      lang: language,
      heading: text('poll.headingClosed'),
      example: exampleMark(poll, wording),
      note: note ? [noticeInWords(note, wording)] : [],
      question: poll.question,
      ...outcomeOf(poll, wording),
      counts: countsTable(poll, wording),
      picture: chartUrl === undefined ? [] : [{ url: chartUrl, alt: text('poll.picture', { bars: bars.join('; ') }) }],
      turnout: turnoutInWords(poll, wording),
      closedAt: optional(poll.closedAt && text('poll.closedAt', { closedAt: moment(poll.closedAt) })),
      secrecy: text(poll.secrecy === 'secret' ? 'poll.closedSecret' : 'poll.closedOpen'),
    },
  };
}

/** Open polls, newest first, each with a button that shows it. */
export function presentOpenPolls({ polls, everywhere = false }: OpenPollsView, wording: Wording): Presented {
  const { text, language } = wording;
  const none = text(everywhere ? 'poll.openNoneAnywhere' : 'poll.openNone');
  return {
    template: 'open-polls',
    data: {
      lang: language,
      heading: text('poll.openHeading'),
      none: polls.length === 0 ? [none] : [],
      ...pollList(polls, shownPolls, wording),
    },
  };
}

/** The first polls, each with a button that shows it, and how many are left out. */
export function pollList(polls: readonly PollState[], most: number, wording: Wording) {
  const { text } = wording;
  const older = polls.length - most;
  return {
    polls: polls.slice(0, most).map((poll) => ({
      question: poll.question,
      turnout: turnoutInWords(poll, wording),
      example: exampleMark(poll, wording),
      ...toButton(text('poll.show', { question: poll.question }), { verb: 'showPoll', poll: poll.id }),
    })),
    more: older > 0 ? [text('poll.openMore', { count: older })] : [],
  };
}

/** Said of the example poll, so that nobody takes it for a real one. */
export function exampleMark(poll: PollState, { text }: Wording): readonly string[] {
  return poll.example ? [text('card.example')] : [];
}

/** Votes and share of each option; none while a secret poll is open. */
function countsTable(poll: PollState, wording: Wording) {
  const { text, language } = wording;
  if (!poll.tally) return [];
  return [
    {
      option: text('poll.option'),
      votes: text('poll.votes'),
      share: text('poll.share'),
      rows: votesOf(poll, wording).map(({ option, votes, share }) => ({
        option,
        votes: String(votes),
        share: formatShare(share, language),
      })),
    },
  ];
}

/** How many have voted, of how many where that is known. */
export function turnoutInWords({ turnout, place }: PollState, { text }: Wording): string {
  // Guests and latecomers may outnumber the people whom the channel counted at the launch.
  if (place.people === undefined || place.people < turnout) return text('poll.turnout', { voters: turnout });
  return text('poll.turnoutOf', { voters: turnout, people: place.people });
}
