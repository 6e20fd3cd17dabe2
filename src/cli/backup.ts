import { join } from 'node:path';
import type { Command } from 'commander';
import { OperatorError, systemClock } from '../base/base';
import { type Config, loadConfig } from '../config';
import { backupStore, restoreStore } from '../store/store';
import { print, printJson } from './output';

/** `kumppani backup [--out FILE]` */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the data to one file, while the bot runs or not; keys of secret polls are never in it')
    .option('--out <file>', 'where to; a dated file in DATA_DIR/backups unless told')
    .option('--json', 'print the result as JSON')
    .action(async ({ out, json }: { out?: string; json?: true }) => {
      const config = loadConfig();
      const stamp = systemClock.now().toISOString().replace(/[:.]/gu, '-');
      const to = out ?? join(config.dataDir, 'backups', `kumppani-${stamp}.db`);
      await backupStore({ file: dataFile(config), to });
      await (json ? printJson({ backup: to }) : print(`backup written: ${to}`));
    });
}

/** `kumppani restore FILE` */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup in place of the data; stop the bot first. The replaced data is kept beside it')
    .argument('<file>', 'a file that `kumppani backup` wrote')
    .option('--json', 'print the result as JSON')
    .action(async (from: string, { json }: { json?: true }) => {
      const config = loadConfig();
      const restored = await restoreStore({ from, file: dataFile(config), clock: systemClock });
      await (json ? printJson(restored) : print(`restored from ${from}`));
    });
}

function dataFile({ store }: Config): string {
  if (store.engine === 'libsql') return store.file;
  throw new OperatorError(
    'with STORE=cosmos the data is backed up and restored in Azure (Backup & Restore of the account); this command is for the data file',
  );
}
