import { type Log, unreachable } from '../base/base';
import type { Polls } from '../polls/polls';
import type { Inbox } from './inbox';
import type { Happening } from './incoming';
import type { Outcome } from './outcome';
import type { Settings } from './settings';
import type { View } from './views';

interface Parts {
  readonly inbox: Inbox;
  readonly settings: Settings;
  readonly polls: Polls;
  readonly starterOnly: () => boolean;
  readonly log: Log;
}

/** Makes the one function that every channel tells of what happens to a conversation. It never rejects. */
export function createHappened(parts: Parts): (happening: Happening) => Promise<Outcome> {
  const { inbox, settings, polls, log } = parts;

  async function viewFor({ kind, place }: Happening): Promise<View | undefined> {
    if (kind === 'installed') return { kind: 'help', role: 'member', greeting: true, starterOnly: parts.starterOnly() };
    const open = (await polls.heldIn(place)).filter(({ state }) => state === 'open');
    switch (kind) {
      case 'meetingStarted':
        return { kind: 'meeting', phase: 'started', polls: open };
      case 'meetingEnded':
        return open.length > 0 ? { kind: 'meeting', phase: 'ended', polls: open } : undefined;
      default:
        return unreachable(kind);
    }
  }

  async function tell(happening: Happening): Promise<Outcome> {
    const [view, chosen] = await Promise.all([viewFor(happening), settings.languageOf(happening.place)]);
    const language = chosen ?? happening.locale ?? 'fi';
    return { replies: view ? [{ audience: 'everyone', view, language }] : [] };
  }

  return async (happening) => {
    try {
      return await inbox.onceFor(happening, () => tell(happening));
    } catch (error) {
      // Nobody has asked for anything, so nobody is told.
      log.error({ err: error, happening: happening.kind }, 'happening not answered');
      return { replies: [] };
    }
  };
}
