import { isLanguage, type Language, languages, shorten, textIn } from '../text/text';
import type { DrawnCard } from './cards';
import { type CardButton, type CardInput, type FlatElement, readElements } from './elements';
import { createBlockWriter, messageSurface, modalSurface } from './slack-blocks';
import { slackLimits } from './slack-limits';
import { createTextBudget, escapeMrkdwn, within } from './slack-text';
import type { SlackBlock, SlackMessage, SlackModal } from './slack-types';

type Submit = Extract<CardButton, { type: 'Action.Execute' }>;

/** The id of the button that opens a message's form. */
const formButton = 'openForm:1';

/**
 * The card as a Slack message inside Slack's limits. A card with inputs becomes a button that opens them as a modal,
 * because outside a modal Slack sends each input by itself: `keptForm` is the name under which the channel keeps that form,
 * for the button's value. Throws for an element outside the closed subset.
 */
export function toBlocks(drawn: DrawnCard, keptForm?: string): SlackMessage {
  const elements = readElements(drawn.card);
  const form = formOf(elements);
  const writer = createBlockWriter(messageSurface, createTextBudget());
  const shown = form ? elements.filter((element) => !isInput(element) && !isSubmit(element, form)) : elements;
  for (const element of shown) writer.add(element);
  const text = toNotification(drawn.text);
  if (!form) return { blocks: writer.blocks(), text, modals: {} };
  const language = languageOf(drawn);
  writer.add({
    type: 'ActionSet',
    actions: [
      {
        type: 'Action.Execute',
        title: textIn(language)('card.fillIn'),
        verb: 'openForm',
        data: { form: keptForm ?? payloadOf(form) },
        style: 'positive',
      },
    ],
  });
  return { blocks: writer.blocks(), text, modals: { [formButton]: toModal(elements, form, language) } };
}

/** The top-level text: escaping makes it longer, so what is escaped must fit. */
function toNotification(text: string): string {
  for (let max: number = slackLimits.messageText; ; ) {
    const escaped = escapeMrkdwn(shorten(text, max));
    if (escaped.length <= slackLimits.messageText) return escaped;
    max = Math.floor((max * slackLimits.messageText) / escaped.length);
  }
}

/** The card's blocks for the bot's own page, after a notice that is in place there just now. Cards with inputs do not belong there. */
export function toHomeBlocks(drawn: DrawnCard, notice = ''): readonly SlackBlock[] {
  const texts = createTextBudget();
  const writer = createBlockWriter(modalSurface, texts);
  if (notice) writer.add({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: notice, weight: 'bolder' }] });
  for (const element of readElements(drawn.card)) writer.add(element);
  return writer.blocks();
}

/** The button that sends the card's inputs: the last one of a card that has any. */
function formOf(elements: readonly FlatElement[]): Submit | undefined {
  if (!elements.some(isInput)) return undefined;
  const actions = elements.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
  return actions.findLast((action) => action.type === 'Action.Execute');
}

function isInput(element: FlatElement): element is CardInput {
  return element.type === 'Input.Text' || element.type === 'Input.ChoiceSet';
}

function isSubmit(element: FlatElement, form: Submit): boolean {
  return element.type === 'ActionSet' && element.actions.some((action) => action === form);
}

function toModal(elements: readonly FlatElement[], form: Submit, language: Language): SlackModal {
  const texts = createTextBudget();
  const writer = createBlockWriter(modalSurface, texts);
  const heading = elements.find((element) => element.type === 'TextBlock');
  for (const element of elements) if (element !== heading && !isSubmit(element, form)) writer.add(element);
  return {
    type: 'modal',
    callback_id: form.verb,
    private_metadata: within(slackLimits.privateMetadata, JSON.stringify(payloadOf(form))),
    title: texts.plain(heading?.text ?? form.title, slackLimits.modalTitle),
    submit: texts.plain(form.title, slackLimits.modalTitle),
    close: texts.plain(textIn(language)('card.cancel'), slackLimits.modalTitle),
    blocks: writer.blocks(),
  };
}

function payloadOf({ verb, data }: Submit): Record<string, unknown> {
  return { verb, ...data };
}

function languageOf({ card }: DrawnCard): Language {
  return isLanguage(card.lang) ? card.lang : languages[0];
}
