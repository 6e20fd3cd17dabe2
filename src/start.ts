import { type Clock, type Log, late, OperatorError, within } from './base/base';
import type { Channel } from './channels/channel';
import { createPages } from './channels/web/web';
import { type Core, createTalk, openCore, type Talk } from './compose';
import type { Config } from './config';
import { createFiguresUpkeep, type FiguresUpkeep } from './figures-upkeep';
import { readChosenSet } from './indicators/indicators';
import { keptLinkSecret } from './link-secret';
import { openChannels } from './open-channels';
import type { PollState } from './polls/polls';
import { createReportPage } from './report-page';
import { createServer } from './server';
import { shipped } from './shipped';
import { createSotkanet } from './sources/sotkanet';
import { version } from './version';

/** What a running bot gives to whoever started it. */
export interface Running {
  /** Where people's browsers reach it. */
  readonly url: string;
  /** Finishes what is under way and lets go of everything; under 10 s. */
  stop(): Promise<void>;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** Says one line to whoever started the program. */
  readonly say: (line: string) => void;
}

/** Starts the bot. What the operator can mend is thrown as an OperatorError. */
export async function start(config: Config, surroundings: Surroundings): Promise<Running> {
  const core = await openCore(config, surroundings.clock);
  try {
    const recovered = await core.polls.recover();
    return await serve({ core, config, surroundings, recovered });
  } catch (error) {
    await core.store.close();
    throw error;
  }
}

interface Serving {
  readonly core: Core;
  readonly config: Config;
  readonly surroundings: Surroundings;
  /** The polls that had to be closed at the start. */
  readonly recovered: readonly PollState[];
}

async function serve({ core, config, surroundings, recovered }: Serving): Promise<Running> {
  const { clock, log, say } = surroundings;
  let url = config.publicUrl;
  const talk: Talk = createTalk({
    core,
    linkSecret: config.linkSecret ?? (await keptLinkSecret(config.keyDir)),
    timeZone: config.timeZone,
    baseUrl: () => url,
    channels: () => channels.map(({ outgoing }) => outgoing),
    clock,
    log,
  });
  const giveUp = new AbortController();
  const upkeep = createUpkeep(core, config, surroundings, giveUp.signal);
  const channels: readonly Channel[] = await openChannels({ core, config, surroundings, talk, upkeep });
  const server = createServer({
    log,
    isReady: () => core.store.isReady(),
    localOnly: config.local,
    routes: [
      ...channels.flatMap(({ routes }) => routes),
      ...createPages({
        picture: talk.pictures.draw,
        figurePicture: talk.figurePictures.draw,
        reportPage: createReportPage({ ...core, links: talk.links }),
      }),
    ],
  });
  const port = await server.start(config.port, config.host).catch(async (error: unknown) => {
    await talk.redraws.settle();
    throw new OperatorError(`cannot listen on ${config.host}:${config.port}; if it is taken, set PORT to another`, {
      cause: error,
    });
  });
  url = url.replace(/:0$/u, `:${port}`);
  for (const line of config.local ? localLines(url, config) : platformLines(url, port, config)) say(line);
  upkeep.start();
  talk.announcements.start();
  talk.inbox.start();
  // From here on people are answered: a store that stumbles now must not end the start half way, so nobody waits for this.
  void talk.catchingUp.start(recovered);

  return {
    url,
    async stop() {
      giveUp.abort();
      await Promise.all([upkeep.stop(), server.stop()]);
      await Promise.all(channels.map((channel) => channel.settle()));
      talk.inbox.stop();
      const endAnnouncements = (): Promise<unknown> => Promise.all([talk.catchingUp.stop(), talk.announcements.stop()]);
      for (const settle of [endAnnouncements, talk.redraws.settle]) {
        const isLate = (await within(settleMs, settle(), clock)) === late;
        if (isLate) log.warn({}, 'cards or messages left as they are: the next start sees to them');
      }
      await core.store.close();
    },
  };
}

function localLines(url: string, { dataDir }: Config): readonly string[] {
  return [
    `Kumppani ${version}, local mode. Open ${url} in a browser on this machine; Ctrl-C stops it.`,
    `Data is kept in ${dataDir}. Remove the example: npm run -s kumppani -- example --remove`,
  ];
}

/** What to enter at the platforms, and where the address in front must lead. */
function platformLines(url: string, port: number, { host, teams, slack }: Config): readonly string[] {
  return [
    `Kumppani ${version} listens on ${host}:${port}; ${url} must lead there.`,
    ...(teams ? [`Teams, messaging endpoint: ${url}/api/messages`] : []),
    ...(slack ? [`Slack, request URL: ${url}/slack/events`] : []),
  ];
}

/** For messages, then for cards. With the server's `drainMs` before it, this leaves the store the rest of 10 s. */
const settleMs = 750;

function createUpkeep(
  core: Core,
  config: Config,
  { clock, log, say }: Surroundings,
  signal: AbortSignal,
): FiguresUpkeep {
  return createFiguresUpkeep({
    source: createSotkanet({ baseUrl: config.sotkanetUrl, version, clock, signal }),
    indicators: core.indicators,
    prepare: core.questions.prepare,
    dataDir: config.dataDir,
    chosen: readChosenSet(shipped.chosenIndicators).map(({ id }) => id),
    clock,
    log,
    say,
  });
}
