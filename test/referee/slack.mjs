// Slack as the referee plays it: who and what is there, and what people do.
import { connect, textsOf } from './referee.mjs';

export const general = 'C0GENERAL';
export const other = 'C0OTHER';
export const hidden = 'G0PRIVATE';
export const [aino, bjorn, cecilia, daud] = ['U0AINO', 'U0BJORN', 'U0CECILIA', 'U0DAUD'];
export const im = (user) => `D${user.slice(1)}`;
/** Where only this person sees something. */
export const beside = (channel, user) => `${channel} for ${user}`;
export const form = (user) => `form of ${user}`;
export const home = (user) => `home of ${user}`;

const team = 'T0REFEREE';
export const slackAdmin = `slack:${team}:${aino}`;
export const idOf = (user) => `slack:${team}:${user}`;

const shownKeys = ['text', 'title', 'alt_text', 'initial_value'];
function seenIn({ messages, ephemerals, views }) {
  const shown = (where, id, content) => ({ where, id, text: textsOf(content, shownKeys) });
  return [
    ...messages
      .filter(({ by, deleted }) => by === 'bot' && !deleted)
      .map(({ channel, ts, blocks, text }) => shown(channel, ts, blocks?.length ? blocks : [{ text }])),
    ...ephemerals
      .filter(({ deleted }) => !deleted)
      .map(({ channel, user, ts, blocks }) => shown(beside(channel, user), ts, blocks)),
    ...views
      .filter(({ open }) => open)
      .map(({ type, user, id, title, blocks }) =>
        shown(type === 'home' ? home(user) : form(user), id, [title, blocks]),
      ),
  ];
}

/** Connects to a referee that plays Slack. */
export function connectSlack(url) {
  const slack = connect(url, seenIn);
  const { act, actTwice } = slack;
  // What is pressed or sent has one id in Slack, however often it is delivered; a new one is a new press.
  const once = { newIds: false };
  return {
    ...slack,
    mention: (user, text, channel = general) => actTwice('mention', { user, channel, text, also: true }),
    tell: (user, text) => actTwice('message', { user, channel: 'im', text }),
    command: (user, text, channel = general) =>
      actTwice('command', { user, channel, command: '/kumppani', text }, once),
    press: (user, { where, id }, action) =>
      actTwice('click', { user, channel: where.split(' ')[0], ts: id, action_id: action }, once),
    /** Without its repeats: a trigger opens one form. */
    pressOnce: (user, { where, id }, action) =>
      act('click', { user, channel: where.split(' ')[0], ts: id, action_id: action }),
    submit: (user, { id }, values, ways = actTwice) => ways('submit', { user, view_id: id, values }, once),
  };
}
