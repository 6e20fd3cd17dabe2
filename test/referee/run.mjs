// `npm run referee`: judges the bot by referees that play Teams and Slack strictly. They are no part of this project; where
// they are absent nothing is judged, and that is said.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { playMatches } from './matches.mjs';

const tools = join(import.meta.dirname, '..', '..', '..', 'shared', 'tools');
const programs = { teams: join(tools, 'teams-referee.mjs'), slack: join(tools, 'slack-referee.mjs') };
const missing = Object.values(programs).filter((program) => !existsSync(program));

if (missing.length > 0) {
  console.log('The referees are not here: NOTHING WAS JUDGED.');
} else {
  const began = performance.now();
  const results = await playMatches(programs, process.argv[2] ?? '');
  for (const { name, extent, warnings, breaches } of results) {
    console.log(`\n${name}: ${breaches.length === 0 ? 'clean' : `${breaches.length} BREACHES`} (${extent})`);
    for (const breach of breaches) console.log(`  - ${breach}`);
    for (const warning of warnings) console.log(`  warning: ${warning}`);
  }
  const broken = results.filter(({ breaches }) => breaches.length > 0).length;
  console.log(
    `\n${results.length - broken} of ${results.length} matches clean in ${Math.round((performance.now() - began) / 1000)} s.`,
  );
  if (broken > 0) process.exitCode = 1;
}
