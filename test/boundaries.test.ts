import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, relative, sep } from 'node:path';

const root = join(__dirname, '..');
const src = join(root, 'src');

/** Layers from the inside out: a folder imports only from those before it (folders of one line may not import each other). */
const layers = [
  ['base'],
  ['text'],
  ['store', 'understanding', 'charts'],
  ['members'],
  ['activities', 'indicators', 'knowledge', 'polls'],
  ['delivery'],
  ['questions'],
  ['report'],
  ['conversation'],
  ['cards'],
  ['http'],
  ['channels'],
] as const;

/** They implement ports of the features and are used by the composition root only. */
const outside = ['sources'];

/** Files besides the one that bears the folder's name that others may import. */
const openFiles = ['conversation/views', 'cards/block-kit', 'channels/channel'];

/** SDKs and the one place that knows each. */
const rooms: readonly (readonly [RegExp, string])[] = [
  [/^(botbuilder|botframework)/, 'channels/teams/'],
  [/^@slack\//, 'channels/slack/'],
  [/^@azure\/cosmos/, 'store/cosmos'],
  [/^libsql/, 'store/'],
  [/^restify/, 'http/ server'],
  [/^(echarts|@resvg\/)/, 'charts/'],
  [/^(adaptivecards-templating|adaptive-expressions)/, 'cards/'],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const from = relative(src, file).split(sep).join('/').replace(/\.ts$/, '');
  return [...source.matchAll(/(?:from|import|require\()\s*['"]([^'"]+)['"]/g)].map(([, path = '']) => ({
    from,
    to: path.startsWith('.')
      ? `./${relative(src, normalize(join(file, '..', path)))
          .split(sep)
          .join('/')}`
      : path,
  }));
}

const imports = filesBelow(src).flatMap(importsOf);
const folderOf = (path: string) => path.replace(/^\.\//, '').split('/')[0] ?? '';
const isRoot = (path: string) => !path.replace(/^\.\//, '').includes('/') || folderOf(path) === 'cli';
const layerOf = (folder: string) => layers.findIndex((layer) => layer.some((name) => name === folder));

describe('boundaries', () => {
  const own = imports.filter(({ to }) => to.startsWith('./'));
  const crossing = own.filter(({ from, to }) => !isRoot(from) && folderOf(from) !== folderOf(to));

  it('reads a source tree with imports in it', () => {
    expect(own.length).toBeGreaterThan(100);
    expect(crossing.length).toBeGreaterThan(40);
  });

  it('knows the layer of every folder', () => {
    const folders = readdirSync(src, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const known = [...layers.flat(), ...outside, 'cli'];
    expect(folders.filter((folder) => !known.includes(folder))).toEqual([]);
  });

  it('lets a folder import only from layers before its own', () => {
    const wrong = crossing.filter(({ from, to }) => {
      const [inner, outer] = [folderOf(to), folderOf(from)];
      if (outside.includes(outer)) return layerOf(inner) < 0;
      return layerOf(inner) < 0 || layerOf(inner) >= layerOf(outer);
    });
    expect(wrong).toEqual([]);
  });

  it('lets a folder be imported only through the file that bears its name', () => {
    const inner = (to: string) => to.replace(/^\.\//, '');
    const wrong = own.filter(({ from, to }) => {
      const path = inner(to);
      if (folderOf(from) === folderOf(to) || !path.includes('/')) return false;
      const parts = path.split('/');
      // channels/web/web: every channel is a folder of its own.
      return !openFiles.includes(path) && parts.at(-1) !== parts.at(-2) && folderOf(from) !== 'sources';
    });
    const throughSources = wrong.filter(({ to }) => !/^\.\/sources\/\w+$/.test(to));
    expect(throughSources).toEqual([]);
  });

  it('keeps the composition root to itself', () => {
    expect(own.filter(({ from, to }) => !isRoot(from) && isRoot(to))).toEqual([]);
  });

  it.each(rooms)('keeps %s in %s', (sdk, room) => {
    const places = room.split(' ');
    const wrong = imports.filter(({ from, to }) => sdk.test(to) && !places.some((place) => from.startsWith(place)));
    expect(wrong).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = filesBelow(src)
      .filter((file) => /process\.env/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(src, file));
    expect(readers).toEqual(['config.ts']);
  });

  it('asks the clock that is passed in', () => {
    const tellers = filesBelow(src)
      .filter((file) => /new Date\(\)|Date\.now\(\)/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(src, file).split(sep).join('/'));
    expect(tellers).toEqual(['base/clock.ts']);
  });
});
