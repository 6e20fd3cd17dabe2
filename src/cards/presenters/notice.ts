import type { Notice, NoticeView } from '../../conversation/views';
import { nameOf } from '../../indicators/indicators';
import type { TextValues } from '../../text/text';
import { exampleButtons } from './help';
import { accountIdsInWords, accountsInWords } from './linking';
import { type Presented, toButton, type Wording } from './presented';

/** One message in plain words; with `offerHelp`, questions that can be asked and help. */
export function presentNotice({ notice, offerHelp }: NoticeView, wording: Wording): Presented {
  const { text, language } = wording;
  const help = toButton(text('card.help'), { verb: 'help' });
  return {
    template: 'notice',
    data: {
      lang: language,
      message: noticeInWords(notice, wording),
      buttons: offerHelp ? [...exampleButtons(text), help] : [],
    },
  };
}

/** The notice as one text. */
export function noticeInWords(notice: Notice, wording: Wording): string {
  return wording.text(`notice.${notice.code}`, valuesOf(notice, wording));
}

function valuesOf(notice: Notice, wording: Wording): TextValues {
  const { text, moment, language } = wording;
  switch (notice.code) {
    case 'notAllowed':
      return { role: text(`role.${notice.wanted}`) };
    case 'roleSet':
      return {
        name: notice.name,
        role: text(`role.${notice.role}`),
        accounts: accountIdsInWords(notice.accounts, wording),
      };
    case 'linked':
      return { accounts: accountsInWords(notice.accounts, wording) };
    case 'pollClosed':
      return { closedAt: moment(notice.closedAt) };
    case 'wordTaught':
    case 'wordTaken':
      return { word: notice.word, meaning: notice.indicator ? nameOf(notice.indicator, language) : notice.meaning };
    case 'meaningUnclear': {
      const names = notice.candidates.map((indicator) => nameOf(indicator, language));
      return { meaning: notice.meaning, count: names.length, candidates: names.join('; ') };
    }
    default:
      return notice;
  }
}
