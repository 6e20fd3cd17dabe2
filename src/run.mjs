// Starts an entry of dist in this very process, building dist first when it is missing or older than src.
// `npm start` and `npm run kumppani` come through here: install scripts are off, so nothing is built before.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');

function newest(folder) {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    }),
  );
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const sources = Math.max(newest(join(root, 'src')), statSync(join(root, 'tsconfig.json')).mtimeMs);
  return sources > statSync(stamp).mtimeMs;
}

function build() {
  const require = createRequire(import.meta.url);
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const done = spawnSync(process.execPath, [compiler, '-p', join(root, 'src')], { stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    rmSync(stamp, { force: true });
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, '');
}

const [entry, ...args] = process.argv.slice(2);
// A production install carries a finished dist and no compiler.
if (entry === 'build' || (isStale() && existsSync(join(root, 'node_modules', 'typescript')))) build();
if (entry !== 'build') {
  const file = join(root, 'dist', `${entry}.js`);
  process.argv = [process.execPath, file, ...args];
  createRequire(import.meta.url)(file);
}
