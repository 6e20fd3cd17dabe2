import { buildNgrams, openNgrams, packNgrams, unpackNgrams } from '../../src/understanding/understanding';

const titles = ['Työttömät, % työvoimasta', 'Koulukiusattuna vähintään kerran viikossa', 'Väestö 31.12.'];
const file = packNgrams({
  ids: Uint32Array.of(181, 1514, 127),
  indexes: [buildNgrams(titles), buildNgrams(['', '', 'a'])],
});

it('finds after reading what it found before', () => {
  const read = unpackNgrams(file);
  const [first] = read?.indexes ?? [];
  const found = first && openNgrams(read?.ids ?? [], first).search('koulukiusaaminen', 2);
  expect(found).toEqual(openNgrams([181, 1514, 127], buildNgrams(titles)).search('koulukiusaaminen', 2));
  expect(found?.[0]?.id).toBe(1514);
});

it('reads a file that lies anywhere in a larger buffer', () => {
  const odd = Buffer.concat([Buffer.from('x'), file]).subarray(1);
  expect(unpackNgrams(odd)?.ids).toEqual(Uint32Array.of(181, 1514, 127));
});

it.each([
  ['cut off', file.subarray(0, -5)],
  ['empty', Buffer.alloc(0)],
  ['with one bit turned', Buffer.from(file.map((byte, at) => (at === file.length - 100 ? byte ^ 4 : byte)))],
  ['of another version', Buffer.from(file.map((byte, at) => (at === 4 ? byte + 1 : byte)))],
  ['of another kind', Buffer.from('KFB1'.padEnd(200, ' '))],
])('passes over a file that is %s', (_, bytes) => expect(unpackNgrams(Buffer.from(bytes))).toBeUndefined());
