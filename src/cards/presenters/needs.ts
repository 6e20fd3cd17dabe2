import { showFigures } from '../../conversation/conversation';
import type { NeedsView } from '../../conversation/views';
import { type IndicatorAnswer, nameOf } from '../../indicators/indicators';
import { formatNumber, localize, shorten } from '../../text/text';
import { changeInWords } from './change';
import { sourceInWords } from './figure-card';
import { officialSentence, placeInWords, regionInWords, unitAfterNumber } from './figures';
import { optional, type Presented, toButton, type Wording } from './presented';

/** The whole name stands above the button. */
const nameCharacters = 45;

/** The figures of a group's situation, one below the other, each with a button for more of it. */
export function presentNeeds({ needs }: NeedsView, wording: Wording): Presented {
  const { text, language } = wording;
  const { group, region, figures, lacking } = needs;
  const where = regionInWords(region, language);
  const [newest] = figures.map(({ source: { edition, downloaded } }) => ({ edition, downloaded }));
  // Whole: of several figures of schools only the unit tells whose they are.
  const names = lacking.map((indicator) => localize(indicator.title, language));
  return {
    template: 'needs',
    data: {
      lang: language,
      heading: text('needs.heading', { group: group ?? 'none' }),
      where,
      intro: text(figures.length > 0 ? 'needs.intro' : 'needs.none'),
      figures: figures.map((answer) => figureWords(answer, wording)),
      lacking: optional(names.length > 0 ? text('needs.lacking', { names: names.join('; ') }) : undefined),
      source: optional(newest && sourceInWords(newest, wording)),
      help: toButton(text('card.help'), { verb: 'help' }),
    },
  };
}

function figureWords(answer: IndicatorAnswer, wording: Wording) {
  const { text, language } = wording;
  const { indicator, figure, earlier, gender, above } = answer;
  const name = nameOf(indicator, language);
  return {
    name,
    number: formatNumber(figure.value, indicator.decimals, language),
    unit: optional(unitAfterNumber(indicator, language) || undefined),
    where: placeInWords(regionInWords(figure.region, language), figure.year, gender, wording),
    sentences: [
      ...optional(earlier && changeInWords({ indicator, from: earlier, to: figure }, wording)),
      ...officialSentence(above, indicator, wording),
    ],
    more: toButton(
      text('needs.more', { name: shorten(name, nameCharacters) }),
      showFigures({ ask: 'trend', indicator: indicator.id, regions: [figure.region.id], gender }),
    ),
  };
}
