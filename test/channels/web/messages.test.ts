import type { Drawing, Incoming, Outcome } from '../../../src/conversation/conversation';
import type { PollView, View } from '../../../src/conversation/views';
import { createMemoryStore } from '../../support/memory-store';
import { createSetClock } from '../../support/set-clock';
import { createFakeConversation, examplePoll, people, startWebChat, type WebChat } from '../../support/web-chat';

interface PagePost {
  readonly id: string;
  readonly private: boolean;
  readonly by?: { readonly id: string; readonly name: string };
  readonly said?: string;
  readonly shown?: {
    readonly text: string;
    readonly language: string;
    readonly slack?: { readonly blocks: unknown[] };
  };
}

interface Answer {
  readonly posts: readonly PagePost[];
  readonly redraw?: { readonly text: string };
  readonly note?: string;
  readonly language?: string;
}

const notice = (code: 'notUnderstood' | 'outOfScope' | 'languageSet'): View => ({
  kind: 'notice',
  notice: { code },
  offerHelp: false,
});
const help: View = { kind: 'help', role: 'member', greeting: false, starterOnly: true };
const poll: PollView = { kind: 'poll', poll: examplePoll };
const reply = (audience: 'everyone' | 'person', view: View): Outcome => ({
  replies: [{ audience, view, language: 'fi' }],
});

let chat: WebChat;
afterEach(() => chat.server.stop());

const postsOf = async (person: string) =>
  (await chat.read<{ posts: PagePost[] }>(`/local/posts?person=${person}`)).posts;
const answerTo = async (message: object): Promise<Answer> => (await chat.send(message)).json() as Promise<Answer>;

describe('a line', () => {
  it('reaches the core with who, where and which language', async () => {
    const conversation = createFakeConversation(() => reply('everyone', help));
    chat = await startWebChat(conversation);
    await chat.send({ person: 'aino', key: 'k1', language: 'sv', text: 'Apua' });
    expect(conversation.heard).toEqual([
      {
        place: { channel: 'web', conversation: 'local', kind: 'group', people: 3 },
        person: { id: 'web:local:aino', name: 'Aino Esimerkki' },
        locale: 'sv',
        body: { kind: 'text', text: 'Apua' },
      },
    ]);
  });

  it('and its answer are seen by everyone, in order', async () => {
    chat = await startWebChat(createFakeConversation(() => reply('everyone', help)));
    await chat.send({ person: 'aino', key: 'k1', text: 'Apua' });
    const [said, shown, ...rest] = await postsOf('bjorn');
    expect(said).toMatchObject({ said: 'Apua', by: { name: 'Aino Esimerkki' }, private: false });
    expect(shown).toMatchObject({ private: false, shown: { language: 'fi' } });
    expect(rest).toEqual([]);
  });

  it('is handled and posted once when it is sent again, at once and later', async () => {
    const conversation = createFakeConversation(() => reply('everyone', help));
    chat = await startWebChat(conversation);
    const message = { person: 'aino', key: 'k1', text: 'Apua' };
    const answers = await Promise.all([answerTo(message), answerTo(message)]);
    expect(await answerTo(message)).toEqual(answers[0]);
    expect(answers[1]).toEqual(answers[0]);
    expect(conversation.heard).toHaveLength(1);
    expect(await postsOf('aino')).toHaveLength(2);
  });

  it('is another line when another person uses the same key', async () => {
    chat = await startWebChat(createFakeConversation(() => reply('everyone', help)));
    await chat.send({ person: 'aino', key: 'k1', text: 'Apua' });
    await chat.send({ person: 'bjorn', key: 'k1', text: 'Hjälp' });
    expect((await postsOf('aino')).map(({ said }) => said).filter(Boolean)).toEqual(['Apua', 'Hjälp']);
  });
});

describe('after a restart', () => {
  it('the posts are there, and a line sent again is not handled again', async () => {
    const store = createMemoryStore();
    const message = { person: 'aino', key: 'k1', text: 'Apua' };
    chat = await startWebChat(
      createFakeConversation(() => reply('everyone', help)),
      { store },
    );
    await chat.send(message);
    const before = await postsOf('aino');
    await chat.server.stop();
    const conversation = createFakeConversation(() => reply('everyone', help));
    chat = await startWebChat(conversation, { store });
    await chat.send(message);
    expect(conversation.heard).toEqual([]);
    expect(await postsOf('aino')).toEqual(before);
  });

  it('a line whose handling was cut off is handled when it is sent again, and posted once', async () => {
    const store = createMemoryStore();
    const message = { person: 'aino', key: 'k1', text: 'Apua' };
    const broken = createFakeConversation(() => reply('everyone', poll));
    broken.posted = async () => {
      throw new Error('cut off');
    };
    chat = await startWebChat(broken, { store });
    expect((await chat.send(message)).status).toBe(500);
    await chat.server.stop();
    const conversation = createFakeConversation(() => reply('everyone', poll));
    chat = await startWebChat(conversation, { store });
    expect((await chat.send(message)).status).toBe(200);
    expect(conversation.posts).toHaveLength(1);
    expect(await postsOf('aino')).toHaveLength(2);
  });

  it('new posts come after the old ones though the clock runs behind', async () => {
    const store = createMemoryStore();
    const clockAt = (iso: string) => ({ now: () => new Date(iso), after: () => () => {} });
    chat = await startWebChat(
      createFakeConversation(() => ({ replies: [] })),
      { store, clock: clockAt('2026-11-23') },
    );
    await chat.send({ person: 'aino', key: 'k1', text: 'eka' });
    await chat.server.stop();
    chat = await startWebChat(
      createFakeConversation(() => ({ replies: [] })),
      { store, clock: clockAt('2026-11-22') },
    );
    await chat.send({ person: 'aino', key: 'k2', text: 'toka' });
    expect((await postsOf('aino')).map(({ said }) => said)).toEqual(['eka', 'toka']);
  });
});

describe('a private reply', () => {
  it('is seen by the one who asked alone', async () => {
    chat = await startWebChat(createFakeConversation(() => reply('person', help)));
    const { posts } = await answerTo({ person: 'aino', key: 'k1', payload: { verb: 'help' } });
    expect(posts).toMatchObject([{ private: true }]);
    expect(await postsOf('aino')).toEqual(posts);
    expect(await postsOf('bjorn')).toEqual([]);
    const at = `${chat.url}/local/posts/${posts[0]?.id}`;
    expect((await fetch(`${at}?person=aino`)).status).toBe(200);
    expect((await fetch(`${at}?person=bjorn`)).status).toBe(404);
    expect((await fetch(`${chat.url}/local/posts/a%2Fb?person=aino`)).status).toBe(404);
  });

  it('that is a notice is said but never kept, because it may tell a vote', async () => {
    chat = await startWebChat(createFakeConversation(() => reply('person', notice('notUnderstood'))));
    const { posts } = await answerTo({ person: 'aino', key: 'k1', payload: { verb: 'vote' } });
    expect(posts).toHaveLength(1);
    expect(await postsOf('aino')).toEqual([]);
  });

  it('that sets the language tells the page so', async () => {
    chat = await startWebChat(
      createFakeConversation(() => ({
        replies: [{ audience: 'person', view: notice('languageSet'), language: 'sv' }],
      })),
    );
    expect((await answerTo({ person: 'aino', key: 'k1', text: 'kieli ruotsi' })).language).toBe('sv');
  });
});

describe('a poll’s card', () => {
  const launch = async (onPress: (incoming: Incoming) => Outcome = () => ({ replies: [] })) => {
    const conversation = createFakeConversation((incoming) =>
      incoming.body.kind === 'text' ? reply('everyone', poll) : onPress(incoming),
    );
    chat = await startWebChat(conversation);
    await chat.send({ person: 'fanni', key: 'k1', text: 'kysely' });
    return conversation;
  };

  it('is told to the core with the id that updates it', async () => {
    const conversation = await launch();
    const [post] = conversation.posts;
    expect(post).toMatchObject({ channel: 'web', conversation: 'local', poll: 'poll-1', language: 'fi' });
    if (!post) throw new Error('not told');
    const closed: Drawing = { view: { ...poll, poll: { ...examplePoll, state: 'closed' } }, language: 'sv' };
    const before = (await postsOf('aino'))[1];
    await chat.channel.outgoing.update(post, closed);
    const after = (await postsOf('aino'))[1];
    expect(after).toMatchObject({ id: before?.id, shown: { language: 'sv' } });
    expect(after?.shown?.text).not.toBe(before?.shown?.text);
  });

  it('is redrawn for the presser alone, with the note beside it and kept nowhere', async () => {
    const note = { code: 'voteCounted', option: 'Rahoitus' } as const;
    const conversation = await launch(() => ({ replies: [], redraw: { view: { ...poll, note }, language: 'sv' } }));
    const before = await postsOf('aino');
    const payload = { verb: 'vote', poll: 'poll-1', option: 'b' };
    const answer = await answerTo({
      person: 'aino',
      key: 'k2',
      payload,
      inputs: {},
      post: conversation.posts[0]?.message,
    });
    expect(answer.note).toContain('Rahoitus');
    expect(answer.redraw?.text).not.toBe(before[1]?.shown?.text);
    expect(await postsOf('aino')).toEqual(before);
  });

  it('is drawn as Slack blocks for who wants to see them', async () => {
    await launch();
    const { posts } = await chat.read<{ posts: PagePost[] }>('/local/posts?person=aino&slack');
    expect(posts[1]?.shown?.slack?.blocks.length).toBeGreaterThan(2);
    expect((await postsOf('aino'))[1]?.shown?.slack).toBeUndefined();
  });

  it('shown without being asked for is posted once', async () => {
    chat = await startWebChat(createFakeConversation(() => ({ replies: [] })));
    await chat.channel.outgoing.send('local', 'example', { view: poll, language: 'fi' });
    await chat.channel.outgoing.send('local', 'example', { view: poll, language: 'fi' });
    expect(await postsOf('aino')).toHaveLength(1);
  });
});

it('a press sent again later is answered anew: no answer that may tell a vote stays in memory', async () => {
  const conversation = createFakeConversation(() => reply('person', notice('notUnderstood')));
  chat = await startWebChat(conversation);
  const press = { person: 'aino', key: 'k1', payload: { verb: 'vote', poll: 'poll-1', option: 'b' } };
  await answerTo(press);
  await answerTo(press);
  expect(conversation.heard).toHaveLength(2);
});

describe('one’s own copy of a poll’s card', () => {
  const copyAfterPress = async (view: PollView) => {
    chat = await startWebChat(
      createFakeConversation(({ body }) =>
        body.kind === 'text'
          ? reply('person', { kind: 'poll', poll: { ...view.poll, turnout: 0, state: 'open' } })
          : { replies: [], redraw: { view, language: 'fi' } },
      ),
    );
    const { posts } = await answerTo({ person: 'aino', key: 'k1', text: 'kysely' });
    const post = posts[1]?.id;
    const before = (await postsOf('aino'))[1];
    const { redraw } = await answerTo({ person: 'aino', key: 'k2', payload: { verb: 'vote' }, post });
    return { before, redraw, after: (await postsOf('aino'))[1] };
  };
  const { tally, ...untallied } = examplePoll;
  const secret: PollView['poll'] = { ...untallied, secrecy: 'secret', turnout: 1 };

  it('is kept as a press has redrawn it', async () => {
    const { redraw, after } = await copyAfterPress({
      kind: 'poll',
      poll: { ...examplePoll, turnout: 1, state: 'closed' },
    });
    expect(after?.shown?.text).toBe(redraw?.text);
  });

  it('is not written when a vote in a secret poll redraws it: the write would tell who has just voted', async () => {
    const { before, redraw, after } = await copyAfterPress({ kind: 'poll', poll: secret });
    expect(redraw?.text).not.toBe(before?.shown?.text);
    expect(after).toEqual(before);
  });
});

it('a form of one’s own, once sent, stays as it was redrawn', async () => {
  const form: View = { kind: 'pollForm', key: 'f1', question: '', options: '', secrecy: 'open' };
  chat = await startWebChat(
    createFakeConversation(({ body }) =>
      body.kind === 'text' ? reply('person', form) : { replies: [], redraw: { view: help, language: 'fi' } },
    ),
  );
  const { posts } = await answerTo({ person: 'fanni', key: 'k1', text: 'uusi kysely' });
  const post = posts[1]?.id;
  const inputs = { question: 'Mitä?' };
  const { redraw } = await answerTo({ person: 'fanni', key: 'k2', payload: { verb: 'launchPoll' }, inputs, post });
  expect((await postsOf('fanni'))[1]?.shown?.text).toBe(redraw?.text);
});

it('shows the last 200 posts', async () => {
  chat = await startWebChat(createFakeConversation(() => ({ replies: [] })));
  for (let line = 1; line <= 205; line += 1) await chat.send({ person: 'aino', text: `rivi ${line}` });
  const posts = await postsOf('aino');
  expect(posts).toHaveLength(200);
  expect(posts[0]?.said).toBe('rivi 6');
});

it('takes other people as plain members, by the name they give', async () => {
  const conversation = createFakeConversation(() => ({ replies: [] }));
  chat = await startWebChat(conversation);
  await chat.send({ person: 'maija-2', name: ' Maija\u202e Meikäläinen ', text: 'hei' });
  await chat.send({ person: 'voter-17', text: 'hei' });
  await chat.send({ person: 'aino', name: 'Joku Muu', text: 'hei' });
  expect(conversation.heard.map(({ person }) => person)).toEqual([
    { id: 'web:local:maija-2', name: 'Maija Meikäläinen' },
    { id: 'web:local:voter-17', name: 'voter-17' },
    { id: 'web:local:aino', name: 'Aino Esimerkki' },
  ]);
});

it('takes an example person who has been removed for anyone else, a second later at most', async () => {
  const clock = createSetClock();
  const conversation = createFakeConversation(() => ({ replies: [] }));
  let chosen = people;
  let asked = 0;
  const readPeople = async () => {
    asked += 1;
    return chosen;
  };
  chat = await startWebChat(conversation, { clock, readPeople });
  await chat.send({ person: 'aino', name: 'Joku Muu', text: 'hei' });
  chosen = [];
  await chat.send({ person: 'aino', text: 'hei' });
  expect(asked).toBe(1);
  clock.advance(1_000);
  await chat.send({ person: 'aino', name: 'Joku Muu', text: 'hei' });
  expect(conversation.heard.map(({ person }) => person.name)).toEqual(['Aino Esimerkki', 'Aino Esimerkki', 'Joku Muu']);
});

it.each([
  [{ person: 'Aino', text: 'x' }],
  [{ person: '../aino', text: 'x' }],
  [{ person: 'aino' }],
  [{ person: 'aino', text: 'x', payload: {} }],
  [{ person: 'aino', text: 'x'.repeat(10_001) }],
  [{ person: 'aino', text: 'x', key: 'a/b' }],
  [{ person: 'aino', payload: 'help' }],
  [{ person: 'aino', payload: {}, inputs: { a: 1 } }],
  [{ person: 'aino', payload: {}, inputs: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [i, 'x'])) }],
  [[]],
])('says 400 to %j', async (message) => {
  const conversation = createFakeConversation(() => ({ replies: [] }));
  chat = await startWebChat(conversation);
  expect((await chat.send(message)).status).toBe(400);
  expect(conversation.heard).toEqual([]);
});
