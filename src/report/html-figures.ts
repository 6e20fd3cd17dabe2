import { changeBetween } from '../indicators/indicators';
import { formatDate, formatNumber, type Language, type Text } from '../text/text';
import { html, type Markup, table } from './markup';
import type { IndicatorMaterial, RegionMaterial, ReportMaterial } from './material';

/** The report's first part: official figures, a table per indicator. */
export function figureSection({ figures, language, credit }: ReportMaterial, text: Text): Markup {
  const date = formatDate(figures.downloaded, language);
  const origin = text(figures.edition === 'starter' ? 'report.starter' : 'report.downloaded', { date });
  const indicators = figures.indicators.map((indicator) => indicatorPart(indicator, text, language));
  return html`<section id="figures"><h2>${text('report.figures')}</h2>
<p>${text('report.figuresLead')} ${origin}</p>
${indicators.length > 0 ? indicators : html`<p>${text('report.noFigures')}</p>`}
<p class="source">${text('report.credit', { credit })}</p>
</section>
`;
}

function indicatorPart(indicator: IndicatorMaterial, text: Text, language: Language): Markup {
  const { name, unit, decimals, municipalities, updated } = indicator;
  const number = (value: number) => formatNumber(value, decimals, language);
  const rows = indicator.figures.map((figure) => rowOf(figure, { text, number, decimals }));
  const headers = ['region', 'year', 'value', 'earlier', 'change'].map((key) => text(`report.${key}`));
  const differences =
    municipalities &&
    text('report.municipalities', {
      year: String(municipalities.highest.year),
      highest: municipalities.highest.region,
      highestValue: number(municipalities.highest.value),
      lowest: municipalities.lowest.region,
      lowestValue: number(municipalities.lowest.value),
    });
  const sources = [
    text('report.producer', { producer: indicator.producer }),
    ...(updated ? [text('report.updated', { date: formatDate(updated, language) })] : []),
    text('report.sotkanetId', { id: String(indicator.id) }),
  ];
  return html`<h3 id="indicator-${indicator.id}">${name}</h3>
<div class="wide" role="region" aria-label="${name}" tabindex="0">${table([name, unit].filter(Boolean).join(', '), headers, rows)}</div>
${differences ? html`<p>${differences}</p>` : ''}
<p class="source">${sources.join(' ')}</p>
`;
}

interface Words {
  readonly text: Text;
  readonly number: (value: number) => string;
  readonly decimals: number;
}

function rowOf({ region, year, value, earlier }: RegionMaterial, { text, number, decimals }: Words): readonly string[] {
  const change = earlier ? changeBetween(earlier.value, value, decimals) : 0;
  return [
    region,
    String(year),
    number(value),
    earlier ? `${number(earlier.value)} (${earlier.year})` : text('report.none'),
    earlier ? `${change > 0 ? '+' : ''}${number(change)}` : text('report.none'),
  ];
}
