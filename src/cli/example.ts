import type { Command } from 'commander';
import { OperatorError } from '../base/base';
import { removeExample } from '../example';
import { print, printJson } from './output';
import { withCore } from './with-core';

/** `kumppani example --remove` */
export function addExampleCommand(program: Command): void {
  program
    .command('example')
    .description('the made-up people and poll of the first start')
    .option('--remove', 'remove them for good')
    .option('--json', 'print the result as JSON')
    .action(async ({ remove, json }: { remove?: true; json?: true }) => {
      if (!remove) throw new OperatorError('say --remove to remove the example people and poll');
      await withCore(async (core) => {
        const removed = await removeExample(core);
        const text =
          removed.people + removed.polls > 0
            ? `removed ${removed.people} example people and ${removed.polls} example poll`
            : 'there is no example to remove';
        await (json ? printJson(removed) : print(text));
      });
    });
}
