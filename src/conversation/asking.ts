import type { FigureQuestion, Gender, Indicators } from '../indicators/indicators';
import type { QuestionAnswer, Questions } from '../questions/questions';
import { type Context, noticeToPerson, toPerson } from './context';
import type { FigurePictures } from './figure-pictures';
import type { Outcome } from './outcome';
import type { View } from './views';

/** Everything people ask about indicators. */
export interface Asking {
  ask(context: Context, text: string): Promise<Outcome>;
  showFigure(context: Context, wanted: WantedFigure): Promise<Outcome>;
  showFigures(context: Context, wanted: FigureQuestion): Promise<Outcome>;
  showDefinition(context: Context, indicator: number): Promise<Outcome>;
}

interface WantedFigure {
  readonly indicator: number;
  readonly region: number;
  readonly year?: number | undefined;
  readonly gender?: Gender | undefined;
}

interface Parts {
  readonly questions: Questions;
  readonly indicators: Indicators;
  readonly pictures: FigurePictures;
}

export function createAsking({ questions, indicators, pictures }: Parts): Asking {
  return {
    async ask(context, text) {
      const answer = await questions.ask({ text, language: context.language, place: context.place });
      // Answered in the language of the question: who asks in Swedish reads Swedish, whatever the settings say.
      const asked = { ...context, language: answer.language };
      if (answer.kind === 'notUnderstood' || answer.kind === 'outOfScope') {
        return noticeToPerson(asked, { code: answer.kind }, true);
      }
      return { replies: [{ audience: 'everyone', view: answerView(answer), language: answer.language }] };
    },

    async showFigure(context, wanted) {
      const found = await indicators.lookUp(wanted);
      return toPerson(
        context,
        found.kind === 'found' ? { kind: 'answer', answer: found } : { kind: 'missing', missing: found },
      );
    },

    async showFigures(context, wanted) {
      const found = await indicators.answer(wanted);
      return toPerson(
        context,
        found.kind === 'missing' ? { kind: 'missing', missing: found } : pictures.view(found, context.language),
      );
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

/** The card of an answer. */
export function answerView(answer: Exclude<QuestionAnswer, { kind: 'notUnderstood' | 'outOfScope' }>): View {
  switch (answer.kind) {
    case 'answer':
      return { kind: 'answer', answer: answer.answer };
    case 'missing':
      return { kind: 'missing', missing: answer.missing };
    default: {
      const { language: _language, ...view } = answer;
      return view;
    }
  }
}
