import { type AdaptiveCard, createCards, toBlocks, toHomeBlocks } from '../../src/cards/cards';
import { parseAction } from '../../src/conversation/conversation';
import { languages } from '../../src/text/text';
import { homeFaults, messageFaults, modalFaults, nodesOf, textsOf } from '../support/block-kit-rules';
import { hostile, poll, views } from '../support/card-views';
import { figureViews } from '../support/figure-views';

const cards = createCards({ timeZone: 'Europe/Helsinki' });
const everyCard = Object.entries({ ...views, ...figureViews }).flatMap(([name, view]) =>
  languages.map((language) => [`${name} (${language})`, () => cards.draw(view, language)] as const),
);

const cardOf = (...body: readonly unknown[]): { card: AdaptiveCard; text: string } => ({
  card: { type: 'AdaptiveCard', version: '1.5', lang: 'fi', body },
  text: 'text',
});
const run = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
const cell = (text: string) => ({ type: 'TableCell', items: [run(text)] });
const table = {
  type: 'Table',
  columns: [{ width: 1 }, { width: 1 }],
  rows: [
    { type: 'TableRow', cells: [cell('Alue'), cell('Arvo')] },
    { type: 'TableRow', cells: [cell('Lohja'), cell('9,5')] },
  ],
};
const button = (title: string, data: object = {}) => ({
  type: 'ActionSet',
  actions: [{ type: 'Action.Execute', title, verb: 'vote', data }],
});
const choices = (count: number) => ({
  type: 'Input.ChoiceSet',
  id: 'person',
  label: 'Henkilö',
  isRequired: true,
  errorMessage: 'Valitse.',
  style: 'filtered',
  wrap: true,
  choices: Array.from({ length: count }, (_, index) => ({ title: `n${index}`, value: `${index}` })),
});

describe.each(everyCard)('the Slack message of the card: %s', (_name, draw) => {
  const drawn = draw();
  const message = toBlocks(drawn);

  it('keeps Slack’s rules', () => {
    expect(messageFaults(message.blocks)).toEqual([]);
    for (const modal of Object.values(message.modals)) expect(modalFaults(modal)).toEqual([]);
  });

  it('holds no mrkdwn', () => {
    expect(nodesOf([message.blocks, Object.values(message.modals)]).filter((node) => node.type === 'mrkdwn')).toEqual(
      [],
    );
  });

  it('has a top-level text that rings nobody', () => {
    expect(message.text).not.toBe('');
    expect(message.text).not.toMatch(/[<>]/);
  });

  it('sends only payloads that parseAction knows, in buttons and forms', () => {
    const values = nodesOf(message.blocks).flatMap((node) => (typeof node.value === 'string' ? [node.value] : []));
    for (const value of values) {
      const payload = JSON.parse(value);
      expect(parseAction(payload.verb === 'openForm' ? payload.form : payload)).toBeDefined();
    }
    for (const modal of Object.values(message.modals)) {
      expect(parseAction(JSON.parse(modal.private_metadata))).toMatchObject({ verb: modal.callback_id });
    }
  });
});

describe('a Slack message', () => {
  it('shows words of people exactly as typed, in literal elements', () => {
    const view = { kind: 'poll', poll: poll({ question: hostile, options: [{ id: 'a', text: hostile }] }) } as const;
    const { blocks, text } = toBlocks(cards.draw(view, 'fi'));
    const literal = nodesOf(blocks).filter((node) => node.text === hostile);
    expect(literal.map((node) => node.type)).toEqual(['text', 'text']);
    expect(text).toContain('&lt;!channel&gt; &lt;@U1&gt;');
  });

  it('has a top-level text within 4,000 characters also when escaping makes it longer', () => {
    const { text } = toBlocks({ ...cardOf(run('x')), text: '&'.repeat(4000) });
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text).toMatch(/^(&amp;)+…$/);
  });

  it('says every option and count of a poll', () => {
    const shown = textsOf(toBlocks(cards.draw({ kind: 'poll', poll: poll() }, 'fi')).blocks);
    expect(shown).toEqual(expect.arrayContaining(['tilat', 'rahoitus', 'yhteyshenkilö', '2', '1', '0', '67\u00a0%']));
  });

  it('has one button per option in one block, each with an action_id of its own', () => {
    const { blocks } = toBlocks(cards.draw({ kind: 'poll', poll: poll() }, 'fi'));
    const votes = blocks.find((block) => block.type === 'actions')?.elements;
    expect(votes?.map((vote) => [vote.action_id, vote.value])).toEqual([
      ['vote:1', '{"verb":"vote","poll":"poll_1","option":"a"}'],
      ['vote:2', '{"verb":"vote","poll":"poll_1","option":"b"}'],
      ['vote:3', '{"verb":"vote","poll":"poll_1","option":"c"}'],
    ]);
  });

  it('turns a second table into a list, because Slack takes one in a message', () => {
    const { blocks } = toBlocks(cardOf(table, table));
    expect(blocks.map((block) => block.type)).toEqual(['table', 'rich_text']);
    expect(textsOf(blocks[1])).toEqual(['Lohja: Arvo 9,5']);
  });

  it('starts a new block after 25 buttons', () => {
    const { blocks } = toBlocks(cardOf(...Array.from({ length: 30 }, (_, index) => button(`b${index}`))));
    expect(blocks.map((block) => (block.type === 'actions' ? block.elements.length : 0))).toEqual([25, 5]);
  });

  it('shortens visibly what is too long', () => {
    const { blocks } = toBlocks(
      cardOf(button('x'.repeat(200)), ...Array.from({ length: 10 }, () => run('y'.repeat(4000)))),
    );
    expect(messageFaults(blocks)).toEqual([]);
    expect(textsOf(blocks).filter((text) => text.endsWith('…'))).toHaveLength(11);
  });

  it('ends in "…" past 50 blocks', () => {
    const { blocks } = toBlocks(cardOf(...Array.from({ length: 60 }, (_, index) => run(`${index}`))));
    expect(blocks).toHaveLength(50);
    expect(textsOf(blocks.at(-1))).toEqual(['…']);
  });

  it('throws for an element it does not know', () => {
    expect(() => toBlocks(cardOf({ type: 'FactSet', facts: [] }))).toThrow();
  });

  it('throws rather than cut a payload', () => {
    expect(() => toBlocks(cardOf(button('x', { key: 'k'.repeat(2000) })))).toThrow(
      expect.objectContaining({ code: 'overLimit' }),
    );
  });
});

describe('a form', () => {
  const form = { kind: 'pollForm', key: 'key_1', question: 'Mikä?', options: 'a\nb', secrecy: 'secret' } as const;

  it('is a button in the message that opens a modal', () => {
    const { blocks, modals } = toBlocks(cards.draw(form, 'fi'));
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(buttons).toMatchObject([
      { action_id: 'openForm:1', value: '{"verb":"openForm","form":{"verb":"launchPoll","key":"key_1"}}' },
    ]);
    expect(Object.keys(modals)).toEqual(['openForm:1']);
    expect(nodesOf(blocks).filter((node) => node.type === 'input')).toEqual([]);
  });

  it('that the channel keeps is opened by its name', () => {
    const { blocks } = toBlocks(cards.draw(form, 'fi'), 'kept_1');
    expect(nodesOf(blocks).find(({ action_id }) => action_id === 'openForm:1')?.value).toBe(
      '{"verb":"openForm","form":"kept_1"}',
    );
  });

  it('keeps what was typed', () => {
    const modal = toBlocks(cards.draw(form, 'fi')).modals['openForm:1'];
    const inputs = modal?.blocks.flatMap((block) => (block.type === 'input' ? [[block.block_id, block.element]] : []));
    expect(inputs).toMatchObject([
      ['question', { action_id: 'question', initial_value: 'Mikä?', multiline: false }],
      ['options', { action_id: 'options', initial_value: 'a\nb', multiline: true }],
      ['secrecy', { type: 'radio_buttons', initial_option: { value: 'secret' } }],
    ]);
  });

  it('says what is wrong in the message and in the modal', () => {
    const fault = { code: 'optionTwice', option: 'tilat' } as const;
    const { blocks, modals } = toBlocks(cards.draw({ ...form, fault }, 'fi'));
    for (const shown of [blocks, modals]) expect(textsOf(shown)).toContain('Sama vaihtoehto on kahdesti: tilat');
  });

  it('splits more than a hundred choices into groups', () => {
    const { modals } = toBlocks(cardOf(choices(150), button('Tallenna')));
    expect(modalFaults({ ...modals['openForm:1'] })).toEqual([]);
    const groups = nodesOf(modals).filter((node) => 'options' in node);
    expect(groups.map((group) => Object(group.options).length)).toEqual([100, 50]);
  });
});

describe('the bot’s own page in Slack', () => {
  const pageOf = (name: string, notice?: string) => {
    const view = views[name];
    if (!view) throw new Error(name);
    return toHomeBlocks(cards.draw(view, 'fi'), notice);
  };

  it.each(Object.keys(views).filter((name) => !/form/i.test(name)))('keeps Slack’s rules: %s', (name) => {
    expect(homeFaults({ type: 'home', private_metadata: '{}', blocks: pageOf(name, hostile) })).toEqual([]);
  });

  it('tells on top what became of a press, as literal words', () => {
    expect(textsOf(pageOf('many open polls', hostile))[0]).toBe(hostile);
  });
});
