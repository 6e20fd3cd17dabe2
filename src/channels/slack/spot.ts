import type { Place } from '../../polls/polls';

/** Where something was said or pressed, and what Slack lets us answer it with. */
export interface Spot {
  readonly surface: 'mention' | 'im' | 'command' | 'button' | 'form' | 'home' | 'joined';
  readonly place: Place;
  readonly user: string;
  /** The message to whose thread an answer to a mention goes. */
  readonly asked?: string;
  /** The thread in which it was said or pressed. */
  readonly thread?: string;
  /** Whether the pressed message is one that only this person sees. */
  readonly isPressedOwn?: boolean;
  /** Answers that count on no rate tier. */
  readonly responseUrl?: string;
  /** Opens a form. */
  readonly trigger?: string;
}

/** The conversation of a person's home, as long as the id of their private chat is unknown. */
const homePrefix = 'home:';

export function homeConversation(user: string): string {
  return homePrefix + user;
}

/** What Slack's methods take for the conversation: a user's id stands for the private chat with them. */
export function channelOf(conversation: string): string {
  return conversation.startsWith(homePrefix) ? conversation.slice(homePrefix.length) : conversation;
}

/** The user whose home this is; undefined for any other conversation. */
export function homeOwner(conversation: string): string | undefined {
  return conversation.startsWith(homePrefix) ? conversation.slice(homePrefix.length) : undefined;
}

/** `type` is Slack's word for the kind of conversation, or the channel's name, which tells as much in some payloads. */
export function toPlace(conversation: string, type = ''): Place {
  const isPersonal = conversation.startsWith('D') || type === 'im';
  const isGroup = type === 'mpim' || type.startsWith('mpdm-');
  return { channel: 'slack', conversation, kind: isPersonal ? 'personal' : isGroup ? 'group' : 'channel' };
}
