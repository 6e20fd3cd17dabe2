/** Words that would ring, link, run or turn around if they were anything but text. `seen`: what must stand on the screen. */
export const hostile = {
  question: 'Sopiiko <!channel> <@U0DAUD> [tämä](https://evil.example) ${process.env} <at>Kaikki</at>?',
  options: ['*lihava* _kursiivi_ `koodi`', '<https://evil.example|paina> & ${user}', 'loppu\u202Ealku\u200B!'],
};

/** The line that launches a poll with them. */
export const hostileLine = `kysely "${hostile.question}" ${hostile.options.join(' | ')}`;

// What must be seen of them as typed. Signs that turn the reading direction are gone; a joiner may keep a mark from being one.
const asTyped = [
  '<!channel>',
  '<@U0DAUD>',
  '[tämä](https://evil.example)',
  '${process.env}',
  '*lihava* _kursiivi_',
  '${user}',
];
const turning = /\p{Bidi_Control}/u;

/** What is wrong with how they are shown; none when they stand as typed. */
export function faultsOfHostile(text) {
  const missing = asTyped.filter((part) => !text.includes(part)).map((part) => `not shown as typed: ${part}`);
  return turning.test(text) ? [...missing, 'signs that turn the reading direction are left'] : missing;
}
