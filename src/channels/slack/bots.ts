import { z } from 'zod';
import { createBounded } from '../../base/base';
import { slackLimits } from './limits';
import type { SlackApi } from './web-api';

/** Which users are programs, or people who have gone. */
export interface Bots {
  /** Asks of each one that is not known yet, as long as they are so few that every one changes the count. */
  look(users: readonly string[]): Promise<void>;
  /** Whether the user is surely none of the people; false for what has not been told. */
  isKnown(user: string): boolean;
}

const answer = z.looseObject({
  user: z.looseObject({ is_bot: z.boolean().default(false), deleted: z.boolean().default(false) }),
});

export function createBots(api: SlackApi): Bots {
  const known = createBounded<boolean>(slackLimits.people);

  async function ask(user: string): Promise<void> {
    const called = await api({ method: 'users.info', args: { user }, answer, laneMs: slackLimits.lookupMs });
    if (called.kind === 'ok') known.set(user, called.result.user.is_bot || called.result.user.deleted);
  }

  return {
    async look(users) {
      if (users.length > slackLimits.countedOneByOne) return;
      await Promise.all(users.filter((user) => known.get(user) === undefined).map(ask));
    },
    isKnown: (user) => known.get(user) === true,
  };
}
