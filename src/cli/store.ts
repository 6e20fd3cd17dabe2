import type { Command } from 'commander';
import { systemClock } from '../base/base';
import { prepareStore } from '../compose';
import { loadConfig } from '../config';
import { print, printJson } from './output';

const outcomes = {
  created: 'made, with its indexes',
  indexed: 'was there; the indexes of this version are added',
  nothing: 'was there and is as it must be',
} as const;

/** `kumppani store prepare` */
export function addStore(program: Command): void {
  program
    .command('store')
    .description('the store that STORE names')
    .command('prepare')
    .description('make the database, container and indexes in Azure Cosmos DB; harmless to run again')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: true }) => {
      const prepared = await prepareStore(loadConfig(), systemClock);
      const { database, container, done } = prepared;
      await (json ? printJson(prepared) : print(`container ${container} in database ${database}: ${outcomes[done]}`));
    });
}
