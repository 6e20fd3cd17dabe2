// Slack's Block Kit, drawn well enough to see what Slack would show. Knows what our translator sends; shows the rest as JSON.
import { label } from './labels.js';

function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

const plain = ({ text }) => text;

function richText({ elements }) {
  const run = ({ text, style }) => (style?.bold ? make('strong', '', text) : text);
  return elements.map((part) =>
    part.type === 'rich_text_list'
      ? make('ul', '', ...part.elements.map((item) => make('li', '', ...item.elements.map(run))))
      : make('p', '', ...part.elements.map(run)),
  );
}

function table({ rows, column_settings: columns }) {
  const drawn = rows.map((cells, row) =>
    make(
      'tr',
      '',
      ...cells.map((cell, column) => {
        const element = make(row === 0 ? 'th' : 'td', columns?.[column]?.align === 'right' ? 'right' : '');
        element.append(...richText(cell));
        if (row === 0) element.scope = 'col';
        return element;
      }),
    ),
  );
  return make('div', 'wide', make('table', '', make('tbody', '', ...drawn)));
}

function input({ block_id: id, label: words, element }, key) {
  const name = `${key}-${id}`;
  if (element.type === 'radio_buttons') {
    const choices = element.options.map((option) => {
      const radio = Object.assign(document.createElement('input'), {
        type: 'radio',
        name,
        value: option.value,
        required: true,
      });
      radio.checked = element.initial_option?.value === option.value;
      return make('label', 'switch', radio, plain(option.text));
    });
    const read = () => choices.map((choice) => choice.firstChild).find(({ checked }) => checked)?.value ?? '';
    return { id, read, element: make('fieldset', '', make('legend', '', plain(words)), ...choices) };
  }
  const field = document.createElement(
    element.type === 'static_select' ? 'select' : element.multiline ? 'textarea' : 'input',
  );
  if (element.type === 'static_select') {
    const options = element.options ?? element.option_groups.flatMap((group) => group.options);
    field.append(...options.map((option) => new Option(plain(option.text), option.value)));
    field.value = element.initial_option?.value ?? '';
  } else {
    field.value = element.initial_value ?? '';
    if (element.multiline) field.rows = 4;
  }
  field.id = name;
  field.required = true;
  const caption = make('label', '', plain(words));
  caption.htmlFor = name;
  return { id, read: () => field.value, element: make('div', '', caption, field) };
}

function openModal(modal, onPress) {
  const key = crypto.randomUUID();
  const fields = [];
  const body = modal.blocks.map((block) => {
    if (block.type !== 'input') return drawBlock(block, {}, onPress);
    const field = input(block, key);
    fields.push(field);
    return field.element;
  });
  const title = make('h2', '', plain(modal.title));
  title.id = key;
  const submit = Object.assign(make('button', 'primary', plain(modal.submit)), { value: 'submit' });
  const close = Object.assign(make('button', '', plain(modal.close)), { value: 'close', formNoValidate: true });
  const form = make('form', '', title, ...body, make('div', 'buttons', submit, close));
  form.method = 'dialog';
  const dialog = make('dialog', 'sheet slack', form);
  dialog.setAttribute('aria-labelledby', key);
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'submit') {
      const inputs = Object.fromEntries(fields.map(({ id, read }) => [id, read()]));
      onPress(JSON.parse(modal.private_metadata), inputs);
    }
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function button(element, modals, onPress) {
  const drawn = make('button', element.style ? `style-${element.style}` : '', plain(element.text));
  drawn.type = 'button';
  drawn.addEventListener('click', () => {
    const modal = modals[element.action_id];
    if (element.url) window.open(element.url, '_blank', 'noopener,noreferrer');
    else if (modal) openModal(modal, onPress);
    else onPress(JSON.parse(element.value), {});
  });
  return drawn;
}

function drawBlock(block, modals, onPress) {
  switch (block.type) {
    case 'header':
      return make('h4', '', plain(block.text));
    case 'section':
      return make('p', '', plain(block.text));
    case 'context':
      return make('p', 'muted', block.elements.map(plain).join(' '));
    case 'divider':
      return make('hr', '');
    case 'rich_text':
      return make('div', '', ...richText(block));
    case 'table':
      return table(block);
    case 'image':
      return Object.assign(document.createElement('img'), { src: block.image_url, alt: block.alt_text });
    case 'actions':
      return make('div', 'buttons', ...block.elements.map((element) => button(element, modals, onPress)));
    default:
      return make('pre', '', JSON.stringify(block, null, 2));
  }
}

/** Draws a Slack message with its JSON below; buttons and modals work like the card's own. */
export function drawBlocks(message, onPress) {
  const json = make('pre', '', JSON.stringify(message, null, 2));
  json.tabIndex = 0;
  const source = make('details', '', make('summary', '', label('slackJson')), json);
  return make('div', 'card slack', ...message.blocks.map((block) => drawBlock(block, message.modals, onPress)), source);
}
