import { z } from 'zod';
import { type Clock, createBounded, within } from '../../base/base';
import { isLanguage, type Language } from '../../text/text';
import { slackLimits } from './limits';
import type { SlackApi } from './web-api';

/** A user as Slack knows the person. */
export interface SlackPerson {
  /** Left out when Slack does not tell it. */
  readonly name?: string;
  /** What the payload calls somebody whose name Slack does not tell. */
  readonly makeshiftName?: string;
  readonly locale?: Language;
}

export interface People {
  /** Who the user is; within a second, and if Slack does not tell by then, by what was known before or the payload's name. */
  find(user: string, username: string | undefined): Promise<SlackPerson>;
}

const named = z.string().trim().min(1).optional().catch(undefined);
const answer = z.looseObject({
  user: z.looseObject({
    name: named,
    real_name: named,
    locale: z.string().optional().catch(undefined),
    profile: z.looseObject({ display_name: named, real_name: named }).optional().catch(undefined),
  }),
});

interface Known {
  readonly person?: SlackPerson;
  readonly until: number;
}

export function createPeople({ api, clock }: { api: SlackApi; clock: Clock }): People {
  const known = createBounded<Known>(slackLimits.people);
  const asking = new Map<string, Promise<void>>();
  const now = () => clock.now().getTime();

  async function ask(user: string): Promise<void> {
    const args = { user, include_locale: true };
    const called = await api({ method: 'users.info', args, answer, laneMs: slackLimits.lookupMs });
    asking.delete(user);
    if (called.kind === 'ok') {
      known.set(user, { person: toPerson(called.result.user), until: now() + slackLimits.peopleMs });
    } else {
      known.set(user, { ...known.get(user), until: now() + slackLimits.unknownPeopleMs });
    }
  }

  function refresh(user: string): Promise<void> {
    const running = asking.get(user) ?? ask(user);
    asking.set(user, running);
    return running;
  }

  return {
    async find(user, username) {
      if ((known.get(user)?.until ?? 0) <= now()) await within(slackLimits.lookupMs, refresh(user), clock);
      return known.get(user)?.person ?? (username ? { makeshiftName: username } : {});
    },
  };
}

function toPerson({ name, real_name, profile, locale }: z.infer<typeof answer>['user']): SlackPerson {
  const language = locale?.slice(0, 2);
  const called = profile?.display_name ?? profile?.real_name ?? real_name ?? name;
  return {
    ...(called ? { name: called } : {}),
    ...(isLanguage(language) ? { locale: language } : {}),
  };
}
