import type { PollState, Polls } from '../polls/polls';
import { formatNumber, formatShare, type Language } from '../text/text';
import type { PollMaterial } from './material';

/** Every poll with its answers and where they came from, oldest first. */
export async function gatherPolls(polls: Polls, timeZone: string): Promise<readonly PollMaterial[]> {
  const all = await polls.all();
  return Promise.all(all.map(async (poll) => toMaterial(poll, await polls.responses(poll.id), timeZone)));
}

function toMaterial(poll: PollState, responses: PollMaterial['responses'], timeZone: string): PollMaterial {
  const localDay = (moment: string) => new Date(moment).toLocaleDateString('sv-SE', { timeZone });
  const { id, question, language, secrecy, state, example, keyLost, place, tally } = poll;
  return {
    id,
    question,
    questionLanguage: language,
    secrecy,
    state,
    example,
    keyLost,
    channel: place.channel,
    placeKind: place.kind,
    launched: localDay(poll.launchedAt),
    ...(poll.closedAt ? { closed: localDay(poll.closedAt) } : {}),
    ...(place.people === undefined ? {} : { people: place.people }),
    answers: poll.turnout,
    groupAnswers: tally?.groups ?? 0,
    options: poll.options.map((option, index) => ({
      id: option.id,
      text: option.text,
      ...(tally ? { votes: tally.votes[index] ?? 0 } : {}),
    })),
    responses,
  };
}

/** The bars of a counted poll: "4 (67 %)" beside each option. */
export function barsOf(
  options: PollMaterial['options'],
  answers: number,
  language: Language,
): { label: string; value: number; text: string }[] {
  return options.map(({ text, votes = 0 }) => {
    const share = answers > 0 ? ` (${formatShare(votes / answers, language)})` : '';
    return { label: text, value: votes, text: formatNumber(votes, 0, language) + share };
  });
}
