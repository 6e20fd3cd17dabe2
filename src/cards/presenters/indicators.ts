import { showFigures } from '../../conversation/conversation';
import type { CandidatesView, DefinitionView } from '../../conversation/views';
import { nameOf } from '../../indicators/indicators';
import { localize, shorten } from '../../text/text';
import { placeInWords, regionsInWords, yearsAsked } from './figures';
import { buttonCharacters, optional, type Presented, toButton, type Wording } from './presented';

/** Three such texts stay inside Slack's 13,200 characters of a message; the whole text is a click away. */
const partCharacters = 2800;
/** Three such texts stay inside Slack's 50 blocks. */
const partParagraphs = 8;

/** What an indicator measures, how to read it and its limits. */
export function presentDefinition(
  { indicator, description, latest }: DefinitionView,
  { text, language }: Wording,
): Presented {
  const part = (key: 'definition' | 'interpretation' | 'limits') => ({
    heading: text(`answer.${key}`),
    paragraphs: paragraphsOf(localize(description?.[key] ?? {}, language)),
  });
  const parts = [part('definition'), part('interpretation'), part('limits')].filter(
    (each) => each.paragraphs.length > 0,
  );
  const organization = localize(indicator.organization, language);
  return {
    template: 'definition',
    data: {
      lang: language,
      heading: text('answer.definitionHeading'),
      name: localize(indicator.title, language),
      parts,
      none: parts.length === 0 ? [text('answer.definitionNone')] : [],
      producer: organization === '' ? [] : [text('answer.producer', { organization })],
      readMore: text('answer.readMore'),
      readMoreUrl: text('answer.readMoreUrl', { id: String(indicator.id) }),
      buttons: optional(latest && toButton(text('future.showLatest'), showFigures(latest))),
    },
  };
}

function paragraphsOf(long: string): readonly string[] {
  const paragraphs = shorten(long, partCharacters)
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  if (paragraphs.length <= partParagraphs) return paragraphs;
  const kept = partParagraphs - 1;
  return [...paragraphs.slice(0, kept), paragraphs.slice(kept).join(' ')];
}

/** "Did you mean": what was not understood, then a button for each indicator, its title above where the button cannot hold it. */
export function presentCandidates(view: CandidatesView, wording: Wording): Presented {
  const { text, language } = wording;
  return {
    template: 'candidates',
    data: {
      lang: language,
      heading: text('answer.candidates', { count: view.candidates.length }),
      reasons: view.reasons.map((reason) => text(`answer.${reason}`)),
      where: text('answer.candidatesWhere', {
        count: view.candidates.length,
        place: placeAsked(view, wording),
      }),
      candidates: view.candidates.map(({ indicator, to }) => {
        const name = localize(indicator.title, language);
        return {
          name: optional(name.length > buttonCharacters ? name : undefined),
          ...toButton(
            name.length > buttonCharacters ? nameOf(indicator, language) : name,
            showFigures(to, 'indicator'),
          ),
        };
      }),
      help: toButton(text('card.help'), { verb: 'help' }),
    },
  };
}

/** Where and of when the figures are that the buttons show. */
function placeAsked({ candidates: [candidate], regions }: CandidatesView, wording: Wording): string {
  const names = regionsInWords(regions, wording.language);
  if (!candidate) return names;
  const years = yearsAsked(candidate.to, wording);
  // Each may be about a region of its own, where the question names none.
  return names === '' ? years : placeInWords(names, years, candidate.to.gender, wording);
}
