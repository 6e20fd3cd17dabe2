import { type Clock, type Links, type Log, randomId, within } from '../base/base';
import { hasRights, type Members, roles } from '../members/members';
import { cleanLine, shorten } from '../text/text';
import { linkedAccounts } from './accounts';
import { type Action, parseAction, type Verb } from './actions';
import type { Asking } from './asking';
import { type Command, parseCommand } from './commands';
import { type Context, confidential, noticeToPerson, redrawn, toPerson } from './context';
import type { Commands, Inputs, Presses } from './feature';
import type { Inbox } from './inbox';
import type { Incoming } from './incoming';
import type { Linking } from './linking';
import type { Outcome } from './outcome';
import type { Polling } from './polling';
import type { Reach } from './reach';
import { allowed } from './rights';
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

  const commands: Commands<Command['kind']> = {
    help: (context) => help(context),
    poll: (context, command) => mayLead(context, () => polling.launchTyped(context, command)),
    pollForm: (context, { secrecy, draft }) => mayLead(context, () => polling.openForm(context, secrecy, draft)),
    openPolls: (context) => polling.list(context),
    report: reportLink,
    roles: (context) => allowed(context, 'admin', () => settings.roleForm(context)),
    setRole: (context, { name, role }) => allowed(context, 'admin', () => settings.setRoleByName(context, name, role)),
    setRoleUnclear: (context) => allowed(context, 'admin', () => noticeToPerson(context, { code: 'roleSyntax' })),
    link: (context) => linking.giveCode(context),
    redeemCode: (context, { code }) => linking.redeem(context, code),
    unlink: (context) => linking.unlink(context),
    setLanguage: (context, { of, language }) =>
      of === 'person'
        ? settings.setOwnLanguage(context, language)
        : allowed(context, 'facilitator', () => settings.setConversationLanguage(context, language)),
    gaps: (context) => allowed(context, 'coordinator', () => teaching.gaps(context)),
    taughtWords: (context) => allowed(context, 'coordinator', () => teaching.words(context)),
    teach: (context, { word, meaning }) =>
      allowed(context, 'coordinator', () => teaching.teach(context, word, meaning)),
    teachUnclear: (context) => allowed(context, 'coordinator', () => noticeToPerson(context, { code: 'teachSyntax' })),
    forget: (context, { word }) => allowed(context, 'coordinator', () => teaching.forget(context, word)),
    question: (context, { text }) => ask(context, text),
  };

  const presses: Presses<Verb> = {
    help: (context) => help(context),
    ask: (context, { question }) => ask(context, cleanLine(question)),
    showFigures: (context, { verb: _verb, changes, ...figures }) => asking.showFigures(context, { figures, changes }),
    showDefinition: (context, { indicator }) => asking.showDefinition(context, indicator),
    openPollForm: (context) => mayLead(context, () => polling.openForm(context, 'open', '')),
    launchPoll: (context, { key }, inputs) => mayLead(context, () => polling.launchForm(context, key, inputs)),
    vote: (context, { poll, option }) => polling.vote(context, poll, option),
    closePoll: (context, { poll }) => mayLead(context, () => polling.close(context, poll)),
    showPoll: (context, { poll }) => polling.show(context, poll),
    openPolls: (context) => polling.list(context),
    getReportLink: reportLink,
    openRoleForm: (context) => allowed(context, 'admin', () => settings.roleForm(context)),
    setRole: (context, _action, inputs) => allowed(context, 'admin', () => setRole(context, inputs)),
    linkAccounts: (context) => linking.giveCode(context),
    setLanguage: (context, { language }) => settings.setOwnLanguage(context, language),
  };

  /** Each kind has its own handler, which the table's type has proven. */
  function run(context: Context, command: Command): Outcome | Promise<Outcome> {
    const act = commands[command.kind] as (context: Context, command: Command) => Outcome | Promise<Outcome>;
    return act(context, command);
  }

  function press(context: Context, action: Action, inputs: Inputs): Outcome | Promise<Outcome> {
    const act = presses[action.verb] as (
      context: Context,
      action: Action,
      inputs: Inputs,
    ) => Outcome | Promise<Outcome>;
    return act(context, action, inputs);
  }

  function setRole(context: Context, inputs: Inputs): Outcome | Promise<Outcome> {
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
