import { barChart } from '../charts/charts';
import { formatDate, type Language, type Text } from '../text/text';
import { html, Markup, table } from './markup';
import type { PollMaterial } from './material';
import { barsOf } from './poll-material';

/** What was asked and answered: every poll with its source, counts with their denominator, table and picture. */
export async function pollSection(polls: readonly PollMaterial[], text: Text, language: Language): Promise<Markup> {
  const parts = await Promise.all(polls.map((poll) => pollPart(poll, text, language)));
  return html`<h3>${text('report.polls')}</h3>
${parts.length > 0 ? parts : html`<p>${text('report.noPolls')}</p>`}
`;
}

async function pollPart(poll: PollMaterial, text: Text, language: Language): Promise<Markup> {
  return html`<article id="poll-${poll.id}"><h4 lang="${poll.questionLanguage}">${poll.question}</h4>
${poll.example ? html`<p class="note">${text('report.example')}</p>` : ''}
<p>${denominator(poll, text)} ${remark(poll, text)}</p>
${poll.options.some(({ votes }) => votes !== undefined) ? await results(poll, text, language) : ''}
${responses(poll, text, language)}
<p class="source">${provenance(poll, text, language)}</p>
</article>
`;
}

function denominator(poll: PollMaterial, text: Text): string {
  return text('report.denominator', {
    answers: poll.answers,
    people: poll.people ?? 'none',
    groups: poll.groupAnswers,
  });
}

function remark(poll: PollMaterial, text: Text): string {
  if (poll.keyLost) return text('report.keyLost');
  if (poll.state === 'closed') return '';
  return text(poll.secrecy === 'secret' ? 'report.secretOpen' : 'report.openPreliminary');
}

async function results(poll: PollMaterial, text: Text, language: Language): Promise<Markup> {
  const bars = barsOf(poll.options, poll.answers, language);
  const rows = bars.map(({ label, text: value }) => [label, value]);
  const counts = table(
    poll.question,
    [text('report.option'), `${text('report.votes')} (${text('report.share')})`],
    rows,
  );
  if (poll.answers === 0) return counts;
  const chartText = text('report.chartText', {
    bars: bars.map(({ label, text: value }) => `${label} ${value}`).join(', '),
  });
  const svg = new Markup(await barChart({ title: poll.question, bars, language }));
  return html`<div class="wide" role="region" aria-label="${poll.question}" tabindex="0">${counts}</div>
<figure role="img" aria-label="${chartText}">${svg}</figure>
`;
}

function responses(poll: PollMaterial, text: Text, language: Language): Markup | '' {
  if (poll.responses.length === 0) return '';
  const rows = poll.responses.map((response) => [
    response.id,
    poll.options.find(({ id }) => id === response.option)?.text ?? response.option,
    formatDate(response.day, language),
    response.language,
    inNameOf(response.inNameOf, text),
  ]);
  const headers = ['id', 'responseOption', 'responseDay', 'responseLanguage', 'responseFor'];
  const caption = text('report.responses', { count: rows.length });
  return html`<details><summary>${caption}</summary>
${table(
  caption,
  headers.map((key) => text(`report.${key}`)),
  rows,
)}</details>
`;
}

function inNameOf(who: PollMaterial['responses'][number]['inNameOf'], text: Text): string {
  switch (who.kind) {
    case 'person':
      return text('report.forPerson');
    case 'association':
      return text('report.forAssociation', { name: who.name });
    case 'group':
      return text('report.forGroup', { people: who.people });
  }
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function provenance(poll: PollMaterial, text: Text, language: Language): string {
  return text('report.provenance', {
    secrecy: capitalized(text(`report.secrecy${capitalized(poll.secrecy)}`)),
    place: text(`report.place${capitalized(poll.placeKind)}`),
    channel: text(`report.channel${capitalized(poll.channel)}`),
    launched: formatDate(poll.launched, language),
    closed: poll.closed ? formatDate(poll.closed, language) : 'none',
    id: poll.id,
  });
}
