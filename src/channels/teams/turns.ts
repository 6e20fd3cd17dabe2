import type { Log } from '../../base/base';
import type { ActionBody, Conversation, Drawing, Happening, Outcome, TextBody } from '../../conversation/conversation';
import type { Background } from '../background';
import type { TeamsActivity } from './activity';
import type { TeamsConversation, TeamsConversations } from './conversations';
import type { Pen } from './drawing';
import { toHappening } from './happenings';
import { type Setting, textIn, toExecuted, toIncoming, toSetting, toSubmitted } from './incoming';
import { type InvokeAnswer, toInvokeAnswer } from './invoke-answer';
import { threadOf } from './messages';
import type { Asked, Replies } from './replies';
import type { Roster } from './roster';
import type { Sender } from './sender';

/** What the delivery is answered with at once. */
export type TurnAnswer =
  | { readonly kind: 'taken'; readonly body?: InvokeAnswer }
  /** It has the shape of nothing that Teams sends. */
  | { readonly kind: 'malformed' };

/** Handles one delivery that the guard has admitted. Resolves when what it asked for is stored; replies follow by themselves. */
export type Turns = (delivered: Delivered) => Promise<TurnAnswer>;

export interface Delivered {
  readonly request: string;
  readonly activity: TeamsActivity;
  readonly tenant: string;
}

interface Parts {
  readonly conversation: Conversation;
  readonly conversations: TeamsConversations;
  readonly roster: Roster;
  readonly replies: Replies;
  readonly sender: Sender;
  readonly pen: Pen;
  readonly background: Background;
  readonly log: Log;
}

interface Turn extends Delivered {
  readonly setting: Setting;
  readonly asked: Asked;
}

const taken: TurnAnswer = { kind: 'taken' };

export function createTurns(parts: Parts): Turns {
  const { conversation, conversations, roster, replies, sender, pen, background, log } = parts;

  async function open(delivered: Delivered, happening?: Happening): Promise<Turn> {
    const { request, activity, tenant } = delivered;
    const setting = toSetting(activity, tenant);
    const remember = happening?.kind === 'installed' ? conversations.rememberAnew : conversations.remember;
    const reached: TeamsConversation = await remember(activity, setting.person);
    const thread = threadOf(activity.conversation.id);
    const asked: Asked = {
      request,
      reached,
      ...(thread === undefined ? {} : { thread }),
      ...(activity.id === undefined ? {} : { delivery: activity.id }),
      isPersonal: setting.place.kind === 'personal',
      person: setting.person,
      user: activity.from.id,
    };
    return { ...delivered, setting, asked };
  }

  /** Posts what is to be posted without letting Teams wait for it. */
  function postLater(turn: Turn, outcome: Outcome, more: () => Promise<void> = async () => {}): void {
    const { request, asked } = turn;
    background.run(request, async () => {
      const sent = await replies.post(asked, outcome.replies);
      await more();
      if (sent === outcome.replies.length) log.info({ request, replies: sent }, 'answered');
    });
  }

  const handle = async (turn: Turn, body: TextBody | ActionBody) =>
    conversation.handle(await toIncoming(turn, body, roster));

  /** Puts the drawing in the pressed card's place for everyone. */
  async function replacePressed({ activity, asked }: Turn, drawing: Drawing): Promise<void> {
    if (activity.replyToId === undefined) return;
    const message = { id: activity.replyToId, ...(asked.thread === undefined ? {} : { thread: asked.thread }) };
    await sender.update(asked.reached, message, pen.message(drawing));
  }

  /** A press of Action.Execute: the card that comes back is for the one who pressed. */
  async function execute(turn: Turn): Promise<TurnAnswer> {
    const body = toExecuted(turn.activity.value);
    if (!body) return { kind: 'malformed' };
    const outcome = await handle(turn, body);
    const { answer, rest } = toInvokeAnswer(outcome, turn.setting.locale ?? 'fi', pen);
    const { redraw, repeated } = outcome;
    postLater(turn, { replies: rest }, async () => {
      // A form that has done its work, for the others too: nobody else shall send it again.
      if (redraw?.view.kind === 'notice' && !repeated) await replacePressed(turn, redraw);
    });
    return { kind: 'taken', body: answer };
  }

  /** A press of Action.Submit: nothing can be drawn for one person alone, so the card is changed for all, except a shared poll's. */
  async function submit(turn: Turn, body: ActionBody): Promise<TurnAnswer> {
    const outcome = await handle(turn, body);
    const { redraw, repeated } = outcome;
    postLater(turn, outcome, async () => {
      if (!redraw || repeated) return;
      const note = noteOf(redraw);
      // How somebody voted is nobody else's business. The poll's card itself is drawn anew by the core.
      if (note) await replies.tellVoter(turn.asked, note);
      else if (redraw.view.kind !== 'poll') await replacePressed(turn, redraw);
    });
    return taken;
  }

  async function read(turn: Turn): Promise<TurnAnswer> {
    const { activity } = turn;
    const pressed = activity.text ? undefined : toSubmitted(activity.value);
    if (pressed) return submit(turn, pressed);
    const text = textIn(activity);
    if (text === undefined) return taken;
    postLater(turn, await handle(turn, { kind: 'text', text }));
    return taken;
  }

  async function happen(turn: Turn, happening: Happening): Promise<TurnAnswer> {
    postLater(turn, await conversation.happened(happening));
    return taken;
  }

  return async (delivered) => {
    const { activity } = delivered;
    if (isRemoval(activity)) {
      const { place, person } = toSetting(activity, delivered.tenant);
      await conversations.forget(place.conversation, person);
      return taken;
    }
    if (activity.type === 'message') return read(await open(delivered));
    if (activity.type === 'invoke') {
      return activity.name === 'adaptiveCard/action' ? execute(await open(delivered)) : taken;
    }
    const happening = toHappening(activity, toSetting(activity, delivered.tenant));
    return happening ? happen(await open(delivered, happening), happening) : taken;
  };
}

function isRemoval({ type, action, membersRemoved, recipient }: TeamsActivity): boolean {
  if (type === 'installationUpdate') return action === 'remove';
  return type === 'conversationUpdate' && (membersRemoved ?? []).some(({ id }) => id === recipient.id);
}

/** What became of a press on a poll's card, as a message of its own. */
function noteOf({ view, language }: Drawing): Drawing | undefined {
  if (view.kind !== 'poll' || !view.note) return undefined;
  return { view: { kind: 'notice', notice: view.note, offerHelp: false }, language };
}
