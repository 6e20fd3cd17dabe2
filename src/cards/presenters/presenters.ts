import { unreachable } from '../../base/base';
import type { View } from '../../conversation/views';
import { presentAnswer } from './answer';
import { presentPollForm, presentReportLink, presentRoleForm } from './forms';
import { presentFuture } from './future';
import { presentHelp } from './help';
import { presentHome } from './home';
import { presentCandidates, presentDefinition } from './indicators';
import { presentLinkCode } from './linking';
import { presentMeeting } from './meeting';
import { presentMissing } from './missing';
import { presentNeeds } from './needs';
import { presentNotice } from './notice';
import { presentOpenPolls, presentPoll, presentPollResult } from './polls';
import type { Presented, Wording } from './presented';
import { presentGaps, presentTaughtWords } from './teaching';

/** Words a view: picks its template and the data to bind. */
export function present(view: View, wording: Wording): Presented {
  switch (view.kind) {
    case 'help':
      return presentHelp(view, wording);
    case 'notice':
      return presentNotice(view, wording);
    case 'answer':
      return presentAnswer(view, wording);
    case 'missing':
      return presentMissing(view, wording);
    case 'definition':
      return presentDefinition(view, wording);
    case 'candidates':
      return presentCandidates(view, wording);
    case 'needs':
      return presentNeeds(view, wording);
    case 'future':
      return presentFuture(view, wording);
    case 'gaps':
      return presentGaps(view, wording);
    case 'taughtWords':
      return presentTaughtWords(view, wording);
    case 'pollForm':
      return presentPollForm(view, wording);
    case 'poll':
      return presentPoll(view, wording);
    case 'pollResult':
      return presentPollResult(view, wording);
    case 'openPolls':
      return presentOpenPolls(view, wording);
    case 'home':
      return presentHome(view, wording);
    case 'linkCode':
      return presentLinkCode(view, wording);
    case 'meeting':
      return presentMeeting(view, wording);
    case 'reportLink':
      return presentReportLink(view, wording);
    case 'roleForm':
      return presentRoleForm(view, wording);
    default:
      return unreachable(view);
  }
}
