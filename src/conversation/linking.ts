import type { Linking as AccountLinking, LinkRefusal } from '../members/members';
import { linkedAccounts } from './accounts';
import { type Context, confidential, confidentialNotice } from './context';
import type { Outcome } from './outcome';
import type { Outgoing } from './posts';
import type { Notice } from './views';

/** What people say and press to make their accounts on two platforms one. Every answer is for their eyes only. */
export interface Linking {
  /** Whether the person could link accounts: there is another platform, and they have not done so yet. */
  isOpenTo(context: Context): boolean;
  giveCode(context: Context): Promise<Outcome>;
  redeem(context: Context, code: string): Promise<Outcome>;
  unlink(context: Context): Promise<Outcome>;
}

interface Parts {
  readonly linking: AccountLinking;
  /** The channels, asked for when needed: they are made after the core. */
  readonly channels: () => readonly Outgoing[];
}

const refusals = {
  codeUnknown: { code: 'linkCodeUnknown' },
  codeExpired: { code: 'linkCodeExpired' },
  sameChannel: { code: 'linkSameChannel' },
  alreadyLinked: { code: 'alreadyLinked' },
  triesSpent: { code: 'linkTriesSpent' },
} as const satisfies Record<LinkRefusal, Notice>;

export function createLinkingTalk({ linking, channels }: Parts): Linking {
  const others = ({ place }: Context) =>
    channels()
      .map(({ channel }) => channel)
      .filter((channel) => channel !== place.channel);
  const isLinked = ({ person }: Context) => person.identities.length > 1;

  return {
    isOpenTo: (context) => !isLinked(context) && others(context).length > 0,

    async giveCode(context) {
      if (isLinked(context)) return confidentialNotice(context, { code: 'alreadyLinked' });
      const on = others(context);
      if (on.length === 0) return confidentialNotice(context, { code: 'linkNowhere' });
      const { code, expiresAt } = await linking.issue(context.person);
      return confidential(context, { kind: 'linkCode', code, expiresAt: expiresAt.toISOString(), on });
    },

    async redeem(context, code) {
      const redeemed = await linking.redeem(context.person, code);
      return confidentialNotice(
        context,
        redeemed.kind === 'linked'
          ? { code: 'linked', accounts: linkedAccounts(redeemed.person) }
          : refusals[redeemed.reason],
      );
    },

    async unlink(context) {
      const isParted = await linking.unlink(context.person);
      return confidentialNotice(context, { code: isParted ? 'unlinked' : 'notLinked' });
    },
  };
}
