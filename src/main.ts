import { OperatorError, systemClock } from './base/base';
import { toBlocks } from './cards/block-kit';
import { createCards } from './cards/cards';
import { createPages, createWebChannel, type ExamplePerson } from './channels/web/web';
import { createTalk, openCore, shipped } from './compose';
import { type Config, loadConfig, localAdmin } from './config';
import { addExample } from './example';
import { createFiguresUpkeep } from './figures-upkeep';
import { readChosenSet } from './indicators/indicators';
import { keptLinkSecret } from './link-secret';
import { createLog } from './log';
import { createReportPage } from './report-page';
import { createServer } from './server';
import { createSotkanet } from './sources/sotkanet';
import { version } from './version';

const clock = systemClock;

/** Starts everything; resolves to what stops it. */
async function start(config: Config): Promise<() => Promise<void>> {
  refuseUnavailable(config);
  const log = createLog(config.logLevel);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const core = await openCore(config, clock);
  await core.polls.recover();

  let baseUrl = config.publicUrl;
  const talk = createTalk({
    core,
    linkSecret: config.linkSecret ?? (await keptLinkSecret(config.keyDir)),
    timeZone: config.timeZone,
    baseUrl: () => baseUrl,
    channels: () => [web.outgoing],
    clock,
    log,
  });
  const upkeep = createFiguresUpkeep({
    source: createSotkanet({ baseUrl: config.sotkanetUrl, version, clock }),
    indicators: core.indicators,
    dataDir: config.dataDir,
    chosen: readChosenSet(shipped.chosenIndicators).map(({ id }) => id),
    clock,
    log,
    say,
  });
  const cards = createCards({ timeZone: config.timeZone });
  const example = await addExample(core, shipped.example);
  const web = createWebChannel({
    store: core.store,
    conversation: talk.conversation,
    cards,
    toBlocks,
    clock,
    people: await localPeople(core.members),
    status: upkeep.status,
    log,
  });
  if (example) await greet(web, talk, example);

  const server = createServer({
    log,
    isReady: core.store.isReady,
    localOnly: config.local,
    routes: [
      ...web.routes,
      ...createPages({ picture: talk.pictures.draw, reportPage: createReportPage({ ...core, links: talk.links }) }),
    ],
  });
  const port = await server.start(config.port, config.host).catch((error: unknown) => {
    throw new OperatorError(`cannot listen on ${config.host}:${config.port}; is it taken? PORT sets another`, {
      cause: error,
    });
  });
  if (config.port === 0) baseUrl = config.publicUrl.replace(/:0$/u, `:${port}`);
  say(`Kumppani ${version} in local mode: open ${baseUrl} in a browser on this machine. Ctrl-C stops it.`);
  say(
    `Data is kept in ${config.dataDir}. The example people and poll go away with: npm run -s kumppani -- example --remove`,
  );
  upkeep.start();

  return async () => {
    upkeep.stop();
    await server.stop();
    await talk.redraws.settle();
    await core.store.close();
  };
}
