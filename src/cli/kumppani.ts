import { Command } from 'commander';
import { describeFault, OperatorError } from '../base/base';
import { version } from '../version';
import { addAsk } from './ask';
import { addBackup, addRestore } from './backup';
import { addExampleCommand } from './example';
import { addReport } from './report';
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
addExampleCommand(program);

program.parseAsync().catch((error: unknown) => {
  // What an operator can mend is said in its own words; anything else by its class and place.
  const line = error instanceof OperatorError ? error.message : JSON.stringify(describeFault(error));
  process.stderr.write(`kumppani: ${line}\n`);
  process.exitCode = 1;
});
