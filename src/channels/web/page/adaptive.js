// Adaptive Cards, drawn by Microsoft's own library in our colours.
const { AdaptiveCards } = window;

// Contrast is kept by the style sheet's colours, light and dark alike.
const colour = (name) => ({ default: `var(--${name})`, subtle: 'var(--muted)' });
const colours = Object.fromEntries(
  Object.entries({
    default: 'text',
    dark: 'text',
    light: 'text',
    accent: 'accent',
    good: 'good',
    warning: 'warning',
    attention: 'bad',
  }).map(([name, variable]) => [name, colour(variable)]),
);
const container = (background) => ({ backgroundColor: background, foregroundColors: colours });

const hostConfig = new AdaptiveCards.HostConfig({
  fontFamily: 'inherit',
  fontSizes: { small: 14, default: 16, medium: 18, large: 21, extraLarge: 26 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 20, default: 24, medium: 26, large: 29, extraLarge: 34 },
  spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 0 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  containerStyles: { default: container('transparent'), emphasis: container('var(--tint)') },
  actions: {
    maxActions: 30,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
    spacing: 'medium',
  },
  adaptiveCard: { allowCustomStyle: false },
  textBlock: { headingLevel: 3 },
  table: { cellSpacing: 8 },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', suffix: '' },
      optionalInputs: { weight: 'bolder', color: 'default', suffix: '' },
    },
    errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
  },
});

// No Markdown: words are shown as they were written, never as markup.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const plain = document.createElement('span');
  plain.textContent = text;
  result.outputHtml = plain.innerHTML;
  result.didProcess = true;
};

/** The library lines columns up by share alone, which breaks words in narrow windows: let long words widen their column. */
function alignColumns(table) {
  const rows = [...table.children];
  const shares = [...(rows[0]?.children ?? [])].map((cell) => `${Number.parseFloat(cell.style.flexBasis) || 1}fr`);
  const columns = shares.map((share, index) => `minmax(${index === 0 ? 0 : 'min-content'}, ${share})`);
  Object.assign(table.style, {
    display: 'grid',
    gridTemplateColumns: columns.join(' '),
    overflowWrap: 'break-word',
  });
  for (const row of rows) row.style.display = 'contents';
}

/** Draws a card; `onPress(payload, inputs)` is called for its buttons once its inputs are filled in as they must be. */
export function drawAdaptive(shown, onPress) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      window.open(action.url, '_blank', 'noopener,noreferrer');
      return;
    }
    // The button's own data without the inputs, which the library mixes in.
    const { data = {}, verb } = action.toJSON();
    const inputs = Object.fromEntries(card.getAllInputs().map((input) => [input.id, String(input.value ?? '')]));
    onPress(verb ? { ...data, verb } : data, inputs);
  };
  card.parse(shown.card);
  const element = document.createElement('div');
  element.className = 'card adaptive';
  const drawn = card.render();
  if (drawn) element.append(drawn);
  for (const table of element.querySelectorAll('[role="table"]')) alignColumns(table);
  // The library cuts long titles off, and folds line breaks, which the other clients show.
  for (const title of element.querySelectorAll('.ac-pushButton > div')) title.style.whiteSpace = 'normal';
  for (const block of element.querySelectorAll('.ac-textBlock, .ac-richTextBlock')) block.style.whiteSpace = 'pre-line';
  return element;
}
