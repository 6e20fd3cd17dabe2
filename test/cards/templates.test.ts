import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readElements } from '../../src/cards/elements';
import { createTemplates, templateNames } from '../../src/cards/templates';
import { nodesOf } from '../support/block-kit-rules';

const cardsFolder = join(__dirname, '..', '..', 'cards');

describe('templates', () => {
  const templates = createTemplates();

  it('are all the files of cards/', () => {
    const files = readdirSync(cardsFolder).filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual(templateNames.map((name) => `${name}.json`).sort());
  });

  it.each(templateNames)('%s has no $when, which would hide a misspelt path', (name) => {
    const template: unknown = JSON.parse(readFileSync(join(cardsFolder, `${name}.json`), 'utf8'));
    expect(nodesOf(template).filter((node) => '$when' in node)).toEqual([]);
  });

  it('throw when a path has no data instead of showing the path', () => {
    expect(() => templates.bind('notice', { lang: 'fi', buttons: [] })).toThrow(
      expect.objectContaining({ code: 'unboundPath', message: expect.stringContaining('message') }),
    );
  });

  it('throw when a list to repeat has no data', () => {
    expect(() => templates.bind('notice', { lang: 'fi', message: 'x' })).toThrow('buttons');
  });

  it('can be bound again after a throw', () => {
    expect(() => templates.bind('notice', {})).toThrow();
    expect(templates.bind('notice', { lang: 'fi', message: 'x', buttons: [] }).body).toHaveLength(1);
  });
});

describe('the closed subset', () => {
  const card = (...body: unknown[]) => ({ type: 'AdaptiveCard', version: '1.5', body }) as const;

  it('refuses an element it does not know', () => {
    expect(() => readElements(card({ type: 'Media', sources: [] }))).toThrow();
  });

  it('refuses a property it does not know, which Slack’s translation would lose', () => {
    expect(() => readElements(card({ type: 'TextBlock', text: 'x', wrap: true, color: 'good' }))).toThrow();
  });
});
