import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { keptLinkSecret } from '../src/link-secret';
import { useDataFolder } from './support/data-folder';

const inData = useDataFolder();
const keys = () => inData('keys');

it('is the same however often and by however many at once it is asked for', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => keptLinkSecret(keys())));
  expect(new Set([...secrets, await keptLinkSecret(keys())]).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
});

it('differs from folder to folder', async () => {
  expect(await keptLinkSecret(inData('one'))).not.toBe(await keptLinkSecret(inData('other')));
});

it('is the owner’s alone to read, and leaves no draft behind', async () => {
  await keptLinkSecret(keys());
  expect(readdirSync(keys())).toEqual(['link-secret']);
  expect(statSync(inData('keys', 'link-secret')).mode & 0o777).toBe(0o600);
});

it.each([
  ['empty', ''],
  ['half', 'x'.repeat(20)],
  ['overlong', 'x'.repeat(44)],
])('is refused with what to do when the file is %s, which stays as it is', async (_, content) => {
  mkdirSync(keys());
  const file = inData('keys', 'link-secret');
  writeFileSync(file, content);
  await expect(keptLinkSecret(keys())).rejects.toMatchObject({
    code: 'operator',
    message: `${file} is damaged: remove it and start again; links given out before then stop working`,
  });
  expect(readFileSync(file, 'utf8')).toBe(content);
});
