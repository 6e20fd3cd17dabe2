import { shorten } from '../text/text';
import type { CardInput } from './elements';
import { slackLimits } from './slack-limits';
import { type TextBudget, within } from './slack-text';
import type { InputBlock, InputElement, Option } from './slack-types';

/** A modal's field. Choices past Slack's hundred are split into groups named by their first and last. */
export function toInputBlock(input: CardInput, texts: TextBudget): InputBlock {
  return {
    type: 'input',
    block_id: input.id,
    label: texts.plain(input.label, slackLimits.label),
    optional: false,
    element: input.type === 'Input.Text' ? toTextInput(input) : toChoiceInput(input, texts),
  };
}

function toTextInput(input: Extract<CardInput, { type: 'Input.Text' }>): InputElement {
  const element = {
    type: 'plain_text_input',
    action_id: input.id,
    multiline: input.isMultiline === true,
  } as const;
  return input.value === '' ? element : { ...element, initial_value: shorten(input.value, slackLimits.initialValue) };
}

function toChoiceInput(input: Extract<CardInput, { type: 'Input.ChoiceSet' }>, texts: TextBudget): InputElement {
  const options = input.choices.map(
    ({ title, value }): Option => ({
      text: texts.plain(title, slackLimits.optionText),
      value: within(slackLimits.optionValue, value),
    }),
  );
  const chosen = options.find((option) => option.value === input.value);
  const common = { action_id: input.id, ...(chosen ? { initial_option: chosen } : {}) };
  if (input.style === 'expanded' && options.length <= slackLimits.radioOptions) {
    return { type: 'radio_buttons', ...common, options };
  }
  if (options.length <= slackLimits.selectOptions) return { type: 'static_select', ...common, options };
  return { type: 'static_select', ...common, option_groups: toGroups(options, texts) };
}

function toGroups(options: readonly Option[], texts: TextBudget) {
  const groups = [];
  for (let start = 0; start < options.length; start += slackLimits.selectOptions) {
    const members = options.slice(start, start + slackLimits.selectOptions);
    const label = texts.plain(`${start + 1}–${start + members.length}`, slackLimits.optionText);
    groups.push({ label, options: members });
  }
  return groups;
}
