import type { Clock } from '../base/base';
import type { Indicators } from '../indicators/indicators';
import type { Polls } from '../polls/polls';
import type { Questions } from '../questions/questions';
import { type Language, localize } from '../text/text';
import { gatherFigures, hasName } from './figure-material';
import { toHtml } from './html';
import type { QuestionMaterial, ReportMaterial } from './material';
import { gatherPolls } from './poll-material';

/** The source's own wording of the credit that its licence asks for. */
const credit = 'THL, Sotkanet.fi, CC BY 4.0';

/** Material for the author of the regional wellbeing report, from what is stored at that moment. */
export interface Report {
  gather(language: Language): Promise<ReportMaterial>;
  toHtml(material: ReportMaterial): Promise<string>;
}

interface Parts {
  readonly indicators: Indicators;
  readonly chosen: readonly { readonly id: number; readonly theme: string }[];
  readonly polls: Polls;
  readonly questions: Questions;
  readonly clock: Clock;
  readonly homeArea: string;
  readonly timeZone: string;
}

export function createReport({ indicators, chosen, polls, questions, clock, homeArea, timeZone }: Parts): Report {
  async function askedAbout(language: Language): Promise<QuestionMaterial> {
    const { asked, answered, unanswered, byIndicator } = await questions.counts();
    const titles = indicators.edition().indicators;
    return {
      asked,
      answered,
      unanswered,
      byIndicator: byIndicator.map(({ id, count }) => ({
        id,
        name: localize(titles.get(id)?.title ?? {}, language) || String(id),
        count,
      })),
    };
  }

  function areaName(language: Language): string {
    const regions = [...indicators.edition().regions.values()];
    const home = regions.find((region) => region.category === 'MAAKUNTA' && hasName(region, homeArea));
    return home ? localize(home.title, language) : homeArea;
  }

  return {
    async gather(language) {
      const asked = await gatherPolls(polls, timeZone);
      return {
        format: 'kumppani-report',
        version: 1,
        createdAt: clock.now().toISOString(),
        language,
        area: areaName(language),
        credit,
        containsExamples: asked.some(({ example }) => example),
        figures: await gatherFigures({ indicators, chosen, homeArea, language }),
        polls: asked,
        questions: await askedAbout(language),
      };
    },
    toHtml: (material) => toHtml(material, timeZone),
  };
}
