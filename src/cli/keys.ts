import type { Command } from 'commander';
import { counted, print, printJson } from './output';
import { withCore } from './with-core';

/** `kumppani keys give-up` */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('the keys of secret polls (KEY_DIR)');
  keys
    .command('give-up')
    .description(
      'close and count, for good, the open secret polls whose keys are not in KEY_DIR; mount that folder first if you have it',
    )
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: true }) => {
      await withCore(async ({ polls }) => {
        const closed = (await polls.giveUpKeys()).length;
        const text =
          closed > 0
            ? `closed and counted ${counted(closed, 'secret poll')}`
            : 'no open secret poll is without its key: nothing is changed';
        await (json ? printJson({ closed }) : print(text));
      });
    });
}
