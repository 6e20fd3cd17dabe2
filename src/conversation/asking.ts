import type { FigureQuestion, Indicators } from '../indicators/indicators';
import type { FollowUps, QuestionAnswer, Questions } from '../questions/questions';
import { type Context, noticeToPerson, toPerson } from './context';
import type { FigurePictures } from './figure-pictures';
import type { Notice } from './notices';
import type { Outcome } from './outcome';
import type { View } from './views';

/** Everything people ask about indicators. */
export interface Asking {
  ask(context: Context, text: string): Promise<Outcome>;
  /** What a button of a figure card asks; the next question goes on from it. */
  showFigures(context: Context, pressed: PressedFigures): Promise<Outcome>;
  showDefinition(context: Context, indicator: number): Promise<Outcome>;
}

interface PressedFigures {
  readonly figures: FigureQuestion;
  /** What the button changes of the question that it stands under. */
  readonly changes?: 'indicator' | 'region' | 'years' | 'gender' | undefined;
}

interface Parts {
  readonly questions: Questions;
  readonly indicators: Pick<Indicators, 'edition'>;
  readonly followUps: FollowUps;
  readonly pictures: Pick<FigurePictures, 'view'>;
}

export function createAsking({ questions, indicators, followUps, pictures }: Parts): Asking {
  const askerOf = ({ person, place: { channel, conversation } }: Context) => ({
    person: person.id,
    channel,
    conversation,
  });

  /** The card of an answer, with its picture where it has one. */
  function viewOf(answer: Shown): View {
    const view = answerView(answer);
    return view.kind === 'answer' ? { ...view, ...pictures.view(view.answer, answer.language) } : view;
  }

  return {
    async ask(context, text) {
      const asker = askerOf(context);
      const { language, place } = context;
      const before = await followUps.recall(asker);
      const { answer, last } = await questions.ask({ text, language, place, last: before });
      if (last) await followUps.remember(asker, last);
      // Answered in the language of the question: who asks in Swedish reads Swedish, whatever the settings say.
      const asked = { ...context, language: answer.language };
      if (answer.kind === 'notUnderstood' || answer.kind === 'outOfScope') {
        return noticeToPerson(asked, unansweredNotice(answer), true);
      }
      return { replies: [{ audience: 'everyone', view: viewOf(answer), language: answer.language }] };
    },

    async showFigures(context, { figures, changes }) {
      const shown = await questions.show(figures);
      if (!shown) return noticeToPerson(context, { code: 'actionUnknown' }, true);
      const asker = askerOf(context);
      const last = await followUps.recall(asker);
      if (last && changes === 'indicator') await questions.picked(last, figures.indicator);
      await followUps.remember(asker, { language: context.language, ...last, figures });
      return toPerson(context, viewOf({ ...shown, language: context.language }));
    },

    async showDefinition(context, id) {
      const edition = indicators.edition();
      const indicator = edition.indicators.get(id);
      if (!indicator) return noticeToPerson(context, { code: 'actionUnknown' }, true);
      const description = await edition.description(id);
      return toPerson(context, { kind: 'definition', indicator, ...(description ? { description } : {}) });
    },
  };
}

type Shown = Exclude<QuestionAnswer, Unanswered>;
type Unanswered = Extract<QuestionAnswer, { kind: 'notUnderstood' | 'outOfScope' }>;

/** Why a question got no answer. */
export function unansweredNotice(answer: Unanswered): Notice {
  if (answer.kind === 'outOfScope') return { code: answer.isAboutAssociations ? 'associationsLater' : 'outOfScope' };
  return { code: answer.isCutShort ? 'cutShort' : 'notUnderstood' };
}

/** The card of an answer, without a picture. */
export function answerView(answer: Shown): View {
  switch (answer.kind) {
    case 'answer':
      return { kind: 'answer', answer: answer.answer, understood: answer.shown };
    case 'missing':
      return { kind: 'missing', missing: answer.missing, understood: answer.shown };
    default: {
      const { language: _language, ...view } = answer;
      return view;
    }
  }
}
