import { storeLimits } from '../../src/store/document-store';
import { noteKind, type StoreUnderTest } from './notes';

/** `{"title":"…"}` around the text. */
const jsonAround = '{"title":""}'.length;

export function describeAddresses(underTest: () => StoreUnderTest): void {
  const store = () => underTest().store;

  describe('addresses', () => {
    it.each([
      'ä',
      'Ääkköset ja muuta',
      '👩‍👩‍👧',
      '日本',
      "'; DROP TABLE note; --",
      '"',
      '%',
      ' a b ',
      '__proto__',
      'a\nb',
    ])('keeps %j as partition and id', async (text) => {
      const at = { partition: text, id: text };
      const created = await store().create(noteKind, at, { title: text });
      expect(await store().get(noteKind, at)).toEqual(created);
      expect((await store().query(noteKind, { partition: text })).documents).toEqual([created]);
      await store().remove(noteKind, created);
      expect(await store().get(noteKind, at)).toBeUndefined();
    });

    it('tells ids apart that only look the same', async () => {
      for (const id of ['\u00e9', 'e\u0301', 'E', 'e'])
        await store().create(noteKind, { partition: 'p', id }, { title: id });
      expect((await store().query(noteKind, {})).documents).toHaveLength(4);
    });

    it('takes ids of as many characters as the port allows', async () => {
      const at = { partition: 'p', id: 'ä'.repeat(storeLimits.idCharacters) };
      const created = await store().create(noteKind, at, { title: 'a' });
      expect(await store().get(noteKind, at)).toEqual(created);
    });

    it.each(['', 'a/b', 'a\\b', 'a#b', 'a?b', '\ud800', 'a'.repeat(storeLimits.idCharacters + 1)])(
      'refuses %j as partition and as id',
      async (text) => {
        for (const at of [
          { partition: 'p', id: text },
          { partition: text, id: 'i' },
        ]) {
          const refused = { code: 'badId' };
          await expect(store().create(noteKind, at, { title: 'a' })).rejects.toMatchObject(refused);
          await expect(store().get(noteKind, at)).rejects.toMatchObject(refused);
          await expect(store().replace(noteKind, { ...at, etag: 'e' }, { title: 'a' })).rejects.toMatchObject(refused);
          await expect(store().remove(noteKind, { ...at, etag: 'e' })).rejects.toMatchObject(refused);
        }
      },
    );

    it('refuses a kind that nobody declared', async () => {
      const unknown = { name: 'unknown', indexed: [] };
      await expect(store().get(unknown, { partition: 'p', id: 'i' })).rejects.toMatchObject({ code: 'badQuery' });
      await expect(store().query(unknown, {})).rejects.toMatchObject({ code: 'badQuery' });
    });
  });

  describe('size', () => {
    it.each([
      ['a', 1],
      ['ä', 2],
      ['字', 3],
    ])('counts %s as %d bytes towards the limit of a document', async (character, bytes) => {
      const fits = Math.floor((storeLimits.documentBytes - jsonAround) / bytes);
      const [at, over] = [
        { partition: 'p', id: 'fits' },
        { partition: 'p', id: 'over' },
      ];
      const created = await store().create(noteKind, at, { title: character.repeat(fits) });
      expect(created.body.title).toHaveLength(fits);
      const tooLong = { title: character.repeat(fits + 1) };
      await expect(store().create(noteKind, over, tooLong)).rejects.toMatchObject({ code: 'tooLarge' });
      await expect(store().replace(noteKind, created, tooLong)).rejects.toMatchObject({ code: 'tooLarge' });
      expect(await store().get(noteKind, over)).toBeUndefined();
    });

    it.each(['zero\u0000byte', '\ud83d lone half', '\u2028', '</script>', 'ﷺ🏳️‍🌈'])(
      'keeps the text %j to the letter',
      async (title) => {
        const at = { partition: 'p', id: 'i' };
        await store().create(noteKind, at, { title });
        expect((await store().get(noteKind, at))?.body.title).toBe(title);
      },
    );
  });
}
