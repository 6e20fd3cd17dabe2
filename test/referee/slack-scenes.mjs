// The scenes of a match in Slack.
import { faultsOfHostile, hostile } from './hostile.mjs';
import { aino, beside, bjorn, cecilia, daud, form, general, hidden, home, idOf, im, other } from './slack.mjs';
import { withstandFaults, withstandMoreFaults } from './slack-faults.mjs';

const forgeries = 'unsigned badSignature old future ssl_check replay gzip huge emptyBody';

/** Everything people do, with every delivery repeated. */
export const slackScenes = [
  ask,
  giveRoles,
  askMore,
  teach,
  pollByLine,
  pollByForm,
  secretPoll,
  changeLanguages,
  goWithoutLookups,
  openHome,
  beInvited,
  takeHostileWords,
  waitForQuiet,
  refuseForgeries,
  withstandFaults,
  withstandMoreFaults,
];

async function refuseForgeries({ act }) {
  for (const kind of forgeries.split(' ')) await act('forged', { kind });
}

/** A card that is still being drawn anew would look like the work of a forgery. */
async function waitForQuiet({ settle }) {
  await settle(2000);
}

async function ask({ mention, tell, command, sees, press }) {
  await tell(aino, 'apua');
  await sees(im(aino), /Mitä voit kysyä/);
  await mention(aino, 'Paljonko diabetesta on Lohjalla?');
  const answer = await sees(general, /12,9[\s\S]*Koko maa/);
  await mention(bjorn, 'Hur vanligt är diabetes i Lojo?');
  await sees(general, /12,9[\s\S]*Hela landet/);
  await mention(cecilia, 'How common is diabetes in Lohja?');
  await sees(general, /12\.9[\s\S]*Whole country/);
  await press(aino, answer, 'showDefinition:1');
  await sees(beside(general, aino), /Mitä luku kertoo/);
  await command(daud, 'Paljonko diabetesta on Vantaalla?');
  await sees(general, /Vantaa, 2023/);
  await command(bjorn, 'hjälp');
  await sees(beside(general, bjorn), /[Ss]nabb/);
}

async function giveRoles({ mention, tell, command, sees, pressOnce, submit, press, onlyIn }) {
  await mention(cecilia, 'poll "May I?" yes | no');
  await sees(general, /facilitator/);
  await tell(aino, 'roolit');
  await pressOnce(aino, await sees(im(aino), /Täytä lomake/), 'openForm:1');
  const values = { person: idOf(bjorn), role: 'coordinator' };
  await submit(aino, await sees(form(aino), /Uusi rooli/), values);
  await sees(im(aino), /bjorn rooli on nyt koordinaattori/);
  await mention(bjorn, 'rapport');
  await sees(beside(general, bjorn), /Rapportmaterial/);
  await onlyIn(beside(general, bjorn), /Rapportmaterial/);
  await command(cecilia, 'report');
  await sees(beside(general, cecilia), /coordinator/);
  await press(aino, await sees(im(aino), /Mitä voit kysyä/), 'openPolls:1');
  await sees(im(aino), /Avoimet pikakyselyt/);
}

/** Every sort of card that a question can come to, and a tap on each that has any. */
async function askMore({ mention, tell, sees, press }) {
  await tell(daud, 'Miten diabetes on kehittynyt Lohjalla?');
  await press(daud, await sees(im(daud), /Kehitys 2015–2023/), 'showFigures:1');
  await tell(daud, 'Vertaa diabetesta Lohjalla ja Vantaalla');
  await sees(im(daud), /Vertailu[\s\S]*Vantaa/);
  await tell(daud, 'entä Espoossa?');
  await sees(im(daud), /Vertailu[\s\S]*Espoo/);
  await tell(daud, 'Missä Uudenmaan kunnassa diabetesta on eniten?');
  await sees(im(daud), /Karkkila/);
  await tell(daud, 'diabetes ja lääkärikäynnit Lohjalla');
  // The second: the first one's card is also what the question after this one comes to, and would look like a repeat.
  await press(daud, await sees(im(daud), /Mitä näistä tarkoitit/), 'showFigures:2');
  await tell(daud, 'diabetes Lohjalla 2035');
  await press(daud, await sees(im(daud), /Vuodesta 2035/), 'showFigures:1');
  await mention(daud, 'Missä Uudenmaan kunnassa diabetesta on vähiten?');
  await sees(general, /Kauniainen/);
}

async function teach({ mention, sees, onlyIn }) {
  await mention(daud, 'sokru Lohjalla <!channel> *x*');
  await mention(bjorn, 'lär: sokru = diabetes');
  await sees(beside(general, bjorn), /sokru/);
  await mention(daud, 'paljonko sokrua Vantaalla?');
  await sees(general, /Vantaa, 2023/);
  await mention(bjorn, 'luckor');
  await onlyIn(beside(general, bjorn), /sokru Lohjalla/);
  await mention(bjorn, 'lärda ord');
  await mention(bjorn, 'glöm: sokru');
  await mention(cecilia, 'taught words');
  await sees(beside(general, cecilia), /coordinator/);
}

async function pollByLine({ mention, sees, press }) {
  await mention(aino, 'kysely "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö');
  const card = await sees(general, /Mikä auttaisi eniten\?/);
  await press(aino, card, 'vote:1');
  await press(bjorn, card, 'vote:2');
  await press(cecilia, card, 'vote:1');
  await press(cecilia, card, 'vote:2');
  await sees(beside(general, cecilia), /changed[\s\S]*rahoitus/);
  await sees(general, /rahoitus\n2\n67[\s\S]*3\/4/);
  await press(aino, card, 'closePoll:1');
  await sees(general, /Pikakyselyn tulos\nMikä auttaisi eniten\?/);
  await sees(general, /Pikakysely on suljettu\nMikä auttaisi eniten\?[\s\S]*rahoitus: 2\/3/);
}

async function pollByForm({ command, sees, press, submit, until, act }) {
  await command(aino, 'kysely');
  const view = await sees(form(aino), /Uusi pikakysely/);
  const question = 'Milloin tavataan?';
  await submit(aino, view, { question, options: 'aamulla', secrecy: 'open' }, (name, values) => act(name, values));
  const faulty = await sees(form(aino), /vähintään kaksi, kukin/);
  await submit(aino, faulty, { question, options: 'aamulla\nillalla', secrecy: 'open' });
  await until(
    'that the form is done',
    (all) => !all.some(({ where, text }) => where === form(aino) && /Kysymys \(/.test(text)),
  );
  const card = await sees(general, /Milloin tavataan\?[\s\S]*illalla/);
  await press(bjorn, card, 'vote:2');
  await sees(general, /illalla\n1\n100/);
}

async function secretPoll({ mention, sees, press }) {
  await mention(aino, 'salainen kysely "Jatketaanko?" kyllä | ei');
  const card = await sees(general, /Jatketaanko\?/);
  await press(aino, card, 'vote:2');
  for (const user of [bjorn, cecilia]) await press(user, card, 'vote:1');
  await press(aino, card, 'vote:1');
  await sees(beside(general, aino), /ääntä ei voi vaihtaa/);
  await sees(general, /Salainen pikakysely\nJatketaanko\?[\s\S]*3\/4/);
  await press(aino, card, 'closePoll:1');
  await sees(general, /Pikakysely on suljettu\nJatketaanko\?[\s\S]*kyllä: 2\/3/);
}

async function changeLanguages({ tell, mention, sees }) {
  await tell(daud, 'kieli ruotsi');
  await sees(im(daud), /svenska/);
  await tell(daud, 'apua');
  await sees(im(daud), /[Ss]nabb/);
  await mention(aino, 'keskustelun kieli englanti');
  await mention(aino, 'kysely "Shall we go on?" onward | stop');
  await sees(general, /Quick poll\nShall we go on\?/);
  await mention(aino, 'keskustelun kieli suomi');
}

/** Slack tells neither who speaks nor who is there: people are answered in time all the same. */
async function goWithoutLookups({ act, actTwice, command, sees }) {
  const room = 'C0NEW';
  await act('channel', { id: room, members: [aino, bjorn, 'U0BOT'] });
  await act('faults', { next: ['hang', 'hang', 'hang', 'hang'], only: ['users.info', 'conversations.members'] });
  await command(aino, 'kysely "Näkyykö?" näkyy | piilossa', room);
  await act('user', { id: 'U0NEW', name: 'new', locale: 'fi-FI' });
  await actTwice('message', { user: 'U0NEW', channel: 'im', text: 'apua' });
  await act('faults', { next: [], only: null });
  await sees(room, /Näkyykö\?/);
  await sees('D0NEW', /Mitä voit kysyä|What you can/);
}

async function openHome({ act, actTwice, sees }) {
  await actTwice('home', { user: bjorn });
  const page = await sees(home(bjorn), /Milloin tavataan\?/);
  await actTwice('click', { user: bjorn, view_id: page.id, action_id: 'showPoll:1' }, { newIds: false });
  await sees(im(bjorn), /Shall we go on\?|Milloin tavataan\?/);
  await act('home', { user: cecilia });
  await sees(home(cecilia), /Shall we go on\?/);
}

async function beInvited({ command, actTwice, sees }) {
  await command(aino, 'kysely "Missä ollaan?" täällä | siellä', other);
  await sees(beside(other, aino), /Kutsu minut/);
  await actTwice('join', { channel: other });
  await sees(other, /Hei, olen Kumppani/);
}

async function takeHostileWords({ act, command, tell, sees, press, submit }) {
  const evil = 'U0EVIL';
  await act('user', { id: evil, name: '<!channel> [nimi](https://evil.example)', locale: 'fi-FI' });
  await tell(evil, 'apua');
  await sees(im(evil), /Mitä voit kysyä/);
  await command(aino, 'roolit');
  const roles = await sees(form(aino), /<!channel> \[nimi\]/);
  await submit(aino, roles, { person: idOf(evil), role: 'facilitator' });
  await command(aino, 'kysely', hidden);
  const view = await sees(form(aino), /Uusi pikakysely/);
  await submit(aino, view, { question: hostile.question, options: hostile.options.join('\n'), secrecy: 'open' });
  const card = await sees(hidden, /Sopiiko/);
  await press(bjorn, card, 'vote:1');
  const voted = await sees(hidden, /Sopiiko[\s\S]*1\/2/);
  const wrong = faultsOfHostile(voted.text);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}
