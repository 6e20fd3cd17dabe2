import { type Log, randomId } from '../base/base';
import { type Linking as AccountLinking, channelOf, type LinkRefusal, type Redeemed } from '../members/members';
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
  readonly log: Log;
}

const refusals = {
  codeUnknown: { code: 'linkCodeUnknown' },
  codeExpired: { code: 'linkCodeExpired' },
  sameChannel: { code: 'linkSameChannel' },
  alreadyLinked: { code: 'alreadyLinked' },
  triesSpent: { code: 'linkTriesSpent' },
} as const satisfies Record<LinkRefusal, Notice>;

export function createLinkingTalk({ linking, channels, log }: Parts): Linking {
  const others = ({ place }: Context) =>
    channels()
      .map(({ channel }) => channel)
      .filter((channel) => channel !== place.channel);
  const isLinked = ({ person }: Context) => person.identities.length > 1;

  /** Who was talked into giving the code away shall know. Nobody waits for it, and it is not tried again. */
  function tellOwner(context: Context, { person, askedBy, askedIn }: Redeemed & { kind: 'linked' }): void {
    const channel = channels().find((candidate) => candidate.channel === channelOf(askedBy));
    if (!channel || askedIn === undefined) return;
    const notice = { code: 'linked', accounts: linkedAccounts(person) } as const;
    const drawing = {
      view: { kind: 'notice', notice, offerHelp: false },
      language: person.language ?? context.language,
    } as const;
    channel
      .send(askedIn, `linked:${randomId()}`, drawing)
      .then(({ kind }) => kind === 'sent' || log.warn({ what: kind }, 'owner of linked accounts not told'))
      .catch((error: unknown) => log.warn({ err: error }, 'owner of linked accounts not told'));
  }

  return {
    isOpenTo: (context) => !isLinked(context) && others(context).length > 0,

    async giveCode(context) {
      if (isLinked(context)) return confidentialNotice(context, { code: 'alreadyLinked' });
      const on = others(context);
      if (on.length === 0) return confidentialNotice(context, { code: 'linkNowhere' });
      const { code, expiresAt } = await linking.issue(
        context.person,
        context.place.kind === 'personal' ? context.place.conversation : undefined,
      );
      return confidential(context, { kind: 'linkCode', code, expiresAt: expiresAt.toISOString(), on });
    },

    async redeem(context, code) {
      const redeemed = await linking.redeem(context.person, code);
      if (redeemed.kind === 'refused') return confidentialNotice(context, refusals[redeemed.reason]);
      tellOwner(context, redeemed);
      return confidentialNotice(context, { code: 'linked', accounts: linkedAccounts(redeemed.person) });
    },

    async unlink(context) {
      const isParted = await linking.unlink(context.person);
      return confidentialNotice(context, { code: isParted ? 'unlinked' : 'notLinked' });
    },
  };
}
