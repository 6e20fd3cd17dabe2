import { Command } from 'commander';
import { codeOf, faultInWords } from '../base/base';
import { version } from '../version';
import { addAsk } from './ask';
import { addBackup, addRestore } from './backup';
import { addExampleCommand } from './example';
import { addKeys } from './keys';
import { addReport } from './report';
import { addStore } from './store';
import { addSync } from './sync';

const program = new Command('kumppani')
  .description('Kumppani on the command line: the same figures, answers and data as the running bot')
  .version(version)
  .showHelpAfterError('(add --help for the options)');

addSync(program);
addAsk(program);
addReport(program);
addBackup(program);
addRestore(program);
addStore(program);
addKeys(program);
addExampleCommand(program);

process.stdout.on('error', (error) => {
  // A reader who has seen enough, as `head` does, is no fault; there is nobody left to print for.
  if (codeOf(error) === 'EPIPE') process.exit();
  throw error;
});

program.parseAsync().catch((error: unknown) => {
  // Several faults come as a list; scripts that read the output get one line.
  const line = faultInWords(error).replace(/\n +/gu, ' ');
  process.stderr.write(`kumppani: ${line}\n`);
  process.exitCode = 1;
});
