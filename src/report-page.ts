import type { Links } from './base/base';
import type { ReportPage } from './channels/web/web';
import { hasRights, type Members } from './members/members';
import { type Report, refusalPage } from './report/report';
import { isLanguage, type Language } from './text/text';

interface Parts {
  readonly links: Links;
  readonly members: Members;
  readonly report: Report;
}

const statusOf = { expired: 410, invalid: 404, notAllowed: 403 } as const;

/** The report behind a signed link. Rights are looked up again: who has lost them since, sees nothing. */
export function createReportPage({ links, members, report }: Parts) {
  const refuse = (language: Language, reason: keyof typeof statusOf): ReportPage => ({
    status: statusOf[reason],
    html: refusalPage(language, reason),
  });

  return async (token: string, format: 'html' | 'json'): Promise<ReportPage> => {
    const link = links.open('report', token);
    if (link.kind !== 'valid') return refuse('fi', link.kind);
    const [language = '', ...rest] = link.subject.split(' ');
    const reader = await members.find(rest.join(' '));
    const read = isLanguage(language) ? language : 'fi';
    if (!reader || !hasRights(reader.role, 'coordinator')) return refuse(read, 'notAllowed');
    const material = await report.gather(read);
    return format === 'json' ? { status: 200, json: material } : { status: 200, html: await report.toHtml(material) };
  };
}
