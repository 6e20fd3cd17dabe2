import { type Clock, createBriefMemory, hashId } from '../base/base';
import { type Condition, type DocumentStore, readAll, type StoredDocument, StoreError } from '../store/store';
import { type Answer, boxesFor, countBoxes } from './ballot-box';
import { createBallots } from './ballots';
import { createClosing } from './closing';
import type { Launch, Polls, Vote } from './contract';
import type { PollKeys } from './keys';
import type { Place, PollState, Tally } from './poll';
import { type PollDocument, pollAddress, pollKind } from './poll-document';
import { createRecovery } from './recovery';

export function createPolls({ store, keys, clock }: { store: DocumentStore; keys: PollKeys; clock: Clock }): Polls {
  const ballots = createBallots({ store, clock });
  const closing = createClosing({ store, keys, ballots, clock });
  const recovery = createRecovery({ store, keys, closing });

  const find = async (id: string) => store.get(pollKind, pollAddress(id));
  // An open poll never changes but by being closed, and then its boxes refuse: votes need not look it up each time.
  const recent = createBriefMemory<StoredDocument<PollDocument> | undefined>({ clock, keptMs: 1_000, most: 100 });

  async function findForVote(id: string): Promise<StoredDocument<PollDocument> | undefined> {
    const read = await recent.get(id, () => find(id));
    if (read?.body.state !== 'open') recent.forget(id);
    return read;
  }

  async function stateOf(document: StoredDocument<PollDocument>): Promise<PollState> {
    const poll = document.body;
    if (poll.state === 'closing' || poll.state === 'counted') return toState(await closing.finish(document));
    if (poll.state === 'closed') return toState(poll);
    return openState(
      poll,
      countBoxes(
        await ballots.read(poll),
        poll.options.map(({ id }) => id),
      ),
    );
  }

  const search = (where: readonly Condition<PollDocument>[]) =>
    readAll(store, pollKind, { where, orderBy: { field: 'launchedAt', direction: 'ascending' } });

  const states = async (documents: readonly StoredDocument<PollDocument>[]) => Promise.all(documents.map(stateOf));

  return {
    async launch(launch) {
      const drafted = toDocument(launch, clock.now());
      const known = await find(drafted.id);
      if (known) return { kind: 'launched', poll: await stateOf(known), repeated: true };
      // The key first: a secret poll without one could take no vote.
      const keyFolder = launch.secrecy === 'secret' ? await keys.create(drafted.id) : undefined;
      if (launch.secrecy === 'secret' && keyFolder === undefined) {
        return { kind: 'refused', reason: 'secretUnavailable' };
      }
      const document: PollDocument = { ...drafted, ...(keyFolder === undefined ? {} : { keyFolder }) };
      try {
        await store.create(pollKind, pollAddress(document.id), document);
        return {
          kind: 'launched',
          poll: await stateOf({ ...pollAddress(document.id), etag: '', body: document }),
          repeated: false,
        };
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'exists')) throw error;
      }
      const first = await find(document.id);
      return { kind: 'launched', poll: first ? await stateOf(first) : toState(document), repeated: true };
    },

    async vote(vote) {
      const read = await findForVote(vote.poll);
      if (!read || !isAt(read.body.place, vote.place)) return { kind: 'refused', reason: 'pollUnknown' };
      const poll = read.body;
      const option = poll.options.find(({ id }) => id === vote.option);
      if (!option) return { kind: 'refused', reason: 'optionUnknown' };
      if (poll.state !== 'open') return { kind: 'refused', reason: 'pollClosed', poll: await stateOf(read) };
      const mark = poll.secrecy === 'open' ? vote.voter : (await keys.read(poll.id))?.mark(vote.voter);
      if (mark === undefined) return { kind: 'refused', reason: 'secretUnavailable' };
      const cast = await ballots.cast(poll, { mark, answer: toAnswer(vote) });
      if (cast.what === 'sealed') {
        return { kind: 'refused', reason: 'pollClosed', poll: await stateOf((await find(poll.id)) ?? read) };
      }
      const after = openState(poll, cast.tally);
      if (cast.what === 'repeated') return { kind: 'refused', reason: 'alreadyVoted', poll: after };
      const counting = poll.options.find(({ id }) => id === cast.option) ?? option;
      return { kind: 'counted', what: cast.what, poll: after, option: counting };
    },

    async close(id) {
      const closed = await closing.start(id);
      return closed && toState(closed);
    },

    async read(id) {
      const read = await find(id);
      return read && stateOf(read);
    },

    async heldIn(place, since) {
      const found = await search([
        { field: 'conversation', is: '=', value: place.conversation },
        ...(since ? [{ field: 'launchedAt', is: '>=', value: since.toISOString() } as const] : []),
      ]);
      return states(found.filter(({ body }) => isAt(body.place, place)).reverse());
    },

    async open() {
      const open = await search([{ field: 'state', is: '=', value: 'open' }]);
      return open.map(({ body }) => toState(body)).reverse();
    },

    all: async (launchedFrom) =>
      states(await search(launchedFrom ? [{ field: 'launchedAt', is: '>=', value: launchedFrom.toISOString() }] : [])),

    async responses(id) {
      const read = await find(id);
      if (!read) return [];
      const boxes = await ballots.read(read.body);
      return boxes
        .flatMap((box) => (box.secrecy === 'open' ? Object.entries(box.answers) : []))
        .map(([voter, { pressedAt: _pressedAt, ...answer }]) => ({ id: hashId('response', id, voter), ...answer }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    recover: async () => (await recovery.recover()).map(toState),

    giveUpKeys: async () => (await recovery.giveUpKeys()).map(toState),

    async remove(id) {
      const read = await find(id);
      if (!read) return;
      recent.forget(id);
      await ballots.remove(read.body);
      await keys.destroy(id);
      await store.remove(pollKind, read);
    },
  };
}

function isAt(place: Place, other: Place): boolean {
  return place.channel === other.channel && place.conversation === other.conversation;
}

function toAnswer({ option, day, language, place, givenIn, inNameOf, pressedAt }: Vote): Answer {
  const { channel, kind: placeKind } = givenIn ?? place;
  return {
    option,
    day,
    language,
    channel,
    placeKind,
    inNameOf,
    ...(pressedAt === undefined ? {} : { pressedAt }),
  };
}

/** An open poll with what its boxes hold: of a secret one only how many have voted. */
function openState(poll: PollDocument, tally: Tally): PollState {
  return { ...toState(poll), turnout: tally.voters, ...(poll.secrecy === 'open' ? { tally } : {}) };
}

function toDocument(launch: Launch, now: Date): PollDocument {
  return {
    id: hashId('poll', launch.by, launch.key),
    question: launch.question,
    options: launch.options.map((text, index) => ({ id: String(index + 1), text })),
    secrecy: launch.secrecy,
    state: 'open',
    language: launch.language,
    place: launch.place,
    conversation: launch.place.conversation,
    launchedBy: launch.by,
    launchedAt: now.toISOString(),
    example: launch.example ?? false,
    keyLost: false,
    boxes: boxesFor(launch.secrecy, launch.place.people),
  };
}

function toState(poll: PollDocument): PollState {
  const { id, question, options, secrecy, language, place, launchedAt, closedAt, tally, example, keyLost } = poll;
  return {
    id,
    question,
    options,
    secrecy,
    language,
    place,
    launchedAt,
    example,
    keyLost,
    state: poll.state === 'open' ? 'open' : 'closed',
    turnout: tally?.voters ?? 0,
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(tally === undefined ? {} : { tally }),
  };
}
