import type { PollFormView, ReportLinkView, RoleFormView, RoleHolder } from '../../conversation/views';
import { type Role, roles } from '../../members/members';
import { pollLimits } from '../../polls/polls';
import { shorten, type Text } from '../../text/text';
import { accountsInWords } from './linking';
import { type Presented, toButton, type Wording } from './presented';

/** What was typed is given back up to here: Slack takes no longer initial value. */
const typedCharacters = 3000;
/** With names and ids of the longest kind so many stay inside Teams' 80 KB. */
const shownPeople = 110;
const nameCharacters = 40;
const shownHolders = 20;

/** The form of a new poll, with what was typed and what is wrong with it. */
export function presentPollForm({ key, question, options, secrecy, fault }: PollFormView, words: Wording): Presented {
  const { text, language } = words;
  const { questionCharacters, optionCharacters, options: max } = pollLimits;
  return {
    template: 'poll-form',
    data: {
      lang: language,
      heading: text('poll.form.heading'),
      fault: fault ? [text(`poll.fault.${fault.code}`, shortOption(fault))] : [],
      question: {
        label: text('poll.form.question', { max: questionCharacters }),
        error: text('poll.form.questionError'),
        value: shorten(question, typedCharacters),
      },
      options: {
        label: text('poll.form.options', { max, characters: optionCharacters }),
        error: text('poll.form.optionsError'),
        value: shorten(options, typedCharacters),
      },
      secrecy: {
        label: text('poll.form.secrecy'),
        error: text('poll.form.secrecyError'),
        value: secrecy,
        choices: [
          { title: text('secrecy.openChoice'), value: 'open' },
          { title: text('secrecy.secretChoice'), value: 'secret' },
        ],
      },
      submit: toButton(text('poll.form.submit'), { verb: 'launchPoll', key }),
    },
  };
}

/** The fault's values; an option that is too long is quoted far enough to be found. */
function shortOption(fault: NonNullable<PollFormView['fault']>) {
  return 'option' in fault ? { ...fault, option: shorten(fault.option, 2 * pollLimits.optionCharacters) } : fault;
}

/** Who has which role, and the form that changes one. */
export function presentRoleForm({ people }: RoleFormView, wording: Wording): Presented {
  const { text, language } = wording;
  const shown = people.slice(0, shownPeople);
  const named = shown.map((holder) => ({
    id: holder.id,
    name: nameInWords(holder, wording),
    role: holder.role,
    roleName: text(`role.${holder.role}`),
  }));
  return {
    template: 'role-form',
    data: {
      lang: language,
      heading: text('role.form.heading'),
      holders: holdersTable(named, text),
      more: people.length > shownPeople ? [text('role.form.more')] : [],
      person: {
        label: text('role.form.person'),
        error: text('role.form.personError'),
        choices: named.map(({ id, name, roleName }) => ({
          title: text('role.form.choice', { name, role: roleName }),
          value: id,
        })),
      },
      role: {
        label: text('role.form.role'),
        error: text('role.form.roleError'),
        choices: roles.map((role) => ({ title: text(`role.${role}`), value: role })),
      },
      submit: toButton(text('role.form.submit'), { verb: 'setRole' }),
    },
  };
}

/** The name or, of somebody who has linked accounts, the names with their platforms. */
function nameInWords({ name, accounts }: RoleHolder, wording: Wording): string {
  return shorten(accounts ? accountsInWords(accounts, wording) : name, nameCharacters);
}

/** The first of those who have more than the role that everyone has; the form's choices name each with the role. */
function holdersTable(people: readonly { name: string; role: Role; roleName: string }[], text: Text) {
  const holders = people.filter(({ role }) => role !== 'member').slice(0, shownHolders);
  const rows = holders.map(({ name, roleName }) => ({ name, roleName }));
  if (rows.length === 0) return [];
  return [
    { intro: text('role.form.intro'), person: text('role.form.person'), role: text('role.form.roleColumn'), rows },
  ];
}

/** The signed link to the report material, and how long it works. */
export function presentReportLink({ url, expiresAt }: ReportLinkView, { text, language, moment }: Wording): Presented {
  return {
    template: 'report-link',
    data: {
      lang: language,
      heading: text('card.reportHeading'),
      expiry: text('card.reportExpiry', { expires: moment(expiresAt) }),
      open: text('card.reportOpen'),
      url,
    },
  };
}
