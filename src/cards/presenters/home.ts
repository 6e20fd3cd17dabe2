import type { HomeView } from '../../conversation/views';
import { hasRights } from '../../members/members';
import { exampleButtons, linkButton, newPollButton } from './help';
import { channelsInWords } from './linking';
import { pollList } from './polls';
import { type Presented, toButton, type Wording } from './presented';

/** At five blocks each, so many polls and the rest of the page stay inside Slack's 50. */
const shownPolls = 6;

/** The bot's own page: what is open for the reader, what can be asked, and their accounts. */
export function presentHome(view: HomeView, wording: Wording): Presented {
  const { text, language } = wording;
  const { role, polls, linkable } = view;
  return {
    template: 'home',
    data: {
      lang: language,
      heading: text('help.greeting'),
      intro: text('help.intro'),
      pollsHeading: text('home.pollsHeading'),
      none: polls.length === 0 ? [text('poll.openNoneAnywhere')] : [],
      ...pollList(polls, shownPolls, wording),
      launch: hasRights(role, 'facilitator') ? [newPollButton(text)] : [],
      ask: text('help.ask'),
      examples: exampleButtons(text),
      accounts: accountState(view, wording).map((state) => ({ heading: text('home.accountsHeading'), state })),
      link: linkable ? [linkButton(text)] : [],
      help: toButton(text('card.help'), { verb: 'help' }),
    },
  };
}

/** What is linked or could be; nothing where there is one platform only. */
function accountState({ linked, linkable }: HomeView, wording: Wording): readonly string[] {
  const { text } = wording;
  if (linked.length > 0) return [text('home.linked', { channels: channelsInWords(linked, wording, 'conjunction') })];
  return linkable ? [text('home.linkable')] : [];
}
