import { showFigures } from '../../conversation/conversation';
import type { MissingView } from '../../conversation/views';
import type { FigureQuestion, MissingFigure } from '../../indicators/indicators';
import { localize } from '../../text/text';
import { placeInWords, regionInWords, valueInWords, yearsAsked, yearsInWords } from './figures';
import { type Button, optional, type Presented, toButton, type Wording } from './presented';
import { understoodParts } from './understood';

/** Why there is no number, which there are, and the nearest of them as buttons. */
export function presentMissing({ missing, understood }: MissingView, wording: Wording): Presented {
  const { text, language } = wording;
  const { indicator, region, years, year = '', gender } = missing;
  return {
    template: 'missing',
    data: {
      lang: language,
      heading: text('missing.heading'),
      name: optional(indicator && localize(indicator.title, language)),
      where: optional(whereInWords(missing, understood?.asked, wording)),
      reason: text(`missing.${missing.reason}`, {
        asked: yearsKind(missing, understood?.asked),
        year: String(year),
        gender,
      }),
      years: optional(years.length > 0 ? text('missing.years', { years: yearsInWords(years) }) : undefined),
      instead: optional(insteadInWords(missing, wording)),
      ...understoodParts(understood, { indicator, regions: optional(region) }, wording),
      buttons: [...figureButtons(missing, understood?.asked, wording), toButton(text('card.help'), { verb: 'help' })],
    },
  };
}

function whereInWords(
  { region, year, gender }: MissingFigure,
  asked: FigureQuestion | undefined,
  wording: Wording,
): string | undefined {
  if (!region) return undefined;
  const name = regionInWords(region, wording.language);
  const years = asked?.years ? yearsAsked(asked, wording) : year;
  return years === undefined ? name : placeInWords(name, years, gender, wording);
}

/** How many years were asked for; `none` where any year would have done. */
function yearsKind({ year }: MissingFigure, asked: FigureQuestion | undefined): 'none' | 'one' | 'several' {
  if (asked?.years && asked.years.kind !== 'year') return 'several';
  return year === undefined ? 'none' : 'one';
}

function insteadInWords({ indicator, instead }: MissingFigure, { text, language }: Wording): string | undefined {
  if (!indicator || !instead) return undefined;
  return text('missing.instead', {
    region: regionInWords(instead.region, language),
    year: String(instead.year),
    value: valueInWords(instead.value, indicator, language),
  });
}

/** The nearest figures that there are. A year that exists is shown as was asked, as a ranking or side by side. */
function figureButtons(
  missing: MissingFigure,
  asked: FigureQuestion | undefined,
  { text, language }: Wording,
): readonly Button[] {
  const { indicator, region, instead, gender } = missing;
  if (!indicator) return [];
  const show = (title: string, of: number, year: number | undefined, by = gender) => {
    const years = year === undefined ? {} : { years: { kind: 'year', year } as const };
    return toButton(title, showFigures({ ask: 'value', indicator: indicator.id, regions: [of], gender: by, ...years }));
  };
  const buttons: Button[] = [];
  const latest = missing.years.at(-1);
  if (region && latest !== undefined && latest !== missing.year) {
    const year = String(latest);
    const title = text('missing.showYear', { year });
    const isOne = asked === undefined || asked.ask === 'value' || asked.ask === 'trend';
    const inYear = { kind: 'year', year: latest } as const;
    buttons.push(isOne ? show(title, region.id, latest) : toButton(title, showFigures({ ...asked, years: inYear })));
  }
  if (instead) {
    const title = { region: regionInWords(instead.region, language), year: String(instead.year) };
    buttons.push(show(text('missing.showInstead', title), instead.region.id, instead.year));
  }
  if (region && missing.reason === 'notForGender') {
    for (const other of (missing.genders ?? indicator.genders).filter((candidate) => candidate !== gender)) {
      const title = text('missing.showGender', { gender: text(`answer.gender.${other}`) });
      buttons.push(show(title, region.id, missing.year, other));
    }
  }
  return buttons;
}
