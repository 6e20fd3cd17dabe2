import { join } from 'node:path';
import { createPosts, webPostKind } from '../src/channels/web/posts';
import { type Post, postKind } from '../src/conversation/conversation';
import { addExample, removeExample } from '../src/example';
import { createMembers, type Members, personKind } from '../src/members/members';
import { ballotBoxKind, createPollKeys, createPolls, type Polls, pollKind } from '../src/polls/polls';
import { type DocumentKind, type DocumentStore, readAll } from '../src/store/store';
import { useDataFolder } from './support/data-folder';
import { createMemoryStore } from './support/memory-store';
import { createSetClock } from './support/set-clock';

const file = join(__dirname, '..', 'data', 'example.json');
const inData = useDataFolder();
const clock = createSetClock();
const place = { channel: 'web', conversation: 'local', kind: 'group' } as const;

let store: DocumentStore;
let core: { store: DocumentStore; members: Members; polls: Polls };
beforeEach(() => {
  store = createMemoryStore();
  core = createCore(store);
});

function createCore(on: DocumentStore) {
  const keys = createPollKeys({ folder: inData('keys') });
  return {
    store: on,
    members: createMembers({ store: on, admins: [], clock }),
    polls: createPolls({ store: on, keys, clock }),
  };
}

/** A core whose program is cut off after so many writes. */
function createCutOff(writes: number) {
  let left = writes;
  const spend = () => {
    if (left-- <= 0) throw new Error('cut off');
  };
  const cut: DocumentStore = {
    ...store,
    async create(...args) {
      spend();
      return store.create(...args);
    },
    async replace(...args) {
      spend();
      return store.replace(...args);
    },
    async remove(...args) {
      spend();
      return store.remove(...args);
    },
  };
  return createCore(cut);
}

const isCutOff = (doing: Promise<unknown>) =>
  doing.then(
    () => false,
    () => true,
  );

/** Everything of the example that is in the store: people, polls, ballot boxes, posts. */
async function counts() {
  const count = async <Body extends object>(kind: DocumentKind<Body>) => (await readAll(store, kind, {})).length;
  return {
    people: await count(personKind),
    polls: await count(pollKind),
    boxes: await count(ballotBoxKind),
    posts: (await count(postKind)) + (await count(webPostKind)),
  };
}

const roles = async () =>
  (await core.members.all()).map(({ id, role, example }) => `${id.split(':').at(-1)} ${role} ${example}`).sort();

const whole = [
  'aino member true',
  'bjorn member true',
  'cecilia member true',
  'fanni facilitator true',
  'kaisa coordinator true',
];

describe('the example', () => {
  it('is five people and one open poll, all marked as examples', async () => {
    const poll = await addExample(core, file);
    expect(poll).toMatchObject({ state: 'open', secrecy: 'open', example: true, place: { people: 6 } });
    expect(await roles()).toEqual(whole);
  });

  it('is added once', async () => {
    const poll = await addExample(core, file);
    expect(await addExample(core, file)).toEqual(poll);
    expect(await counts()).toMatchObject({ people: 5, polls: 1 });
  });

  it('is whole and nothing twice after a start that was cut off anywhere, and another one', async () => {
    for (let writes = 0; ; writes++) {
      store = createMemoryStore();
      core = createCore(store);
      const wasCut = await isCutOff(addExample(createCutOff(writes), file));
      if (!wasCut) {
        expect(writes).toBeGreaterThan(7);
        break;
      }
      expect(await addExample(core, file)).toMatchObject({ example: true });
      expect(await roles()).toEqual(whole);
      expect((await core.polls.all()).length).toBe(1);
    }
  });

  describe('when removed', () => {
    beforeEach(async () => {
      const poll = await addExample(core, file);
      if (!poll) throw new Error('no example');
      await core.polls.vote({
        poll: poll.id,
        option: '1',
        voter: 'web:local:aino',
        language: 'fi',
        place,
        inNameOf: { kind: 'person' },
        day: '2026-11-23',
      });
      const post: Post = { channel: 'web', conversation: 'local', message: 'm1', poll: poll.id, language: 'fi' };
      await store.create(postKind, { partition: poll.id, id: 'post' }, { ...post, isFinal: false });
      const posts = createPosts({ store, clock });
      await posts.add('everyone', 'm1', { kind: 'shown', view: { kind: 'poll', poll }, language: 'fi' });
    });

    it('is gone with its votes and cards', async () => {
      expect(await removeExample(core)).toEqual({ people: 5, polls: 1 });
      expect(await counts()).toEqual({ people: 0, polls: 0, boxes: 0, posts: 0 });
    });

    it('never comes back, and there is nothing to remove a second time', async () => {
      await removeExample(core);
      expect(await addExample(core, file)).toBeUndefined();
      expect(await removeExample(core)).toEqual({ people: 0, polls: 0 });
      expect(await counts()).toMatchObject({ people: 0, polls: 0 });
    });

    it('leaves what people have made themselves', async () => {
      await core.members.meet({ id: 'web:local:maija', name: 'Maija' });
      await core.polls.launch({
        key: 'own',
        question: 'Own?',
        options: ['a', 'b'],
        secrecy: 'open',
        language: 'en',
        place,
        by: 'web:local:maija',
      });
      await removeExample(core);
      expect(await counts()).toMatchObject({ people: 1, polls: 1 });
    });

    it('is gone in the end when every removal is cut off after a single write', async () => {
      let cuts = 0;
      while (cuts < 50 && (await isCutOff(removeExample(createCutOff(1))))) cuts += 1;
      expect(cuts).toBeGreaterThan(5);
      expect(await counts()).toEqual({ people: 0, polls: 0, boxes: 0, posts: 0 });
    });
  });
});
