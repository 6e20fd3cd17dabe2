import type { Links } from '../base/base';
import { barChart, toPng } from '../charts/charts';
import type { PollState, Polls } from '../polls/polls';
import { barsOf } from '../report/report';
import { isLanguage, type Language } from '../text/text';
import type { PollView } from './views';

/** Pictures of results, at addresses that nobody can guess and that live as long as the poll. */
export interface PollPictures {
  /** The card of a poll, with the address of its picture once there is a result. */
  view(poll: PollState, language: Language): PollView;
  /** The PNG behind an address; undefined when there is none. */
  draw(token: string): Promise<Buffer | undefined>;
}

export function createPollPictures({ links, polls }: { links: Links; polls: Polls }): PollPictures {
  return {
    view(poll, language) {
      const drawable = poll.state === 'closed' && (poll.tally?.voters ?? 0) > 0;
      return {
        kind: 'poll',
        poll,
        ...(drawable ? { chartUrl: links.sign('chart', `${poll.id} ${language}`) } : {}),
      };
    },
    async draw(token) {
      const link = links.open('chart', token);
      if (link.kind !== 'valid') return undefined;
      const [id = '', language] = link.subject.split(' ');
      const poll = await polls.read(id);
      if (!poll?.tally || !isLanguage(language)) return undefined;
      const { votes, voters } = poll.tally;
      const options = poll.options.map((option, index) => ({ ...option, votes: votes[index] ?? 0 }));
      return toPng(await barChart({ title: poll.question, bars: barsOf(options, voters, language), language }));
    },
  };
}
