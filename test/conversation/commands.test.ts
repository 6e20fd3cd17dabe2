import { parseCommand } from '../../src/conversation/commands';
import { languages, textIn } from '../../src/text/text';

describe('a typed line', () => {
  it.each([
    'kysely "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö',
    'Kysely ”Mikä auttaisi eniten?” tilat | rahoitus | yhteyshenkilö',
    'kysely “Mikä auttaisi eniten?” tilat|rahoitus|yhteyshenkilö',
    'kysely „Mikä auttaisi eniten?“ tilat | rahoitus | yhteyshenkilö |',
    'kysely «Mikä auttaisi eniten?» | tilat | rahoitus | yhteyshenkilö',
    "pikakysely: 'Mikä auttaisi eniten?' tilat | rahoitus | yhteyshenkilö",
    'kysely ’Mikä auttaisi eniten?’ tilat | rahoitus | yhteyshenkilö',
    '/kysely "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö',
  ])('launches a poll, whatever the quotes: %s', (line) => {
    expect(parseCommand(line)).toEqual({
      kind: 'poll',
      secrecy: 'open',
      question: 'Mikä auttaisi eniten?',
      options: ['tilat', 'rahoitus', 'yhteyshenkilö'],
    });
  });

  it.each(['salainen kysely "A?" b | c', 'hemlig omröstning "A?" b | c', 'Secret poll "A?" b | c'])(
    'launches a secret poll: %s',
    (line) => {
      expect(parseCommand(line)).toMatchObject({ kind: 'poll', secrecy: 'secret', options: ['b', 'c'] });
    },
  );

  it.each([
    ['opeta: kortisto = työttömyys', { kind: 'teach', word: 'kortisto', meaning: 'työttömyys' }],
    ['Opeta kortisto=työttömyys', { kind: 'teach', word: 'kortisto', meaning: 'työttömyys' }],
    ['lär: stämpla = arbetslöshet', { kind: 'teach', word: 'stämpla', meaning: 'arbetslöshet' }],
    ['/teach: on the dole = #181', { kind: 'teach', word: 'on the dole', meaning: '#181' }],
    ['opeta: kortisto', { kind: 'teachUnclear' }],
    ['opeta: = työttömyys', { kind: 'teachUnclear' }],
    ['unohda: kortisto', { kind: 'forget', word: 'kortisto' }],
    ['glöm: stämpla', { kind: 'forget', word: 'stämpla' }],
    ['forget: on the dole', { kind: 'forget', word: 'on the dole' }],
    ['Aukot!', { kind: 'gaps' }],
    ['obesvarade frågor', { kind: 'gaps' }],
    ['unanswered questions', { kind: 'gaps' }],
    ['opetetut sanat', { kind: 'taughtWords' }],
  ])('teaches and tells what was lacking: %s', (line, command) => expect(parseCommand(line)).toEqual(command));

  it.each(['opeta minulle työttömyydestä', 'unohda edellinen', 'teach me about diabetes', 'opetuksen menot'])(
    'that only begins like teaching is a question: %s',
    (line) => expect(parseCommand(line)).toEqual({ kind: 'question', text: line }),
  );

  it('keeps an apostrophe inside a question', () => {
    expect(parseCommand(`poll "What's next?" a | b`)).toMatchObject({ question: 'What’s next?'.replace('’', "'") });
    expect(parseCommand(`poll 'What's next?' a | b`)).toMatchObject({ question: "What's next?" });
  });

  it('opens the form when a poll has no quotes', () => {
    expect(parseCommand('kysely Mikä auttaisi? tilat | raha')).toEqual({
      kind: 'pollForm',
      secrecy: 'open',
      draft: 'Mikä auttaisi? tilat | raha',
    });
    expect(parseCommand('kysely')).toMatchObject({ kind: 'pollForm', draft: '' });
  });

  it.each([
    '"Mikä "tila" auttaisi?" a | b',
    '"Mikä „tila“ auttaisi?" a | b',
    '“Mikä ”tila” auttaisi?” a | b',
    '«Mikä "tila" auttaisi?» | a | b',
    "'Mikä 'tila' auttaisi?' a | b",
    '"Mikä "tila" auttaisi?"',
  ])('opens the form when a quotation inside leaves the end of the question open: %s', (draft) => {
    expect(parseCommand(`kysely ${draft}`)).toEqual({ kind: 'pollForm', secrecy: 'open', draft });
  });

  it.each([
    [`kysely 'Mikä "tila" auttaisi?' a | b`, 'Mikä "tila" auttaisi?', ['a', 'b']],
    ['kysely "Mikä auttaisi?" a | uusi "tila"', 'Mikä auttaisi?', ['a', 'uusi "tila"']],
    [`poll "Whose room?" the boys' | the girls'`, 'Whose room?', ["the boys'", "the girls'"]],
  ])('launches a poll in which other quotes stand: %s', (line, question, options) => {
    expect(parseCommand(line)).toMatchObject({ kind: 'poll', question, options });
  });

  it.each([
    ['apua', 'help'],
    ['Hjälp!', 'help'],
    ['/help', 'help'],
    ['kyselyt', 'openPolls'],
    ['öppna snabbenkäter', 'openPolls'],
    ['Avoimet pikakyselyt', 'openPolls'],
    ['Raportti', 'report'],
    ['roles', 'roles'],
  ])('is a command as a whole: %s', (line, kind) => {
    expect(parseCommand(line)).toEqual({ kind });
  });

  it.each([
    ['kieli ruotsi', { of: 'person', language: 'sv' }],
    ['språk finska', { of: 'person', language: 'fi' }],
    ['language: English', { of: 'person', language: 'en' }],
    ['keskustelun kieli sv', { of: 'conversation', language: 'sv' }],
    ['samtalets språk svenska', { of: 'conversation', language: 'sv' }],
  ])('sets a language: %s', (line, expected) => {
    expect(parseCommand(line)).toEqual({ kind: 'setLanguage', ...expected });
  });

  it('says when a language is unknown', () => {
    expect(parseCommand('kieli klingon')).toEqual({ kind: 'setLanguage', of: 'person' });
  });

  it.each([
    ['rooli Aino Esimerkki fasilitaattori', 'Aino Esimerkki', 'facilitator'],
    ['roll "Björn Exempel" koordinator', 'Björn Exempel', 'coordinator'],
    ['role @Cecilia admin', 'Cecilia', 'admin'],
  ])('gives a role: %s', (line, name, role) => {
    expect(parseCommand(line)).toEqual({ kind: 'setRole', name, role });
  });

  it.each(languages)('is what the page and the help offer in %s', (language) => {
    const text = textIn(language);
    expect(parseCommand(text('web.page.idea2'))).toEqual({ kind: 'openPolls' });
    expect(parseCommand(text('web.page.idea3'))).toEqual({ kind: 'help' });
    expect(parseCommand(text('help.launchLine'))).toMatchObject({ kind: 'poll', secrecy: 'open' });
    const secretWords = text('help.launchSecret').split(': ').at(-1) ?? '';
    expect(parseCommand(`${secretWords} "A?" b | c`)).toMatchObject({ kind: 'poll', secrecy: 'secret' });
    const role = text('notice.roleSyntax').split(': ').at(-1) ?? '';
    expect(parseCommand(role)).toMatchObject({ kind: 'setRole', role: 'coordinator' });
    const chosen = text('notice.languageUnknown').split(': ').at(-1) ?? '';
    expect(parseCommand(chosen)).toEqual({ kind: 'setLanguage', of: 'person', language });
  });

  it.each(['yhdistä', 'Yhdistä tilit', 'koppla', 'koppla konton', '/link accounts', 'Link!'])(
    'asks for a code that links accounts: %s',
    (line) => {
      expect(parseCommand(line)).toEqual({ kind: 'link' });
    },
  );

  it.each([
    ['yhdistä ABCD-EFGH', 'ABCD-EFGH'],
    ['yhdistä tilit abcd efgh', 'abcd efgh'],
    ['Koppla: abcdefgh.', 'abcdefgh'],
    ['link “ABCD – EFG”', 'ABCD – EFG'],
  ])('gives a code, however it is written and also when a character is amiss: %s', (line, code) => {
    expect(parseCommand(line)).toEqual({ kind: 'redeemCode', code });
  });

  it.each(['poista yhdistäminen', 'ta bort kopplingen', 'koppla bort', 'Unlink.'])('parts accounts: %s', (line) => {
    expect(parseCommand(line)).toEqual({ kind: 'unlink' });
  });

  it.each(languages)('links and parts accounts as the cards say it in %s', (language) => {
    const text = textIn(language);
    const told = (key: string) => parseCommand(text(key, { accounts: '', channels: '' }).split(': ').at(-1) ?? '');
    expect(parseCommand(text('link.line', { code: 'ABCD-EFGH' }))).toEqual({ kind: 'redeemCode', code: 'ABCD-EFGH' });
    expect(told('notice.notLinked')).toEqual({ kind: 'link' });
    for (const key of ['notice.linked', 'notice.alreadyLinked', 'home.linked']) expect(told(key).kind).toBe('unlink');
  });

  it.each([
    'Link between diabetes and age in Lohja?',
    'Yhdistä ABCD-EFGH-JKLM ja <!channel>',
    'yhdistä ${1+1}',
    'Kopplar man samman siffrorna i Lojo?',
    'Paljonko diabetesta on Lohjalla?',
    'Kyselyikäisten nuorten määrä Vantaalla',
    'Role of associations in Lohja?',
    'Hur många använder rapporterade tjänster i Lojo?',
    'Kielitaito Uudellamaalla',
    '🙂',
  ])('is otherwise a question: %s', (line) => {
    expect(parseCommand(line)).toEqual({ kind: 'question', text: line });
  });
});
