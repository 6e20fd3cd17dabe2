import { unreachable } from '../base/base';
import { type CardButton, type CardTable, type FlatElement, tableWords } from './elements';
import { tableLines } from './plain-text';
import { toInputBlock } from './slack-inputs';
import { slackLimits } from './slack-limits';
import { type TextBudget, within } from './slack-text';
import type { RichText, SlackBlock, SlackButton, TextSection } from './slack-types';

/** Translates elements for one message or modal, from top to bottom. */
export interface BlockWriter {
  add(element: FlatElement): void;
  /** The blocks so far; past the surface's limit they end in "…". */
  blocks(): readonly SlackBlock[];
}

interface Surface {
  /** Modals take no table block. */
  readonly tables: number;
  readonly blocks: number;
}

export const messageSurface: Surface = { tables: slackLimits.tables, blocks: slackLimits.messageBlocks };
export const modalSurface: Surface = { tables: 0, blocks: slackLimits.modalBlocks };

export function createBlockWriter(surface: Surface, texts: TextBudget): BlockWriter {
  const written: SlackBlock[] = [];
  const named = new Map<string, number>();
  let tables = 0;

  function toButtons(actions: readonly CardButton[]): readonly SlackButton[] {
    return actions.map((action) => {
      const name = action.type === 'Action.Execute' ? action.verb : 'openUrl';
      const count = (named.get(name) ?? 0) + 1;
      named.set(name, count);
      return toButton(action, `${name}:${count}`, texts);
    });
  }

  /** Teams wants one set for each long button; in Slack they share a block as far as they fit. */
  function addButtons(buttons: readonly SlackButton[]): void {
    for (const button of buttons) {
      const last = written.at(-1);
      if (last?.type === 'actions' && last.elements.length < slackLimits.actionsElements) {
        written[written.length - 1] = { ...last, elements: [...last.elements, button] };
      } else {
        written.push({ type: 'actions', elements: [button] });
      }
    }
  }

  return {
    add(element) {
      if (element.separator) written.push({ type: 'divider' });
      if (element.type === 'ActionSet') {
        addButtons(toButtons(element.actions));
      } else if (element.type === 'Table') {
        const fits = tables < surface.tables && element.rows.length <= slackLimits.tableRows;
        if (fits) tables += 1;
        written.push(fits ? toTable(element, texts) : toList(tableLines(element), texts));
      } else {
        written.push(toBlock(element, texts));
      }
    },
    blocks() {
      if (written.length <= surface.blocks) return written;
      return [...written.slice(0, surface.blocks - 1), { type: 'context', elements: [texts.plain('…', 1)] }];
    },
  };
}

function toBlock(element: Exclude<FlatElement, { type: 'ActionSet' | 'Table' }>, texts: TextBudget): SlackBlock {
  switch (element.type) {
    case 'TextBlock':
      if (element.style === 'heading') return { type: 'header', text: texts.plain(element.text, slackLimits.header) };
      if (element.isSubtle) return { type: 'context', elements: [texts.plain(element.text, slackLimits.section)] };
      return { type: 'section', text: texts.plain(element.text, slackLimits.section) };
    case 'RichTextBlock':
      return {
        type: 'rich_text',
        elements: [toSection(element.inlines.map((run) => texts.literal(run.text, run.weight === 'bolder')))],
      };
    case 'Image':
      return {
        type: 'image',
        image_url: within(slackLimits.url, element.url),
        alt_text: texts.plain(element.altText, slackLimits.altText).text,
      };
    case 'Input.Text':
    case 'Input.ChoiceSet':
      return toInputBlock(element, texts);
    default:
      return unreachable(element);
  }
}

function toSection(elements: TextSection['elements']): TextSection {
  return { type: 'rich_text_section', elements };
}

function toTable(table: CardTable, texts: TextBudget): SlackBlock {
  const cell = (text: string, bold: boolean): RichText => ({
    type: 'rich_text',
    elements: [toSection([texts.literal(text, bold)])],
  });
  return {
    type: 'table',
    rows: tableWords(table).map((row, index) => row.map((text) => cell(text, index === 0))),
    // The first column holds names; the others numbers, which compare best set flush right.
    column_settings: table.columns.map((_, index) => ({ align: index === 0 ? 'left' : 'right', is_wrapped: true })),
  };
}

function toList(lines: readonly string[], texts: TextBudget): SlackBlock {
  const elements = lines.map((line) => toSection([texts.literal(line, false)]));
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}

function toButton(action: CardButton, actionId: string, texts: TextBudget): SlackButton {
  const common = {
    type: 'button',
    action_id: actionId,
    text: texts.plain(action.title, slackLimits.buttonText),
  } as const;
  if (action.type === 'Action.OpenUrl') return { ...common, url: within(slackLimits.url, action.url) };
  const value = within(slackLimits.buttonValue, JSON.stringify({ verb: action.verb, ...action.data }));
  if (action.style === undefined) return { ...common, value };
  return { ...common, value, style: action.style === 'positive' ? 'primary' : 'danger' };
}
