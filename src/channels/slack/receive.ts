import { hashId, type Log, randomId } from '../../base/base';
import type { SlackModal } from '../../cards/cards';
import type { Conversation, Incoming, Outcome } from '../../conversation/conversation';
import type { Notice } from '../../conversation/views';
import type { Forms } from './forms';
import type { Home } from './home';
import type { Inbound } from './incoming';
import type { Kinds } from './kinds';
import type { People } from './people';
import type { Cause, Replies } from './replies';
import type { Rosters } from './roster';
import type { Spot } from './spot';

/** What Slack is answered, and what is to be done once it has been. */
export interface Received {
  /** In place of the form that was sent. */
  readonly form?: SlackModal;
  /** Another delivery of the same is in hand: an event is to be delivered again, lest it is lost with that one's process. */
  readonly underWay?: boolean;
  readonly after?: () => Promise<void>;
}

/** Hands what came in to the core. Resolves when everything that it promises is stored. */
export type Receive = (inbound: Inbound, request: string) => Promise<Received>;

interface Parts {
  readonly conversation: Conversation;
  readonly people: People;
  readonly rosters: Rosters;
  readonly kinds: Kinds;
  readonly forms: Forms;
  readonly home: Home;
  readonly replies: Replies;
  readonly log: Log;
}

export function createReceive(parts: Parts): Receive {
  const { conversation, people, rosters, kinds, forms, home, replies, log } = parts;

  async function toIncoming({ team, username, spot, delivery }: Inbound, body: Incoming['body']): Promise<Incoming> {
    const { locale, ...called } = await people.find(spot.user, username);
    const { place } = spot;
    return {
      place: place.kind === 'personal' ? { ...place, people: 1 } : place,
      person: { id: `slack:${team}:${spot.user}`, ...called },
      ...(locale ? { locale } : {}),
      ...(delivery ? { delivery } : {}),
      body,
      ...(place.kind === 'personal' ? {} : { countPeople: () => rosters.countPeople(place.conversation) }),
    };
  }

  async function publishHome(spot: Spot, { redraw, repeated }: Outcome, notice?: Notice): Promise<void> {
    if (!redraw || repeated) return;
    const published = await home.publish(spot, redraw, notice);
    if (published.kind !== 'ok') log.warn({ outcome: published.kind }, 'home not shown in Slack');
  }

  /** A press on the home: what it asks for is answered in the private chat, and the page tells what became of it. */
  async function afterHomePress(inbound: Inbound, { redraw, ...outcome }: Outcome, cause: Cause): Promise<void> {
    await replies.show(inbound.spot, outcome, cause);
    const page = await toIncoming({ ...inbound, delivery: undefined }, { kind: 'home' });
    await publishHome(inbound.spot, await conversation.handle(page), redraw && noticeOf(redraw.view));
  }

  async function joined({ spot }: Inbound, request: string): Promise<Received> {
    const { place } = spot;
    const outcome = await conversation.happened({ kind: 'installed', place, occurrence: place.conversation });
    if (outcome.underWay) return { underWay: true };
    const key = hashId('installed', place.conversation);
    return { after: () => replies.show(spot, outcome, { key, request }) };
  }

  async function handle(inbound: Inbound, body: Incoming['body'], request: string): Promise<Received> {
    const { spot, delivery } = inbound;
    const outcome = await conversation.handle(await toIncoming(inbound, body));
    const cause = { key: delivery ? hashId(delivery.id) : randomId(), request };
    if (outcome.underWay) return { underWay: true };
    if (body.kind === 'home') return { after: () => publishHome(spot, outcome) };
    if (spot.surface === 'home') return { after: () => afterHomePress(inbound, outcome, cause) };
    const form = spot.surface === 'form' && outcome.redraw ? forms.toModal(outcome.redraw, spot) : undefined;
    if (!form) return { after: () => replies.show(spot, outcome, cause) };
    const { redraw: _, ...rest } = outcome;
    return { form, after: () => replies.show(spot, rest, cause) };
  }

  /** Whether the delivery looks as if it came from elsewhere, and is from a group. */
  async function isFromGroup({ surface, isPressedOwn, place }: Spot): Promise<boolean> {
    // A command may be given in the private chat of two other people, where what it shows is pressed, too.
    if (place.kind === 'personal')
      return (surface === 'command' || !!isPressedOwn) && !(await rosters.hasBot(place.conversation));
    return (surface === 'mention' || surface === 'joined') && kinds.isGroup(place.conversation);
  }

  async function placed(spot: Spot): Promise<Spot> {
    return (await isFromGroup(spot)) ? { ...spot, place: { ...spot.place, kind: 'group' } } : spot;
  }

  return async (delivered, request) => {
    const { asks } = delivered;
    if (asks.kind === 'joined' && asks.user !== asks.bot) return {};
    const spot = await placed(delivered.spot);
    const inbound = { ...delivered, spot };
    if (asks.kind === 'joined') return joined(inbound, request);
    if (asks.kind !== 'openForm') return handle(inbound, asks, request);
    const kept = await forms.find(asks.form, spot);
    // Too old, or somebody else's: the core says in words that the button does nothing any more.
    if (!kept) return handle(inbound, { kind: 'action', payload: { verb: asks.kind }, inputs: {} }, request);
    return {
      async after() {
        if (!(await replies.openForm(spot, kept))) log.warn({ request }, 'form not opened in Slack');
      },
    };
  };
}

/** What a redraw tells beside its card. */
function noticeOf(view: NonNullable<Outcome['redraw']>['view']): Notice | undefined {
  if (view.kind === 'notice') return view.notice;
  return view.kind === 'poll' ? view.note : undefined;
}
