import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { faultInWords, OperatorError } from '../base/base';
import { givenSettings } from '../config';
import { makeSlackManifest } from './manifest/slack-manifest';
import { makeTeamsPackage } from './manifest/teams-package';
import { type Filling, type Flags, gatherValues } from './manifest/values';
import { print } from './output';

// A program of its own, not a command of `kumppani`: what it needs to check and to pack is not in a production install.

const platforms = ['teams', 'slack'] as const;
type Platform = (typeof platforms)[number];

const appIdMissing =
  'MicrosoftAppId is not set (or --app-id): register the bot in Azure first, see docs/connecting-teams.md';
const linksHint =
  'Teams links to pages about the bot, data protection and terms: give your own with --website, --privacy and --terms';

new Command('manifest')
  .description('makes what Teams and Slack are told about the bot, from the settings')
  .addArgument(new Argument('[platforms...]', 'which; both unless told').choices(platforms))
  .option('--app-id <guid>', 'the application (client) id in Entra; otherwise the setting MicrosoftAppId')
  .option('--public-url <url>', 'the https address of the bot; otherwise the setting PUBLIC_URL')
  .option('--organisation <name>', 'who offers the bot, as Teams shows it')
  .option('--website <url>', "the organisation's page about the bot; PUBLIC_URL unless told")
  .option('--privacy <url>', 'its page about data protection; the website unless told')
  .option('--terms <url>', 'its page about the terms of use; the website unless told')
  .option('--out <folder>', 'where to; DATA_DIR unless told')
  .showHelpAfterError('(add --help for the options)')
  .action(async (wanted: readonly Platform[], { out, ...flags }: Flags & { out?: string }) => {
    const filling = gatherValues(flags, givenSettings());
    const folder = resolve(out ?? filling.dataDir);
    mkdirSync(folder, { recursive: true });
    const isWanted = (platform: Platform) => wanted.length === 0 || wanted.includes(platform);
    if (isWanted('slack')) await writeSlack(filling, folder);
    if (isWanted('teams') && (filling.appId !== undefined || wanted.includes('teams'))) {
      await writeTeams(filling, folder);
      if (!(flags.website && flags.privacy && flags.terms)) await print(linksHint);
    } else if (isWanted('teams')) await print(`Teams: nothing written. ${appIdMissing}`);
  })
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`manifest: ${faultInWords(error)}\n`);
    process.exitCode = 1;
  });

async function writeSlack({ values }: Filling, folder: string): Promise<void> {
  const file = join(folder, 'kumppani-slack.json');
  writeFileSync(file, makeSlackManifest(values));
  await print(`Slack: ${file} — paste it at https://api.slack.com/apps, Create New App, From a manifest`);
}

async function writeTeams({ values, appId }: Filling, folder: string): Promise<void> {
  if (appId === undefined) throw new OperatorError(appIdMissing);
  const made = makeTeamsPackage(values);
  if (made.kind === 'faulty') {
    throw new OperatorError(
      `Teams would refuse the package:\n${made.faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
  const file = join(folder, 'kumppani-teams.zip');
  writeFileSync(file, made.zip);
  await print(`Teams: ${file} — upload it in the Teams admin centre, Teams apps, Manage apps, Upload new app`);
}
