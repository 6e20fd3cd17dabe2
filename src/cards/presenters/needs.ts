import { showFigures } from '../../conversation/conversation';
import type { NeedsView } from '../../conversation/views';
import { type IndicatorAnswer, nameOf } from '../../indicators/indicators';
import { changeInWords } from './change';
import { sourceInWords } from './figure-card';
import { placeInWords, regionInWords, valueInWords } from './figures';
import { optional, type Presented, toButton, type Wording } from './presented';

/** The figures of a group's situation, one below the other, each with a button for more of it. */
export function presentNeeds({ needs }: NeedsView, wording: Wording): Presented {
  const { text, language } = wording;
  const { group, region, figures, lacking } = needs;
  const where = regionInWords(region, language);
  const [newest] = figures.map(({ source: { edition, downloaded } }) => ({ edition, downloaded }));
  const names = lacking.map((indicator) => nameOf(indicator, language));
  return {
    template: 'needs',
    data: {
      lang: language,
      heading: text('needs.heading', { group: group ?? 'none' }),
      where,
      intro: text('needs.intro'),
      figures: figures.map((answer) => figureWords(answer, wording)),
      none: optional(figures.length === 0 ? text('needs.none') : undefined),
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
  const official = above.map(
    ({ region, value }) => `${regionInWords(region, language)} ${valueInWords(value, indicator, language)}`,
  );
  return {
    name,
    value: valueInWords(figure.value, indicator, language),
    where: placeInWords(regionInWords(figure.region, language), figure.year, gender, wording),
    sentences: [
      ...optional(earlier && changeInWords({ indicator, from: earlier, to: figure }, wording)),
      ...optional(official.length > 0 ? text('answer.official', { figures: official.join('; ') }) : undefined),
    ],
    more: toButton(
      text('needs.more', { name }),
      showFigures({ ask: 'trend', indicator: indicator.id, regions: [figure.region.id], gender }),
    ),
  };
}
