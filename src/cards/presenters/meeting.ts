import type { MeetingView } from '../../conversation/views';
import { exampleMark, shownPolls, turnoutInWords } from './polls';
import { type Presented, toButton, type Wording } from './presented';

/** What can be done in a meeting that starts, or the polls that are still open when it ends. */
export function presentMeeting({ phase, polls }: MeetingView, wording: Wording): Presented {
  const { text, language } = wording;
  const older = polls.length - shownPolls;
  return {
    template: 'meeting',
    data: {
      lang: language,
      heading: text(`meeting.${phase}`),
      how: text(phase === 'started' ? 'meeting.startedHow' : 'meeting.endedHow', { count: polls.length }),
      newPoll: phase === 'started' ? [toButton(text('help.newPoll'), { verb: 'openPollForm' })] : [],
      open: phase === 'started' && polls.length > 0 ? [text('poll.openHeading')] : [],
      polls: polls.slice(0, shownPolls).map((poll) => ({
        question: poll.question,
        turnout: turnoutInWords(poll, wording),
        example: exampleMark(poll, wording),
        buttons: [
          toButton(text('poll.show', { question: poll.question }), { verb: 'showPoll', poll: poll.id }),
          ...(phase === 'ended' ? [toButton(text('poll.close'), { verb: 'closePoll', poll: poll.id })] : []),
        ],
      })),
      more: older > 0 ? [text('poll.openMore', { count: older })] : [],
    },
  };
}
