/** The part of Block Kit that we send. Words of people and sources are literal in all of it: there is no mrkdwn. */
export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'divider' }
  | RichText
  | {
      readonly type: 'table';
      readonly rows: readonly (readonly RichText[])[];
      readonly column_settings: readonly Column[];
    }
  | { readonly type: 'image'; readonly image_url: string; readonly alt_text: string }
  | { readonly type: 'actions'; readonly elements: readonly SlackButton[] }
  | InputBlock;

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

export interface TextSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly TextElement[];
}

export interface TextElement {
  readonly type: 'text';
  readonly text: string;
  readonly style?: { readonly bold: true };
}

export interface RichText {
  readonly type: 'rich_text';
  readonly elements: readonly (
    | TextSection
    | { readonly type: 'rich_text_list'; readonly style: 'bullet'; readonly elements: readonly TextSection[] }
  )[];
}

interface Column {
  readonly align: 'left' | 'right';
  readonly is_wrapped: boolean;
}

export interface SlackButton {
  readonly type: 'button';
  /** Unique in its message: "vote:1", "vote:2". */
  readonly action_id: string;
  readonly text: PlainText;
  /** The payload as JSON. */
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
}

export interface InputBlock {
  readonly type: 'input';
  /** The input's id, and that of its element too. */
  readonly block_id: string;
  readonly label: PlainText;
  readonly optional: false;
  readonly element: InputElement;
}

export interface Option {
  readonly text: PlainText;
  readonly value: string;
}

export type InputElement =
  | {
      readonly type: 'plain_text_input';
      readonly action_id: string;
      readonly multiline: boolean;
      readonly initial_value?: string;
    }
  | {
      readonly type: 'radio_buttons';
      readonly action_id: string;
      readonly options: readonly Option[];
      readonly initial_option?: Option;
    }
  | ({ readonly type: 'static_select'; readonly action_id: string; readonly initial_option?: Option } & (
      | { readonly options: readonly Option[] }
      | { readonly option_groups: readonly { readonly label: PlainText; readonly options: readonly Option[] }[] }
    ));

export interface SlackModal {
  readonly type: 'modal';
  /** The verb that the form sends. */
  readonly callback_id: string;
  /** The form's payload as JSON: `{verb, ...}`; its inputs are in `view.state.values[id][id]`. */
  readonly private_metadata: string;
  readonly title: PlainText;
  readonly submit: PlainText;
  readonly close: PlainText;
  readonly blocks: readonly SlackBlock[];
}

export interface SlackMessage {
  readonly blocks: readonly SlackBlock[];
  /** The top-level text, escaped: what screen readers and notifications read. */
  readonly text: string;
  /**
   * The forms of the message by the `action_id` of the button that opens each. That button's value is
   * `{"verb":"openForm","form":…}`: the name under which the channel keeps the form, or the payload that it will send.
   */
  readonly modals: Readonly<Record<string, SlackModal>>;
}
