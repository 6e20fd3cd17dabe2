import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import { createQuestions } from '../../src/questions/questions';
import { languages, textIn } from '../../src/text/text';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { starterEdition } from '../support/small-edition';

describe('the questions that the help card offers', () => {
  const questions = createQuestions({
    indicators: {
      edition: () => starterEdition,
      lookUp: (question) => findFigure(starterEdition, question),
      answer: (question) => answerFigures(starterEdition, question),
    },
    store: createMemoryStore(),
    clock: createSetClock(),
    homeArea: 'Uusimaa',
  });

  it.each(languages)(
    'get a value, a trend, a comparison and a ranking from the starter figures in %s',
    async (language) => {
      const text = textIn(language);
      const asked = ['help.example1', 'help.example2', 'help.example3', 'help.example4'].map((key) => text(key));
      const answers = await Promise.all(asked.map((question) => questions.answer({ text: question, language: 'fi' })));
      expect(
        answers.map(({ answer }) => [answer.language, answer.kind === 'answer' ? answer.answer.kind : answer.kind]),
      ).toEqual(['found', 'trend', 'comparison', 'ranking'].map((kind) => [language, kind]));
    },
  );
});
