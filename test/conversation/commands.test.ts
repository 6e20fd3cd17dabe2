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

  it.each([
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
