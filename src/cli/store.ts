import type { Command } from 'commander';
import { systemClock } from '../base/base';
import { prepareStore, storeDefinition } from '../compose';
import { loadConfig } from '../config';
import { print, printJson } from './output';

const outcomes = {
  created: 'made, with its indexes',
  indexed: 'was there; the indexes of this version are added',
  nothing: 'was there and is as it must be',
} as const;

/** `kumppani store prepare` and `kumppani store definition` */
export function addStore(program: Command): void {
  const store = program.command('store').description('Azure Cosmos DB as the store (STORE=cosmos)');
  store
    .command('prepare')
    .description('make the database, container and indexes in Azure Cosmos DB; harmless to run again')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: true }) => {
      const prepared = await prepareStore(loadConfig(), systemClock);
      const { database, container, done } = prepared;
      await (json ? printJson(prepared) : print(`container ${container} in database ${database}: ${outcomes[done]}`));
    });
  store
    .command('definition')
    .description('print the container as JSON, with its partition key and indexes, for a script of your own')
    .action(() => printJson(storeDefinition()));
}
