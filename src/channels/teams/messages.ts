/** A posted message: its id, and the channel's thread in which it stands. */
export interface MessageAddress {
  readonly id: string;
  readonly thread?: string;
}

const mark = ';messageid=';

/** The thread that an activity's conversation names; only channels have any. */
export function threadOf(conversationId: string): string | undefined {
  return conversationId.split(mark)[1];
}

/** The conversation as Teams is to be asked for it. */
export function inThread(conversation: string, thread: string | undefined): string {
  return thread === undefined ? conversation : `${conversation}${mark}${thread}`;
}

/** As the core keeps it: one string. */
export function toMessage({ id, thread }: MessageAddress): string {
  return inThread(id, thread);
}

export function parseMessage(message: string): MessageAddress {
  const [id = '', thread] = message.split(mark);
  return { id, ...(thread === undefined ? {} : { thread }) };
}
