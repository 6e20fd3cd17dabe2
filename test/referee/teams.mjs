// Teams as the referee plays it: who and what is there, and what people do.
import { connect, textsOf } from './referee.mjs';

export const group = '19:group-referee@thread.v2';
export const channel = '19:channel-referee@thread.tacv2';
export const meeting = '19:meeting_referee@thread.v2';
export const everyone = ['aino', 'bjorn', 'cecilia', 'daud'];
export const personal = (user) => `a:1-${user}-referee`;
export const tenant = '22222222-2222-4222-8222-222222222222';
export const teamsAdmin = `teams:${tenant}:00000000-0000-4000-8000-000000000000`;

const shownKeys = ['text', 'title', 'label', 'altText'];
const seenIn = ({ conversations }) =>
  conversations.flatMap(({ id: where, activities }) =>
    activities
      .filter(({ by, deleted }) => by === 'bot' && !deleted)
      .map(({ id, activity, redrawn }) => ({
        where,
        id,
        text: textsOf([activity.text, activity.attachments], shownKeys) || activity.text,
        redrawn: (user) => textsOf(redrawn[user], shownKeys),
      })),
  );

/** Connects to a referee that plays Teams. */
export function connectTeams(url) {
  const referee = connect(url, seenIn);
  const say = (user, context, text) => referee.actTwice('message', { user, context, text });
  const press = (user, { id }, title, inputs) => referee.actTwice('click', { user, id, title, inputs });
  return { ...referee, say, press };
}
