import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import { CardError } from './card-error';
import type { AdaptiveCard } from './cards';

const cardsFolder = join(__dirname, '..', '..', 'cards');

/** The templates, one file of cards/ each. */
export const templateNames = [
  'answer',
  'candidates',
  'definition',
  'future',
  'gaps',
  'help',
  'home',
  'link-code',
  'meeting',
  'missing',
  'needs',
  'notice',
  'open-polls',
  'poll-closed',
  'poll-form',
  'poll-open',
  'poll-result',
  'report-link',
  'role-form',
  'taught-words',
] as const;
export type TemplateName = (typeof templateNames)[number];

/**
 * What a template may be bound to. No null or undefined, by construction: the library leaves null in the card.
 * Parts that may be missing are lists of none or one, repeated by `$data`; a false `$when` would hide a misspelt path.
 */
export type Bindable = string | number | readonly Bindable[] | { readonly [key: string]: Bindable };

export interface Templates {
  /** Puts data into a template, once: text in the data is never read as a template. A path without data throws. */
  bind(name: TemplateName, data: Bindable): AdaptiveCard;
}

/** Reads and prepares all templates, which takes about 1 ms each; binding one is then quick. */
export function createTemplates(): Templates {
  const prepared = new Map(
    templateNames.map((name) => {
      const template: unknown = JSON.parse(readFileSync(join(cardsFolder, `${name}.json`), 'utf8'));
      return [name, new Template(template)];
    }),
  );
  return {
    bind(name, data) {
      const template = prepared.get(name);
      if (!template) throw new RangeError(`no template ${name}`);
      return withUnboundPaths(name, () => template.expand({ $root: data }));
    },
  };
}

/** The library only tells of an unbound path through one global callback, and prints the path for people to see. */
function withUnboundPaths(name: TemplateName, expand: () => AdaptiveCard): AdaptiveCard {
  const unbound: string[] = [];
  const before = GlobalSettings.getUndefinedFieldValueSubstitutionString;
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    unbound.push(path);
    return path;
  };
  try {
    const card = expand();
    if (unbound.length > 0) throw new CardError('unboundPath', `${name}: nothing bound to ${unbound.join(', ')}`);
    return card;
  } finally {
    GlobalSettings.getUndefinedFieldValueSubstitutionString = before;
  }
}
