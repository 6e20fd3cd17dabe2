import { channelOf, type Person } from '../members/members';
import type { Place } from '../polls/polls';
import type { Account } from './views';

const channels: readonly Place['channel'][] = ['web', 'teams', 'slack'];

/** The accounts of a person who has linked some; else none. */
export function linkedAccounts({ identities }: Person): readonly Account[] {
  if (identities.length === 1) return [];
  return identities.flatMap(({ id, name }) => {
    const channel = channels.find((candidate) => candidate === channelOf(id));
    return channel ? [{ channel, name }] : [];
  });
}
