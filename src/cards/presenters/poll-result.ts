import type { PollState } from '../../polls/polls';
import { formatShare, type Language, type Text } from '../../text/text';

interface Words {
  readonly text: Text;
  readonly language: Language;
}

export interface OptionVotes {
  readonly option: string;
  readonly votes: number;
  /** 0–1 of the voters; 0 while nobody has voted. */
  readonly share: number;
  /** "2 ääntä (67 %)". */
  readonly words: string;
}

/** The votes of each option in the order of the ballot; none where there is no tally. */
export function votesOf({ options, tally }: PollState, { text, language }: Words): readonly OptionVotes[] {
  if (!tally) return [];
  return options.map(({ text: option }, index) => {
    const votes = tally.votes[index] ?? 0;
    const share = tally.voters > 0 ? votes / tally.voters : 0;
    return { option, votes, share, words: text('chart.votes', { votes, share: formatShare(share, language) }) };
  });
}

/** "Eniten ääniä sai tilat: 2/3 (67 %).", with every option of a tie named. */
export function resultInWords(poll: PollState, words: Words): string {
  const { text, language } = words;
  const counted = votesOf(poll, words);
  if (!poll.tally) return text('poll.uncounted');
  const votes = Math.max(0, ...counted.map((each) => each.votes));
  if (votes === 0) return text('poll.nobody');
  const best = counted.filter((each) => each.votes === votes);
  const share = formatShare(votes / poll.tally.voters, language);
  const values = { votes, voters: poll.tally.voters, share };
  const names = best.map(({ option }) => option);
  if (names.length === 1) return text('poll.winner', { option: names[0] ?? '', ...values });
  return text('poll.tie', { options: new Intl.ListFormat(language).format(names), ...values });
}
