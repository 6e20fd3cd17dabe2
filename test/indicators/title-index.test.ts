import { rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createKnowledge } from '../../src/questions/knowledge';
import { buildIndicator } from '../support/sotkanet-data';
import { type SyncSetup, setUpSync } from '../support/sync-setup';

let setup: SyncSetup;
let file: string;

beforeEach(async () => {
  setup = await setUpSync([buildIndicator(4), buildIndicator(683), buildIndicator(900)]);
  const { edition } = await setup.sync([]);
  file = join(setup.root, edition, 'titles.index');
});

afterEach(() => setup.close());

const opened = () => setup.openIndicators().edition();
const found = () =>
  createKnowledge(opened(), 'Uusimaa')
    .titles('fi')
    .search('Indikaattori 683', 1)
    .map(({ id }) => id);

it('is there after a sync, in three languages', () => {
  const edition = opened();
  expect((['fi', 'sv', 'en'] as const).map((language) => edition.titleIndex?.(language) !== undefined)).toEqual([
    true,
    true,
    true,
  ]);
  expect(found()).toEqual([683]);
});

it.each([
  ['missing', () => rm(file)],
  ['cut in half', () => truncate(file, 1000)],
])('is made anew in memory where the file is %s', async (_, harm) => {
  await harm();
  expect(opened().titleIndex?.('fi')).toBeUndefined();
  expect(found()).toEqual([683]);
});
