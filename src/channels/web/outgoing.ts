import { hashId } from '../../base/base';
import type { Conversation, Drawing, Outcome, Outgoing, Reply } from '../../conversation/conversation';
import type { Language } from '../../text/text';
import type { PageCard, PagePost, Pen } from './drawing';
import { localPlace, type WebMessage } from './incoming';
import { webLimits } from './limits';
import type { Audience, Posts } from './posts';

/** What the sender of a message gets back at once; everybody's posts come to all by events. */
export interface WebAnswer {
  /** Replies, the kept ones too. */
  readonly posts: readonly PagePost[];
  /** To be shown in place of the pressed card. */
  readonly redraw?: PageCard;
  /** What became of the press, in words; the page keeps it by the pressed card. */
  readonly note?: string;
  /** The language that the sender has just chosen. */
  readonly language?: Language;
}

export interface WebOutgoing extends Outgoing {
  /** Keeps and draws an outcome. Done twice for the same message, it posts once. */
  publish(message: WebMessage, outcome: Outcome, slack: boolean): Promise<WebAnswer>;
}

interface Parts {
  readonly posts: Posts;
  readonly pen: Pen;
  readonly conversation: Conversation;
}

export function createOutgoing({ posts, pen, conversation }: Parts): WebOutgoing {
  async function keep(audience: Audience, id: string, reply: Reply, slack: boolean): Promise<PagePost> {
    const { view, language } = reply;
    const post = await posts.add(audience, id, { kind: 'shown', view, language });
    return pen.drawPost(post, slack);
  }

  async function tellPosted(message: string, { view, language }: Reply): Promise<void> {
    if (view.kind !== 'poll') return;
    const { channel, conversation: place } = localPlace;
    await conversation.posted({ channel, conversation: place, message, poll: view.poll.id, language });
  }

  // A private notice is said once and never kept: it may tell how somebody voted, also in a secret poll.
  async function say(id: string, reply: Drawing, slack: boolean): Promise<PagePost> {
    return { id, version: id, order: await posts.nextOrder(), private: true, shown: pen.draw(reply, slack) };
  }

  return {
    channel: 'web',
    redrawPauseMs: webLimits.redrawPauseMs,

    async publish({ speaker, key, post }, { replies, redraw }, slack) {
      const shown: PagePost[] = [];
      for (const [index, reply] of replies.entries()) {
        const id = hashId(speaker.id, key, String(index));
        const isPassing = reply.audience === 'person' && reply.view.kind === 'notice';
        const audience = reply.audience === 'everyone' ? 'everyone' : speaker;
        shown.push(await (isPassing ? say(id, reply, slack) : keep(audience, id, reply, slack)));
        if (audience === 'everyone') await tellPosted(id, reply);
      }
      const language = chosenLanguage(replies);
      const answer = { posts: shown, ...(language ? { language } : {}) };
      if (!redraw) return answer;
      const { drawing, note } = takeNote(redraw);
      // A card that only this person has is drawn anew for good.
      if (post && !isOpenAndSecret(drawing.view)) await posts.change(speaker, post, { kind: 'shown', ...drawing });
      return { ...answer, redraw: pen.draw(drawing, slack), ...(note ? { note: pen.draw(note, false).text } : {}) };
    },

    async update({ message }, drawing) {
      const changed = await posts.change('everyone', message, { kind: 'shown', ...drawing });
      return { kind: changed ? 'done' : 'gone' };
    },

    async send(_, key, drawing) {
      const { id } = await keep('everyone', hashId('show', key), { audience: 'everyone', ...drawing }, false);
      return { kind: 'sent', message: id };
    },

    // Whoever reaches the local chat is in its one conversation.
    hasMember: async () => true,
  };
}

// Beside the write to the ballot box, a write to the voter's own card would tell in the store who has just voted.
function isOpenAndSecret(view: Drawing['view']): boolean {
  return view.kind === 'poll' && view.poll.secrecy === 'secret' && view.poll.state === 'open';
}

// The note is the presser's alone and is soon overtaken by the drawing for everyone: it is shown beside the card instead.
function takeNote({ view, language }: Drawing): { drawing: Drawing; note?: Drawing } {
  if (view.kind !== 'poll' || !view.note) return { drawing: { view, language } };
  const { note, ...bare } = view;
  return {
    drawing: { view: bare, language },
    note: { view: { kind: 'notice', notice: note, offerHelp: false }, language },
  };
}

function chosenLanguage(replies: readonly Reply[]): Language | undefined {
  return replies.find(({ view }) => view.kind === 'notice' && view.notice.code === 'languageSet')?.language;
}
