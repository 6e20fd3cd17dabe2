import { createPages } from '../../../src/channels/web/web';
import { languages, readStrings } from '../../../src/text/text';
import { startTestServer, type TestServer } from '../../support/test-server';
import { createFakeConversation, examplePoll, people, startWebChat, type WebChat } from '../../support/web-chat';

describe('the local chat’s page', () => {
  let chat: WebChat;
  beforeAll(async () => {
    chat = await startWebChat(createFakeConversation(() => ({ replies: [] })));
  });
  afterAll(() => chat.server.stop());

  it('loads everything it names, and lets only its own scripts run', async () => {
    const page = await fetch(`${chat.url}/`);
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/,
    );
    const html = await page.text();
    const scripts = await (await fetch(`${chat.url}/page/chat.js`)).text();
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g), ...scripts.matchAll(/from '\.(\/[^']+)'/g)];
    expect(named.length).toBeGreaterThan(6);
    for (const [, path = ''] of named) {
      const file = await fetch(chat.url + (path.startsWith('/page') ? path : `/page${path}`));
      expect([path, file.status]).toEqual([path, 200]);
    }
  });

  it('is not sent again when the browser has it', async () => {
    const etag = (await fetch(`${chat.url}/page/chat.js`)).headers.get('etag') ?? '';
    const again = await fetch(`${chat.url}/page/chat.js`, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it('has all its labels in every language', async () => {
    const files = ['index.html', 'chat.js', 'log.js', 'blocks.js', 'identity.js'];
    const sources = await Promise.all(
      files.map(async (file) => (await fetch(chat.url + (file === 'index.html' ? '/' : `/page/${file}`))).text()),
    );
    const used = sources.flatMap((source) => [
      ...[...source.matchAll(/data-label(?:-name)?="(\w+)"/g)].map(([, key = '']) => key),
      ...[...source.matchAll(/label\('(\w+)'|makeLabelled\('\w+', '\w*', '(\w+)'/g)].map(([, a, b = '']) => a ?? b),
    ]);
    expect(used.length).toBeGreaterThan(20);
    for (const language of languages) {
      const labels = await chat.read<Record<string, string>>(`/local/labels/${language}`);
      for (const key of used) expect([language, key, Boolean(labels[key])]).toEqual([language, key, true]);
      for (const key of ['idea1', 'idea2', 'idea3']) expect(labels[key]).toBeTruthy();
      for (const kind of ['starter', 'syncing', 'offline', 'current']) expect(labels[`status.${kind}`]).toBeTruthy();
      for (const because of ['socket', 'forwarded', 'host', 'origin']) {
        expect(readStrings(language).get(`web.notLocal.${because}`)).toBeTruthy();
      }
    }
    expect((await fetch(`${chat.url}/local/labels/de`)).status).toBe(404);
  });

  it('knows the people and what the figures are doing', async () => {
    expect(await chat.read('/local/people')).toEqual({ people });
    expect(await chat.read('/local/status')).toEqual({ kind: 'syncing', done: 12, total: 80 });
  });
});

describe('events', () => {
  let chat: WebChat;
  afterEach(() => chat.server.stop());

  it('tell of new and changed posts that the listener may see, and of no others', async () => {
    const conversation = createFakeConversation(({ body, person }) => {
      if (body.kind === 'text') return { replies: [] };
      const view = { kind: 'poll', poll: examplePoll } as const;
      const audience = person.id.endsWith('fanni') ? 'everyone' : 'person';
      return { replies: [{ audience, view, language: 'fi' }] };
    });
    chat = await startWebChat(conversation);
    const response = await fetch(`${chat.url}/local/events?person=aino`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) throw new Error('no body');
    const heard = async (count: number): Promise<string[]> => {
      let text = '';
      for (;;) {
        const ids = [...text.matchAll(/event: post\ndata: \{"id":"([\w-]+)"\}\n\n/g)].map(([, id = '']) => id);
        if (ids.length >= count) return ids;
        const { done, value } = await reader.read();
        if (done) return ids;
        text += value;
      }
    };
    expect((await fetch(`${chat.url}/local/events?person=aino`, { method: 'HEAD' })).status).toBe(200);
    await chat.send({ person: 'bjorn', payload: { verb: 'help' } });
    await chat.send({ person: 'fanni', payload: { verb: 'help' } });
    const [post] = conversation.posts;
    expect(await heard(1)).toEqual([post?.message]);
    if (post) await chat.channel.outgoing.update(post, { view: { kind: 'poll', poll: examplePoll }, language: 'fi' });
    expect(await heard(1)).toEqual([post?.message]);
    await chat.server.stop();
    expect((await reader.read()).done).toBe(true);
  });
});

describe('linked pages', () => {
  let running: TestServer;
  beforeAll(async () => {
    running = await startTestServer(
      createPages({
        picture: async (token) => (token === 'known' ? Buffer.from('png') : undefined),
        figurePicture: async (token) => (token === 'known' ? Buffer.from('figure') : undefined),
        reportPage: async (token, format) =>
          token !== 'good'
            ? { status: 410, html: '<p>old</p>' }
            : format === 'json'
              ? { status: 200, json: { report: true } }
              : { status: 200, html: '<h1>report</h1>' },
      }),
    );
  });
  afterAll(() => running.server.stop());

  it.each([
    ['chart', 'png'],
    ['figure', 'figure'],
  ])('serve a %s that platforms may fetch and keep, and 404 for another', async (path, picture) => {
    const chart = await fetch(`${running.url}/${path}/known`);
    expect(chart.headers.get('content-type')).toBe('image/png');
    expect(chart.headers.get('cache-control')).toContain('immutable');
    expect(await chart.text()).toBe(picture);
    const missing = await fetch(`${running.url}/${path}/unknown`);
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('serve the report as a page that runs nothing and is kept nowhere, or as JSON', async () => {
    const page = await fetch(`${running.url}/report/good`);
    expect(await page.text()).toBe('<h1>report</h1>');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await (await fetch(`${running.url}/report/good?format=json`)).json()).toEqual({ report: true });
    expect((await fetch(`${running.url}/report/old`)).status).toBe(410);
  });
});
