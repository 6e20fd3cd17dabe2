/** What Slack takes, from the Block Kit reference unless said otherwise. */
export const slackLimits = {
  messageBlocks: 50,
  modalBlocks: 100,
  actionsElements: 25, // actions block, elements
  header: 150, // header block, text
  section: 3000, // section block, text; kept for each rich text and context too, which name no limit of their own
  buttonText: 75, // button, text
  buttonValue: 2000, // button, value
  url: 3000, // button, url; image, image_url
  altText: 2000, // image block, alt_text
  tableRows: 100, // table block, rows
  tableCells: 20, // table block, cells of a row
  tables: 1, // table block: one in a message
  label: 2000, // input block, label
  initialValue: 3000, // plain_text_input, max_length
  radioOptions: 10, // radio_buttons, options
  selectOptions: 100, // static_select, options and option_groups
  optionText: 75, // option object, text
  optionValue: 150, // option object, value
  modalTitle: 24, // view, title, submit and close
  privateMetadata: 3000, // view, private_metadata
  messageText: 4000, // chat.postMessage: the recommended most of the top-level text
  // Undocumented: past about 13,200 characters in all blocks Slack answers msg_blocks_too_long. The rest is room for the
  // "…" of whatever stands after the text that used it up.
  allText: 12_700,
} as const;
