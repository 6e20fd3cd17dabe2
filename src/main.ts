import { faultInWords, OperatorError, systemClock } from './base/base';
import { type Config, loadConfig } from './config';
import { createLog } from './log';
import { start } from './start';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config: Config = loadConfig();
  const log = createLog(config.logLevel);
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
