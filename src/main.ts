import { faultInWords, type Log, OperatorError, systemClock } from './base/base';
import { type Config, loadConfig } from './config';
import { createLog } from './log';
import { start } from './start';

const say = (line: string) => process.stdout.write(`${line}\n`);

// Whoever read along (`| head -1`, a closed terminal) may go: the bot stays.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});

/** Node's own words for these would hold messages, and with them what people wrote. */
function logUncaught(log: Log): void {
  process.on('uncaughtException', (fault) => {
    log.error({ err: fault }, 'uncaught fault');
    process.exit(1);
  });
  process.on('unhandledRejection', (fault) => log.error({ err: fault }, 'unhandled rejection'));
}

async function main(): Promise<void> {
  const config: Config = loadConfig();
  const log = createLog(config.logLevel);
  logUncaught(log);
  const running = await start(config, { clock: systemClock, log, say });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('Stopping: finishing what is under way.');
    running.stop().catch((error: unknown) => {
      log.error({ err: error }, 'stop failed');
      process.exitCode = 1;
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const words = faultInWords(error);
  process.stderr.write(error instanceof OperatorError ? `${words}\n` : `cannot start: ${words}\n`);
  process.exitCode = 1;
});
