import { type AdaptiveCard, createCards, type DrawnCard } from '../../src/cards/cards';
import { parseAction } from '../../src/conversation/conversation';
import type { View } from '../../src/conversation/views';
import { languages } from '../../src/text/text';
import { nodesOf } from '../support/block-kit-rules';
import { hostile, poll, views } from '../support/card-views';
import { figureViews } from '../support/figure-views';

// The library's own entry is ESM that Node 20 cannot read; this is its bundle.
const library: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');

const cards = createCards({ timeZone: 'Europe/Helsinki' });
const everyCard = Object.entries({ ...views, ...figureViews }).flatMap(([name, view]) =>
  languages.map((language) => [`${name} (${language})`, () => cards.draw(view, language)] as const),
);

/** What the host's library says against a card of version 1.5. */
function hostFaults({ lang, ...json }: AdaptiveCard): readonly string[] {
  // The library checks `lang` with a pattern that remembers its last match, and so refuses every second card.
  expect(languages).toContain(lang);
  const card = new library.AdaptiveCard();
  const context = new library.SerializationContext(library.Versions.v1_5);
  card.parse(json, context);
  const events = [
    ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index)),
    ...card.validateProperties().validationEvents,
  ];
  return events.map((event) => event.message);
}

const textsIn = (drawn: DrawnCard, type: string) =>
  nodesOf(drawn.card).flatMap((node) => (node.type === type ? [String(node.text)] : []));

/** The first cell of a table's rows. */
function cornerOf(rows: unknown): string {
  const run = nodesOf(rows).find((node) => node.type === 'TextRun');
  return String(run?.text);
}

describe('a poll’s card', () => {
  const ballot = (overrides: Parameters<typeof poll>[0] = {}): View => ({ kind: 'poll', poll: poll(overrides) });

  it('is drawn once for all who see the same, and anew for anything else', () => {
    const drawn = cards.draw(ballot(), 'fi');
    expect(cards.draw(ballot(), 'fi')).toBe(drawn);
    const noted = { ...ballot(), note: { code: 'voteSame', option: 'tilat' } } as View;
    for (const other of [
      cards.draw(ballot(), 'sv'),
      cards.draw(ballot({ turnout: 4 }), 'fi'),
      cards.draw(noted, 'fi'),
    ]) {
      expect(other.text).not.toBe(drawn.text);
    }
  });

  it('is forgotten when a hundred others have been drawn since', () => {
    const drawn = cards.draw(ballot(), 'en');
    for (let turnout = 100; turnout < 200; turnout += 1) cards.draw(ballot({ turnout }), 'fi');
    expect(cards.draw(ballot(), 'en')).not.toBe(drawn);
  });
});

describe.each(everyCard)('the card: %s', (_name, draw) => {
  const drawn = draw();

  it('is valid for hosts of version 1.5', () => {
    expect(hostFaults(drawn.card)).toEqual([]);
  });

  it('stays under 80 KB in UTF-16, Teams’ limit with room', () => {
    expect(JSON.stringify(drawn.card).length * 2).toBeLessThan(80 * 1024);
  });

  it('sends only payloads that parseAction knows', () => {
    for (const node of nodesOf(drawn.card)) {
      if (node.type !== 'Action.Execute') continue;
      expect(parseAction({ verb: node.verb, ...Object(node.data) })).toBeDefined();
    }
  });

  it('shows at most six buttons in a set, as Teams does', () => {
    for (const node of nodesOf(drawn.card)) {
      if (node.type === 'ActionSet') expect(Object(node.actions).length).toBeLessThanOrEqual(6);
    }
  });

  it('has no empty text', () => {
    for (const type of ['TextBlock', 'TextRun']) expect(textsIn(drawn, type)).not.toContain('');
  });

  it('says every text, button and choice in the plain text too', () => {
    const titles = nodesOf(drawn.card).flatMap((node) => (typeof node.title === 'string' ? [node.title] : []));
    const shown = [...textsIn(drawn, 'TextBlock'), ...textsIn(drawn, 'TextRun'), ...titles];
    const lacking = shown.filter((text) => !drawn.text.includes(text));
    // The rows begin with their names, so the heading above the names need not be said.
    const corners = nodesOf(drawn.card).flatMap((node) => (node.type === 'Table' ? [cornerOf(node.rows)] : []));
    expect(lacking).toEqual(corners.filter((text) => lacking.includes(text)));
  });

  it('puts no stranger’s word into a TextBlock, which reads Markdown', () => {
    for (const text of textsIn(drawn, 'TextBlock')) expect(text).not.toMatch(/\$\{|<|\*\*|\[x\]/);
  });
});

describe('words of people', () => {
  const view: View = { kind: 'poll', poll: poll({ question: hostile, options: [{ id: 'a', text: hostile }] }) };
  const drawn = cards.draw(view, 'fi');

  it('stand in the card exactly as typed', () => {
    expect(textsIn(drawn, 'TextRun').filter((text) => text === hostile)).toHaveLength(2);
  });

  it('stand in the plain text exactly as typed', () => {
    expect(drawn.text.split('\n')).toContain(hostile);
  });

  it('cannot become a link in fallbackText, which reads Markdown', () => {
    expect(drawn.card.fallbackText).toContain('\\[x\\](http://evil) \\*\\*b\\*\\* \\<script>');
  });
});
