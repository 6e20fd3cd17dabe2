import type { Action, Conversation, Outcome } from '../../src/conversation/conversation';
import { parseAction } from '../../src/conversation/conversation';
import type { AnswerView, View } from '../../src/conversation/views';
import type { PollState } from '../../src/polls/polls';
import type { Language } from '../../src/text/text';
import { createFakeConversation, examplePoll, type FakeConversation, type WebChat } from './web-chat';

const region = (id: number, category: string, name: string) => ({
  id,
  code: String(id),
  category,
  title: { fi: name, sv: name, en: name },
  memberOf: [],
});

const answer: AnswerView = {
  kind: 'answer',
  answer: {
    kind: 'found',
    indicator: {
      id: 683,
      title: { fi: 'Diabetesta sairastavat', sv: 'Personer med diabetes', en: 'People with diabetes' },
      organization: { fi: 'THL' },
      genders: ['total'],
      levels: [],
      decimals: 1,
    },
    gender: 'total',
    figure: { region: region(444, 'KUNTA', 'Lohja'), year: 2024, value: 8.9 },
    above: [{ region: region(1, 'MAA', 'Koko maa'), year: 2024, value: 8 }],
    series: [{ year: 2024, value: 8.9 }],
    notes: [],
    source: { edition: 'starter', downloaded: '2026-11-01' },
  },
};

/** A small stand-in for the core in which people ask, launch one poll by a form, vote and choose a language. */
export function createPollConversation(chat: () => WebChat): FakeConversation & Conversation {
  const votes = new Map<string, string>();
  const state = (): PollState => {
    const counts = examplePoll.options.map(({ id }) => [...votes.values()].filter((vote) => vote === id).length);
    return { ...examplePoll, turnout: votes.size, tally: { votes: counts, voters: votes.size, groups: 0 } };
  };
  const toPerson = (view: View, language: Language): Outcome => ({ replies: [{ audience: 'person', view, language }] });
  const shared = (view: View): Outcome => ({ replies: [{ audience: 'everyone', view, language: 'fi' }] });

  async function vote(person: string, { option }: Action & { verb: 'vote' }, language: Language): Promise<Outcome> {
    votes.set(person, option);
    const view = { kind: 'poll', poll: state() } as const;
    for (const post of conversation.posts) await chat().channel.outgoing.update(post, { view, language: 'fi' });
    const text = examplePoll.options.find(({ id }) => id === option)?.text ?? '';
    const note = { code: 'voteCounted', option: text } as const;
    return { replies: [], redraw: { view: { ...view, note }, language } };
  }

  const conversation = createFakeConversation(async ({ body, person, locale = 'fi' }) => {
    if (body.kind === 'text') {
      if (body.text === 'uusi kysely') {
        return toPerson({ kind: 'pollForm', key: 'form-1', question: '', options: '', secrecy: 'open' }, locale);
      }
      return shared(answer);
    }
    const action = body.kind === 'action' ? parseAction(body.payload) : undefined;
    if (action?.verb === 'vote') return vote(person.id, action, locale);
    if (action?.verb === 'launchPoll') return shared({ kind: 'poll', poll: state() });
    if (action?.verb === 'setLanguage') {
      return toPerson({ kind: 'notice', notice: { code: 'languageSet' }, offerHelp: false }, action.language);
    }
    return toPerson({ kind: 'notice', notice: { code: 'actionUnknown' }, offerHelp: true }, locale);
  });
  return conversation;
}
