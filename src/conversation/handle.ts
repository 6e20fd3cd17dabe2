import { type Clock, type Links, type Log, randomId, unreachable, within } from '../base/base';
import { hasRights, type Members, type Role, roles } from '../members/members';
import { cleanLine, shorten } from '../text/text';
import { linkedAccounts } from './accounts';
import { type Action, parseAction } from './actions';
import type { Asking } from './asking';
import { type Command, parseCommand } from './commands';
import { type Context, confidential, noticeToPerson, redrawn, toPerson } from './context';
import type { Inbox } from './inbox';
import type { Incoming } from './incoming';
import type { Linking } from './linking';
import type { Outcome } from './outcome';
import type { Polling } from './polling';
import type { Reach } from './reach';
import type { Settings } from './settings';
import type { Teaching } from './teaching';

/** Longest line that is read, in UTF-16 units. */
const lineCharacters = 2000;
const nameCharacters = 80;
const reportLinkMs = 60 * 60_000;
/** How long the platform is waited for: people are answered within 3 s. */
const askingMs = 1_500;

export interface Parts {
  readonly inbox: Inbox;
  readonly members: Members;
  readonly settings: Settings;
  readonly asking: Asking;
  readonly teaching: Teaching;
  readonly polling: Polling;
  readonly reach: Reach;
  readonly linking: Linking;
  readonly links: Links;
  /** Whether only the starter figures are here yet. */
  readonly starterOnly: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the one function that every channel hands its messages, presses and forms to. */
export function createHandle(parts: Parts): (incoming: Incoming) => Promise<Outcome> {
  const { inbox, members, settings, asking, teaching, polling, reach, linking, links, clock, log } = parts;

  async function contextOf(incoming: Incoming): Promise<Context> {
    const { place, person, locale } = incoming;
    const [name, makeshiftName] = [person.name, person.makeshiftName].map(toName);
    const [meet, languageOf] = isVote(incoming)
      ? [members.look, settings.recentLanguageOf]
      : [members.meet, settings.languageOf];
    const [met, chosen] = await Promise.all([meet({ id: person.id, name, makeshiftName }), languageOf(place)]);
    const sharedLanguage = (place.kind === 'personal' ? met.language : undefined) ?? chosen ?? locale ?? 'fi';
    const language = met.language ?? locale ?? sharedLanguage;
    return { incoming, place, person: met, account: person.id, sharedLanguage, language };
  }

  const help = (context: Context, greeting = false): Outcome =>
    toPerson(context, {
      kind: 'help',
      role: context.person.role,
      greeting,
      starterOnly: parts.starterOnly(),
      linkable: linking.isOpenTo(context),
    });

  async function home(context: Context): Promise<Outcome> {
    const { person } = context;
    const linked = linkedAccounts(person).map(({ channel }) => channel);
    const polls = await reach.openPolls(context);
    return redrawn(context, { kind: 'home', role: person.role, polls, linked, linkable: linking.isOpenTo(context) });
  }

  /** Does what is asked if the person's role includes the wanted rights. */
  async function allowed(context: Context, wanted: Role, act: () => Outcome | Promise<Outcome>): Promise<Outcome> {
    return hasRights(context.person.role, wanted) ? act() : noticeToPerson(context, { code: 'notAllowed', wanted });
  }

  /** Launching and closing polls: also for who leads the meeting held here, whatever their role. */
  async function mayLead(context: Context, act: () => Outcome | Promise<Outcome>): Promise<Outcome> {
    if (hasRights(context.person.role, 'facilitator')) return act();
    // A platform that does not answer in time gives no rights: whoever asked is told so rather than left waiting.
    const asking = context.incoming.person.leads?.().catch(() => false) ?? Promise.resolve(false);
    const leads = await within(askingMs, asking, clock);
    return leads === true ? act() : noticeToPerson(context, { code: 'notAllowed', wanted: 'facilitator' });
  }

  const reportLink = (context: Context) =>
    allowed(context, 'coordinator', () => {
      const expiresAt = new Date(clock.now().getTime() + reportLinkMs);
      const url = links.sign('report', `${context.language} ${context.person.id}`, expiresAt);
      return confidential(context, { kind: 'reportLink', url, expiresAt: expiresAt.toISOString() });
    });

  async function handleText(context: Context, text: string): Promise<Outcome> {
    if (text.length > lineCharacters) return noticeToPerson(context, { code: 'tooLong', max: lineCharacters });
    const line = cleanLine(text);
    return line === '' ? ask(context, line) : run(context, parseCommand(line));
  }

  /** A clean line, which may have nothing left in it. */
  async function ask(context: Context, line: string): Promise<Outcome> {
    return line === '' ? noticeToPerson(context, { code: 'empty' }, true) : asking.ask(context, line);
  }

  async function run(context: Context, command: Command): Promise<Outcome> {
    switch (command.kind) {
      case 'help':
        return help(context);
      case 'poll':
        return mayLead(context, () => polling.launchTyped(context, command));
      case 'pollForm':
        return mayLead(context, () => polling.openForm(context, command.secrecy, command.draft));
      case 'openPolls':
        return polling.list(context);
      case 'report':
        return reportLink(context);
      case 'roles':
        return allowed(context, 'admin', () => settings.roleForm(context));
      case 'setRole':
        return allowed(context, 'admin', () => settings.setRoleByName(context, command.name, command.role));
      case 'setRoleUnclear':
        return allowed(context, 'admin', () => noticeToPerson(context, { code: 'roleSyntax' }));
      case 'link':
        return linking.giveCode(context);
      case 'redeemCode':
        return linking.redeem(context, command.code);
      case 'unlink':
        return linking.unlink(context);
      case 'setLanguage':
        if (command.of === 'person') return settings.setOwnLanguage(context, command.language);
        return allowed(context, 'facilitator', () => settings.setConversationLanguage(context, command.language));
      case 'gaps':
        return allowed(context, 'coordinator', () => teaching.gaps(context));
      case 'taughtWords':
        return allowed(context, 'coordinator', () => teaching.words(context));
      case 'teach':
        return allowed(context, 'coordinator', () => teaching.teach(context, command.word, command.meaning));
      case 'teachUnclear':
        return allowed(context, 'coordinator', () => noticeToPerson(context, { code: 'teachSyntax' }));
      case 'forget':
        return allowed(context, 'coordinator', () => teaching.forget(context, command.word));
      case 'question':
        return ask(context, command.text);
      default:
        return unreachable(command);
    }
  }

  async function press(context: Context, action: Action, inputs: Readonly<Record<string, string>>): Promise<Outcome> {
    switch (action.verb) {
      case 'help':
        return help(context);
      case 'ask':
        return ask(context, cleanLine(action.question));
      case 'showFigures': {
        const { verb: _verb, changes, ...figures } = action;
        return asking.showFigures(context, { figures, changes });
      }
      case 'showDefinition':
        return asking.showDefinition(context, action.indicator);
      case 'openPollForm':
        return mayLead(context, () => polling.openForm(context, 'open', ''));
      case 'launchPoll':
        return mayLead(context, () => polling.launchForm(context, action.key, inputs));
      case 'vote':
        return polling.vote(context, action.poll, action.option);
      case 'closePoll':
        return mayLead(context, () => polling.close(context, action.poll));
      case 'showPoll':
        return polling.show(context, action.poll);
      case 'openPolls':
        return polling.list(context);
      case 'getReportLink':
        return reportLink(context);
      case 'openRoleForm':
        return allowed(context, 'admin', () => settings.roleForm(context));
      case 'setRole':
        return allowed(context, 'admin', () => setRole(context, inputs));
      case 'linkAccounts':
        return linking.giveCode(context);
      case 'setLanguage':
        return settings.setOwnLanguage(context, action.language);
      default:
        return unreachable(action);
    }
  }

  function setRole(context: Context, inputs: Readonly<Record<string, string>>): Outcome | Promise<Outcome> {
    const role = roles.find((candidate) => candidate === inputs.role);
    if (!role || !inputs.person) return noticeToPerson(context, { code: 'roleSyntax' });
    return settings.setRoleById(context, inputs.person, role);
  }

  async function handle(incoming: Incoming): Promise<Outcome> {
    const context = await contextOf(incoming);
    if (incoming.body.kind === 'text') return handleText(context, incoming.body.text);
    if (incoming.body.kind === 'home') return home(context);
    const action = parseAction(incoming.body.payload);
    if (!action) return noticeToPerson(context, { code: 'actionUnknown' }, true);
    return press(context, action, incoming.body.inputs);
  }

  return async (incoming) => {
    try {
      return await inbox.once(incoming, () => handle(incoming));
    } catch (error) {
      const reference = randomId().slice(0, 8);
      log.error({ err: error, reference }, 'message not handled');
      const view = { kind: 'notice', notice: { code: 'fault', reference }, offerHelp: false } as const;
      return { replies: [{ audience: 'person', view, language: incoming.locale ?? 'fi' }] };
    }
  };
}

function toName(told: string | undefined): string | undefined {
  return shorten(cleanLine(told ?? ''), nameCharacters) || undefined;
}

function isVote({ body }: Incoming): boolean {
  return body.kind === 'action' && parseAction(body.payload)?.verb === 'vote';
}
