import { showFigures } from '../../conversation/conversation';
import type { FutureView } from '../../conversation/views';
import { localize } from '../../text/text';
import { exampleButtons } from './help';
import { optional, type Presented, toButton, type Wording } from './presented';

/** That a year has not been yet, and what can be asked instead. */
export function presentFuture({ year, indicator, latest }: FutureView, { text, language }: Wording): Presented {
  return {
    template: 'future',
    data: {
      lang: language,
      heading: text('future.heading', { year: String(year) }),
      name: optional(indicator && localize(indicator.title, language)),
      reason: text(latest ? 'future.latest' : 'future.others'),
      buttons: [
        ...(latest ? [toButton(text('future.showLatest'), showFigures(latest, 'years'))] : exampleButtons(text)),
        toButton(text('card.help'), { verb: 'help' }),
      ],
    },
  };
}
