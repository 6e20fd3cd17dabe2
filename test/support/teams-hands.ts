import { fakeBot } from './fake-teams';
import { type FakeActivity, type FakeChat, personCalled } from './fake-teams-chats';
import { buttonsIn } from './teams-card';
import type { TwoBots } from './two-bots';

/** A button of the newest card that has one like it. */
export interface WhichButton {
  /** What stands on the card. */
  readonly of?: RegExp;
  readonly option?: string;
}

/** What people and Teams itself can do, by the keys of the fake's people. */
export function createTeamsHands({ teams, tell }: Pick<TwoBots, 'teams' | 'tell'>) {
  const mark = `<at>${fakeBot.name}</at>`;
  const chatOf = (id: string): FakeChat => {
    const chat = teams.chats.get(id);
    if (!chat) throw new RangeError(id);
    return chat;
  };

  const make = (type: string, key: string, chat: FakeChat, more: FakeActivity) =>
    tell(teams.activity(type, personCalled(key), chat, more));

  function find(chat: FakeChat, verb: string, { of = /./, option }: WhichButton) {
    for (const { id, activity } of [...chat.messages].reverse()) {
      const button = buttonsIn(activity.attachments).find(
        ({ payload }) => payload.verb === verb && (option === undefined || payload.option === option),
      );
      if (button && of.test(JSON.stringify(activity))) return { payload: button.payload, replyToId: id };
    }
    throw new Error(`no ${verb} of ${of}`);
  }

  return {
    group: chatOf('19:group@thread.v2'),
    meeting: chatOf('19:meeting@thread.v2'),
    alone: (key: string) => chatOf(`a:1-${key}`),
    say: (key: string, chat: FakeChat, text: string) =>
      make('message', key, chat, {
        text: `${mark} ${text}`,
        textFormat: 'plain',
        entities: [{ type: 'mention', mentioned: fakeBot, text: mark }],
      }),
    happen: (type: string, chat: FakeChat, more: FakeActivity) => make(type, 'fanni', chat, more),
    /** Presses an Action.Execute. */
    execute(key: string, chat: FakeChat, verb: string, which: WhichButton = {}, inputs: object = {}) {
      const { payload, replyToId } = find(chat, verb, which);
      const action = { type: 'Action.Execute', verb, data: { payload, ...inputs } };
      make('invoke', key, chat, { name: 'adaptiveCard/action', value: { action, trigger: 'manual' }, replyToId });
    },
    /** Presses the same in a client that knows only Action.Submit. */
    submit(key: string, chat: FakeChat, verb: string, which: WhichButton = {}, inputs: object = {}) {
      const { payload, replyToId } = find(chat, verb, which);
      make('message', key, chat, { value: { payload, ...inputs }, replyToId });
    },
  };
}
