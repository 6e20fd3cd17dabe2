import { z } from 'zod';
import type { Happening } from '../../conversation/conversation';
import type { TeamsActivity } from './activity';
import type { Setting } from './incoming';

const meetingEvents: Readonly<Record<string, 'meetingStarted' | 'meetingEnded'>> = {
  'application/vnd.microsoft.meetingStart': 'meetingStarted',
  'application/vnd.microsoft.meetingEnd': 'meetingEnded',
};
const meetingEvent = z.object({
  Id: z.string().optional(),
  StartTime: z.string().optional(),
  EndTime: z.string().optional(),
});

/** What a delivery tells that nobody has said; undefined for the many that are of no interest. */
export function toHappening(activity: TeamsActivity, { place, locale }: Setting): Happening | undefined {
  const common = { place, ...(locale ? { locale } : {}) };
  // Teams tells of an installation in two ways, mostly in both: for the core it is the same occurrence.
  if (isInstalled(activity)) return { kind: 'installed', occurrence: place.conversation, ...common };
  const kind = activity.type === 'event' ? meetingEvents[activity.name ?? ''] : undefined;
  if (!kind) return undefined;
  const { Id, StartTime, EndTime } = meetingEvent.safeParse(activity.value).data ?? {};
  const meeting = Id ?? activity.channelData?.meeting?.id ?? place.conversation;
  // A meeting that is held every week has one id: what tells one from the next is when.
  return { kind, occurrence: [meeting, StartTime ?? EndTime ?? ''].join(' ').trim(), ...common };
}

function isInstalled({ type, action, membersAdded, recipient }: TeamsActivity): boolean {
  if (type === 'installationUpdate') return action === 'add';
  return type === 'conversationUpdate' && (membersAdded ?? []).some(({ id }) => id === recipient.id);
}
