import type { Account, AccountId, LinkCodeView } from '../../conversation/views';
import { shorten } from '../../text/text';
import type { Presented, Wording } from './presented';

const nameCharacters = 80;

/** The code that links two accounts, and where to write it. */
export function presentLinkCode({ code, expiresAt, on }: LinkCodeView, wording: Wording): Presented {
  const { text, language, moment } = wording;
  return {
    template: 'link-code',
    data: {
      lang: language,
      heading: text('link.heading'),
      how: text('link.how', { channels: channelsInWords(on, wording, 'disjunction') }),
      line: text('link.line', { code }),
      expiry: text('link.expiry', { expires: moment(expiresAt) }),
      warning: text('link.warning'),
    },
  };
}

/** "Teams ja Slack". */
export function channelsInWords(
  channels: readonly Account['channel'][],
  { text, language }: Wording,
  type: 'conjunction' | 'disjunction',
): string {
  return new Intl.ListFormat(language, { type }).format(channels.map((channel) => text(`channel.${channel}`)));
}

/** "Aino Esimerkki (Teams) ja aino (Slack)"; a name that all of them have is said once. */
export function accountsInWords(accounts: readonly Account[], wording: Wording): string {
  const [first] = accounts;
  const channels = accounts.map(({ channel }) => channel);
  if (first && accounts.every(({ name }) => name === first.name)) {
    return `${shorten(first.name, nameCharacters)} (${channelsInWords(channels, wording, 'conjunction')})`;
  }
  const each = accounts.map(
    ({ channel, name }) => `${shorten(name, nameCharacters)} (${wording.text(`channel.${channel}`)})`,
  );
  return new Intl.ListFormat(wording.language).format(each);
}

/** "Slack, tunnuksen loppu 02UABC". */
export function accountIdsInWords(accounts: readonly AccountId[], { text }: Wording): string {
  return accounts
    .map(({ channel, end }) => text('card.accountId', { channel: text(`channel.${channel}`), end }))
    .join('; ');
}
