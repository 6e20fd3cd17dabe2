import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { OperatorError, systemClock } from '../base/base';
import { loadConfig } from '../config';
import { readChosenSet, type SyncSummary, syncFigures } from '../indicators/indicators';
import { shipped } from '../shipped';
import { createSotkanet, SourceError } from '../sources/sotkanet';
import { version } from '../version';
import { counted, print, printJson } from './output';

/** `kumppani sync [--all]` */
export function addSync(program: Command): void {
  program
    .command('sync')
    .description('download figures from Sotkanet; goes on where an earlier run was interrupted')
    .option('--all', 'the values of every indicator, not only of those in data/wellbeing-indicators.json')
    .option('--json', 'print the summary as JSON')
    .action(async ({ all, json }: { all?: true; json?: true }) => {
      const config = loadConfig();
      const bar = new SingleBar({
        format: '{bar} {percentage} % · {value} of {total} pieces · {eta_formatted} left',
        clearOnComplete: true,
      });
      const source = createSotkanet({ baseUrl: config.sotkanetUrl, version, clock: systemClock });
      try {
        const summary = await syncFigures({
          source,
          dataDir: config.dataDir,
          chosen: all ? 'all' : readChosenSet(shipped.chosenIndicators).map(({ id }) => id),
          clock: systemClock,
          onProgress: ({ done, total }) => {
            if (!bar.isActive) bar.start(total, done);
            bar.setTotal(total);
            bar.update(done);
          },
        });
        bar.stop();
        await (json ? printJson(summary) : print(toLines(summary)));
      } catch (error) {
        bar.stop();
        if (!(error instanceof SourceError)) throw error;
        throw new OperatorError(
          `Sotkanet at ${config.sotkanetUrl} did not answer as it should (${error.code}); what came so far is kept, run sync again`,
          { cause: error },
        );
      }
    });
}

function toLines({ indicators, regions, withValues, values, skipped, requests }: SyncSummary): string {
  const left = skipped.length > 0 ? `\n${counted(skipped.length, 'piece')} could not be read (--json lists them)` : '';
  const catalogue = `${counted(indicators, 'indicator')} and ${counted(regions, 'region')}`;
  const figures = `${counted(values, 'value')} of ${counted(withValues, 'indicator')}`;
  return `${catalogue}; ${figures}; ${counted(requests, 'request')}${left}`;
}
