import { unreachable } from '../base/base';
import type { Text } from '../text/text';
import { type CardInput, type CardTable, type FlatElement, tableWords } from './elements';

/**
 * Everything a card says, as lines of plain words in the card's order. Made from the card itself, so that
 * nothing can be in the one and not in the other. Pictures are left out: each repeats a table of its card.
 */
export function toPlainText(elements: readonly FlatElement[], text: Text): string {
  const lines: string[] = [];
  let buttons: string[] = [];
  const endButtons = () => {
    if (buttons.length > 0) lines.push(text('card.buttons', { titles: buttons.join('; ') }));
    buttons = [];
  };
  for (const element of elements) {
    if (element.type === 'ActionSet') {
      buttons.push(...element.actions.map((action) => action.title));
    } else {
      endButtons();
      lines.push(...linesOf(element));
    }
  }
  endButtons();
  return lines.join('\n');
}

function linesOf(element: Exclude<FlatElement, { type: 'ActionSet' }>): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'RichTextBlock':
      return [element.inlines.map((run) => run.text).join('')];
    case 'Table':
      return tableLines(element);
    case 'Image':
      return [];
    case 'Input.Text':
    case 'Input.ChoiceSet':
      return [inputLine(element)];
    default:
      return unreachable(element);
  }
}

/** One line for each row: "Lohja: Arvo 9,5; Vuosi 2023". */
export function tableLines(table: CardTable): readonly string[] {
  const [header = [], ...rows] = tableWords(table);
  return rows.map(([name = '', ...cells]) => {
    const said = cells.map((cell, index) => `${header[index + 1] ?? ''} ${cell}`.trim());
    return `${name}: ${said.join('; ')}`;
  });
}

function inputLine(input: CardInput): string {
  const content = input.type === 'Input.Text' ? input.value : input.choices.map((choice) => choice.title).join('; ');
  return `${input.label}: ${content}`.trim();
}

/** The text with Markdown's marks escaped: Teams renders `fallbackText` as Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&');
}
