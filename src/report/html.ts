import { formatDate, formatMoment, type Language, type Text, textIn } from '../text/text';
import { figureSection } from './html-figures';
import { pollSection } from './html-polls';
import { html, type Markup, table } from './markup';
import type { ReportMaterial } from './material';
import { page } from './page';

/** The material as one accessible HTML file that opens in browsers and in Word. */
export async function toHtml(material: ReportMaterial, timeZone: string): Promise<string> {
  const { language, area } = material;
  const text = textIn(language);
  const title = text('report.title', { area });
  const body = html`<h1>${title}</h1>
<p>${text('report.lead', { moment: formatMoment(material.createdAt, timeZone, language) })}</p>
${material.containsExamples ? html`<p class="note">${text('report.examples')}</p>` : ''}
<nav aria-label="${text('report.contents')}"><ul>
<li><a href="#figures">${text('report.figures')}</a></li>
<li><a href="#asked">${text('report.asked')}</a></li>
<li><a href="#annex">${text('report.annex')}</a></li>
</ul></nav>
${figureSection(material, text)}
<section id="asked"><h2>${text('report.asked')}</h2>
${await pollSection(material.polls, text, language)}
${questionSection(material, text)}</section>
${annex(material, text, language)}`;
  return page(language, title, body);
}

function questionSection({ questions }: ReportMaterial, text: Text): Markup {
  const { asked, answered, unanswered, byIndicator } = questions;
  const rows = byIndicator.map(({ name, count }) => [name, String(count)]);
  return html`<h3>${text('report.questions')}</h3>
<p>${text('report.questionCounts', { asked, answered, unanswered })}</p>
${rows.length > 0 ? table(text('report.questions'), [text('report.questionAbout'), text('report.times')], rows) : ''}`;
}

function annex(material: ReportMaterial, text: Text, language: Language): Markup {
  const { figures } = material;
  const definitions = figures.indicators.map((indicator) => {
    const sources = [
      text('report.producer', { producer: indicator.producer }),
      ...(indicator.updated ? [text('report.updated', { date: formatDate(indicator.updated, language) })] : []),
      text('report.sotkanetId', { id: String(indicator.id) }),
    ];
    return html`<h4>${indicator.name}</h4>
<p>${indicator.definition ?? text('report.noDefinition')}</p>
<p class="source">${sources.join(' ')}</p>
`;
  });
  const reasons = [...new Set(figures.leftOut.map(({ reason }) => reason))].map((reason) => {
    const left = figures.leftOut.filter((item) => item.reason === reason);
    // An indicator that is not in the edition has no name to show; its id would tell readers nothing.
    const names = left.flatMap(({ name }) => name || []).join('; ');
    return html`<li>${left.length}: ${text(`report.reasons.${reason}`)}${names ? ` (${names})` : ''}</li>
`;
  });
  return html`<section id="annex"><h2>${text('report.annex')}</h2>
<h3>${text('report.definitions')}</h3>
${definitions}
<h3>${text('report.method')}</h3>
<ul><li>${text('report.methodOpen')}</li><li>${text('report.methodSecret')}</li><li>${text('report.methodCounties')}</li></ul>
<h3>${text('report.leftOut')}</h3>
<ul><li>${text('report.leftOutTexts')}</li>
<li>${text('report.leftOutCount', { count: figures.leftOut.length })}</li>
${reasons}</ul>
<p class="source">${text('report.credit', { credit: material.credit })}</p>
</section>
`;
}
