import type { HelpView } from '../../conversation/views';
import { hasRights, type Role } from '../../members/members';
import type { Text } from '../../text/text';
import { type Button, type Presented, toButton, type Wording } from './presented';

/** A value, a trend, a comparison and a ranking that the starter figures hold, as buttons in the reader's language. */
export function exampleButtons(text: Text): readonly Button[] {
  return ['help.example1', 'help.example2', 'help.example3', 'help.example4'].map((key) =>
    toButton(text(key), { verb: 'ask', question: text(key) }),
  );
}

/** Begins the linking of accounts. */
export function linkButton(text: Text): Button {
  return toButton(text('help.link'), { verb: 'linkAccounts' });
}

/** Opens the form of a new poll. */
export function newPollButton(text: Text): Button {
  return toButton(text('help.newPoll'), { verb: 'openPollForm' });
}

/** What can be asked and done with the reader's rights. */
export function presentHelp(
  { role, greeting, starterOnly, linkable = false }: HelpView,
  { text, language }: Wording,
): Presented {
  const launches = hasRights(role, 'facilitator');
  return {
    template: 'help',
    data: {
      lang: language,
      heading: text(greeting ? 'help.greeting' : 'help.heading'),
      intro: text('help.intro'),
      starter: starterOnly ? [text('help.starter')] : [],
      ask: text('help.ask'),
      examples: exampleButtons(text),
      followUp: text('help.followUp'),
      pollsHeading: text('help.polls'),
      vote: text('help.vote'),
      launch: launches
        ? [{ how: text('help.launch'), line: text('help.launchLine'), secret: text('help.launchSecret') }]
        : [],
      buttons: featureButtons({ role, linkable, text }),
      languageHeading: text('help.languageHeading'),
      languages: [
        toButton(text('help.languageFi'), { verb: 'setLanguage', language: 'fi' }),
        toButton(text('help.languageSv'), { verb: 'setLanguage', language: 'sv' }),
        toButton(text('help.languageEn'), { verb: 'setLanguage', language: 'en' }),
      ],
      privacy: text('help.privacy'),
    },
  };
}

/** At most five; Teams shows six in a set. */
function featureButtons({ role, linkable, text }: { role: Role; linkable: boolean; text: Text }): readonly Button[] {
  const buttons = [toButton(text('help.openPolls'), { verb: 'openPolls' })];
  if (hasRights(role, 'facilitator')) buttons.push(newPollButton(text));
  if (hasRights(role, 'coordinator')) buttons.push(toButton(text('help.report'), { verb: 'getReportLink' }));
  if (hasRights(role, 'admin')) buttons.push(toButton(text('help.roles'), { verb: 'openRoleForm' }));
  if (linkable) buttons.push(linkButton(text));
  return buttons;
}
