import { channelOf, type Person } from '../members/members';
import type { Place } from '../polls/polls';
import type { Account, AccountId } from './views';

const channels: readonly Place['channel'][] = ['web', 'teams', 'slack'];

/** The accounts of a person who has linked some; else none. */
export function linkedAccounts({ identities }: Person): readonly Account[] {
  if (identities.length === 1) return [];
  return identities.flatMap(({ id, name }) => channelsNamed(id).map((channel) => ({ channel, name })));
}

const idCharacters = 6;

/** By what else than their name, which they may have chosen themselves, the person's accounts can be told. */
export function accountIds({ identities }: Person): readonly AccountId[] {
  return identities.flatMap(({ id }) => {
    // "channel:tenant:user", and Teams' users may have a colon of their own.
    const user = id.split(':').slice(2).join(':');
    return channelsNamed(id).map((channel) => ({ channel, end: user.slice(-idCharacters) }));
  });
}

function channelsNamed(id: string): readonly Place['channel'][] {
  return channels.filter((candidate) => candidate === channelOf(id));
}
