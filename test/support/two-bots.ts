import { once as event } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from '../../src/start';
import { openBotHome, type StoreEngine } from './bot-home';
import type { Setting } from './channel-driver';
import { botUser, type FakeSlack, startFakeSlack, team } from './fake-slack';
import { type FakeTeams, fakeApp, startFakeTeams } from './fake-teams';
import { type FakeActivity, fakePeople, personCalled } from './fake-teams-chats';
import { type Kept, toKept } from './kept-documents';
import { createChance, type Delivery, type Drawn, draw, type Plan } from './redelivery';
import { createSetClock, type SetClock } from './set-clock';
import { wordsOf } from './teams-card';

/** People of the Slack workspace; nobody of Teams is called the same. */
export const slackPeople = { siiri: 'U0SIIRI', oiva: 'U0OIVA', elsa: 'U0ELSA', boss: 'U0BOSS' } as const;
const slackNames = { siiri: 'Siiri Slack', oiva: 'Oiva Slack', elsa: 'Elsa Slack', boss: 'Boss Slack' };
export const general = 'C0GENERAL';

/** What the platforms show at the end: by chat, what the bot has written there. */
export type Shown = Readonly<Record<string, readonly string[]>>;

/** Bots on one store, before one Teams and one Slack that deliver everything by a plan. */
export interface TwoBots {
  readonly teams: FakeTeams;
  readonly slack: FakeSlack;
  readonly clock: SetClock;
  /** Hands an activity of Teams over for delivery. */
  tell(activity: FakeActivity): void;
  /**
   * Lets people do these things, a second apart, and the platforms deliver them all, in whatever order; resolves when the bots
   * have nothing more to say.
   */
  step(...deeds: readonly (() => unknown)[]): Promise<void>;
  /** Stops the bots. */
  end(): Promise<{ readonly kept: Kept; readonly shown: Shown }>;
}

const silent = { info() {}, warn() {}, error() {} };

export async function startTwoBots(
  plan: Plan,
  { bots = 2, engine = 'libsql' }: { bots?: number; engine?: StoreEngine } = {},
): Promise<TwoBots> {
  const clock = createSetClock();
  const [teams, slack] = [await startFakeTeams(clock), await startFakeSlack(clock)];
  peopleSlack(slack);
  const home = await openBotHome(engine);
  const settings = settingsFor(teams, slack);
  const running: Running[] = [];
  for (let bot = 0; bot < bots; bot++) running.push(await home.start(settings, { clock, log: silent, say() {} }));
  const urls = running.map(({ url }) => url);
  const chance = createChance(plan.seed);
  const queue: Delivery[] = [];
  const gate = await openSlackGate(slack, queue);
  const called = () => teams.calls.length + slack.calls.length;

  /** Every bot answers its check of readiness behind all that it writes: so many without a call mean that none is coming. */
  async function quiet(): Promise<void> {
    for (let still = 0, calls = called(); still < 12; still++) {
      await Promise.all(urls.map((url) => fetch(`${url}/readyz`)));
      if (called() > calls) still = 0;
      calls = called();
    }
  }

  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 1_000) {
      await quiet();
      clock.advance(1_000);
    }
    await quiet();
  }

  /** A repeat waits a moment for the process that has the first in hand. */
  async function whileTimePasses(sending: Promise<unknown>): Promise<void> {
    let isDone = false;
    const done = sending.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await quiet();
      clock.advance(100);
    }
    await done;
  }

  async function step(...deeds: readonly (() => unknown)[]): Promise<void> {
    const done: unknown[] = [];
    for (const [index, deed] of deeds.entries()) {
      if (index > 0) clock.advance(1_000);
      done.push(deed());
      // What people do in Slack comes to the gate over HTTP.
      while (queue.length <= index) await new Promise(setImmediate);
    }
    for (const wave of draw(queue.splice(0), plan, bots, chance)) {
      const send = ({ delivery, copy, bot }: Drawn) => delivery.send(urls[bot] ?? '', copy);
      if (plan.copies === 1) for (const drawn of wave) await send(drawn);
      else await whileTimePasses(Promise.all(wave.map(send)));
      await pass(15_000);
    }
    await Promise.all(done);
  }

  return {
    teams,
    slack,
    clock,
    tell: (activity) => void queue.push(toDelivery(teams, activity, clock)),
    step,
    async end() {
      await Promise.all(running.map((bot) => bot.stop()));
      await gate.close();
      const documents = await home.documents();
      await Promise.all([teams.stop(), slack.stop()]);
      await home.end();
      expect([...teams.violations, ...slack.violations]).toEqual([]);
      return { kept: toKept(documents, settingsOf()), shown: shownBy(teams, slack) };
    },
  };
}

function peopleSlack(slack: FakeSlack): void {
  for (const [key, id] of Object.entries(slackPeople) as [keyof typeof slackNames, string][]) {
    slack.users.set(id, { id, name: key, realName: slackNames[key], locale: 'fi-FI' });
  }
  slack.channels.set(general, new Set([...Object.values(slackPeople), botUser]));
}

function settingsFor(teams: FakeTeams, slack: FakeSlack) {
  return {
    ...teams.settings,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    PUBLIC_URL: 'http://localhost:0',
    LINK_SECRET: 'a secret of at least thirty-two characters',
    ADMINS: `teams:${fakeApp.tenantId}:${personCalled('admin').aadObjectId},slack:${team}:${slackPeople.boss}`,
  };
}

function settingsOf(): readonly Setting[] {
  const inTeams = fakePeople.map(({ key, aadObjectId }) => [`teams:${fakeApp.tenantId}:${aadObjectId}`, key]);
  const inSlack = Object.entries(slackPeople).map(([key, id]) => [`slack:${team}:${id}`, key]);
  return [
    { channel: 'teams', conversations: {}, people: Object.fromEntries(inTeams) },
    { channel: 'slack', conversations: {}, people: Object.fromEntries(inSlack) },
  ];
}

/** Teams repeats under a new id and time; when the person did it stays. */
function toDelivery(teams: FakeTeams, activity: FakeActivity, clock: SetClock): Delivery {
  let copies = 0;
  return {
    async send(botUrl, copy) {
      copies += 1;
      const fresh = { id: `${activity.id}${copies}`, timestamp: clock.now().toISOString() };
      const response = await fetch(`${botUrl}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', authorization: teams.authorization() },
        body: JSON.stringify(copy % 2 === 1 ? { ...activity, ...fresh } : activity),
      });
      if (response.status !== 200) teams.violations.push(`answered ${response.status}`);
    },
  };
}

/** Where people's Slack delivers to: keeps everything until it is sent on, and answers what the bot first answered. */
async function openSlackGate(slack: FakeSlack, queue: Delivery[]) {
  const server = createServer((request, response) => void keep(request, response));
  async function keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const type = String(request.headers['content-type']);
    queue.push({
      async send(botUrl, copy) {
        const again = copy % 2 === 1 ? withNewIds(slack, body, type) : body;
        const signed = slack.people.sign(again, type);
        const retry: Record<string, string> =
          copy === 2 ? { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } : {};
        const answer = await fetch(`${botUrl}/slack/events`, {
          method: 'POST',
          body: again,
          headers: { ...signed.headers, ...retry },
        });
        const text = await answer.text();
        if (answer.status !== 200) slack.violations.push(`answered ${answer.status}`);
        if (response.writableEnded) return;
        response.statusCode = answer.status;
        response.end(text);
      },
    });
  }
  server.listen(0, '127.0.0.1');
  await event(server, 'listening');
  slack.people.botUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An event gets another id, a press or command another trigger. */
function withNewIds(slack: FakeSlack, body: string, type: string): string {
  if (/json/.test(type)) return JSON.stringify({ ...JSON.parse(body), event_id: `EvAgain${slack.newTs()}` });
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload === null) form.set('trigger_id', slack.newTrigger(form.get('user_id') ?? ''));
  else {
    const parsed = JSON.parse(payload);
    form.set('payload', JSON.stringify({ ...parsed, trigger_id: slack.newTrigger(parsed.user.id) }));
  }
  return String(form);
}

/** Without the times of day, which differ by how long a test took. */
const timeless = (words: string) => words.replace(/(klo|kl\.?) \d\d?[.:]\d\d/g, '$1');

function shownBy(teams: FakeTeams, slack: FakeSlack): Shown {
  const inTeams = [...teams.chats.values()].map(
    ({ id, messages }) => [`teams ${id}`, messages.map(({ activity }) => timeless(wordsOf(activity))).sort()] as const,
  );
  const bySlack = new Map<string, string[]>();
  for (const { by, channel, onlyFor, thread, text } of slack.messages) {
    if (by !== botUser) continue;
    const chat = `slack ${channel}${thread ? ' in a thread' : ''}${onlyFor ? ` for ${onlyFor}` : ''}`;
    bySlack.set(chat, [...(bySlack.get(chat) ?? []), timeless(text)].sort());
  }
  return Object.fromEntries([...inTeams, ...bySlack].filter(([, texts]) => texts.length > 0));
}
