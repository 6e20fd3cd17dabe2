// The scenes of a match in Slack.
import { faultsOfHostile, hostile } from './hostile.mjs';
import { connect, textsOf } from './referee.mjs';

const general = 'C0GENERAL';
const other = 'C0OTHER';
const hidden = 'G0PRIVATE';
const [aino, bjorn, cecilia, daud] = ['U0AINO', 'U0BJORN', 'U0CECILIA', 'U0DAUD'];
const im = (user) => `D${user.slice(1)}`;
/** Where only this person sees something. */
const beside = (channel, user) => `${channel} for ${user}`;
const form = (user) => `form of ${user}`;
const home = (user) => `home of ${user}`;

const team = 'T0REFEREE';
export const slackAdmin = `slack:${team}:${aino}`;
const idOf = (user) => `slack:${team}:${user}`;

const forgeries = 'unsigned badSignature old future ssl_check replay gzip huge emptyBody';
const faults = '500:0.08,503:0.05,drop:0.05,429:0.08,slow:0.05,late500:0.08,latedrop:0.05';

const shownKeys = ['text', 'title', 'alt_text', 'initial_value'];
function seenIn({ messages, ephemerals, views }) {
  const shown = (where, id, content) => ({ where, id, text: textsOf(content, shownKeys) });
  return [
    ...messages
      .filter(({ by, deleted }) => by === 'bot' && !deleted)
      .map(({ channel, ts, blocks, text }) => shown(channel, ts, blocks?.length ? blocks : [{ text }])),
    ...ephemerals
      .filter(({ deleted }) => !deleted)
      .map(({ channel, user, ts, blocks }) => shown(beside(channel, user), ts, blocks)),
    ...views
      .filter(({ open }) => open)
      .map(({ type, user, id, title, blocks }) =>
        shown(type === 'home' ? home(user) : form(user), id, [title, blocks]),
      ),
  ];
}

/** Connects to a referee that plays Slack. */
export function connectSlack(url) {
  const slack = connect(url, seenIn);
  const { act, actTwice } = slack;
  // What is pressed or sent has one id in Slack, however often it is delivered; a new one is a new press.
  const once = { newIds: false };
  return {
    ...slack,
    mention: (user, text, channel = general) => actTwice('mention', { user, channel, text, also: true }),
    tell: (user, text) => actTwice('message', { user, channel: 'im', text }),
    command: (user, text, channel = general) =>
      actTwice('command', { user, channel, command: '/kumppani', text }, once),
    press: (user, { where, id }, action) =>
      actTwice('click', { user, channel: where.split(' ')[0], ts: id, action_id: action }, once),
    /** Without its repeats: a trigger opens one form. */
    pressOnce: (user, { where, id }, action) =>
      act('click', { user, channel: where.split(' ')[0], ts: id, action_id: action }),
    submit: (user, { id }, values, ways = actTwice) => ways('submit', { user, view_id: id, values }, once),
  };
}

/** Everything people do, with every delivery repeated. */
export const slackScenes = [
  ask,
  giveRoles,
  pollByLine,
  pollByForm,
  secretPoll,
  changeLanguages,
  goWithoutLookups,
  openHome,
  beInvited,
  takeHostileWords,
  refuseForgeries,
  waitForQuiet,
  withstandFaults,
];

async function refuseForgeries({ act }) {
  for (const kind of forgeries.split(' ')) await act('forged', { kind });
}

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

async function giveRoles({ mention, tell, command, sees, pressOnce, submit, press }) {
  await mention(cecilia, 'poll "May I?" yes | no');
  await sees(general, /facilitator/);
  await tell(aino, 'roolit');
  await pressOnce(aino, await sees(im(aino), /Täytä lomake/), 'openForm:1');
  const values = { person: idOf(bjorn), role: 'coordinator' };
  await submit(aino, await sees(form(aino), /Uusi rooli/), values);
  await sees(im(aino), /bjorn rooli on nyt koordinaattori/);
  await mention(bjorn, 'rapport');
  // Which conversation it is read in must not matter: the link is for the asker alone.
  await sees(im(bjorn), /[Mm]aterial/).catch(() => sees(beside(general, bjorn), /[Mm]aterial/));
  await command(cecilia, 'report');
  await sees(beside(general, cecilia), /coordinator/);
  await press(aino, await sees(im(aino), /Mitä voit kysyä/), 'openPolls:1');
  await sees(im(aino), /Avoimet pikakyselyt/);
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

/** Polls while Slack fails now and then; afterwards everyone sees what was voted, and nothing twice. */
async function withstandFaults({ act, mention, tell, sees, press, settle }) {
  const rooms = { [general]: [aino, bjorn, cecilia, daud], [hidden]: [aino, bjorn] };
  const everywhere = (work) => Promise.all(Object.entries(rooms).map(([room, people]) => work(room, people)));
  const cards = {};
  await everywhere(async (room) => {
    await mention(aino, 'kysely "Kestääkö tämä?" kestää | hajoaa', room);
    cards[room] = await sees(room, /Kestääkö tämä\?/);
  });
  await act('faults', { fail: faults, seed: 7 });
  await everywhere(async (room, people) => {
    for (const user of people) await press(user, cards[room], 'vote:2');
    for (const user of people.slice(1)) await press(user, cards[room], 'vote:1');
  });
  await tell(aino, 'Paljonko lapsia on sijoitettu Vantaan ja Keravan hyvinvointialueella?');
  await tell(bjorn, 'Hur vanligt är diabetes i Esbo?');
  await mention(cecilia, 'How common is diabetes in Vantaa?');
  await act('home', { user: daud });
  // Never answered at all, once.
  await act('faults', { next: ['hang'], only: ['chat.update'] });
  await everywhere((room) => press(aino, cards[room], 'vote:1'));
  await settle(3000);
  await act('faults', { fail: '', next: [], only: null });
  await everywhere((room, { length }) => sees(room, new RegExp(`kestää\n${length}\n100`)));
  // The results have arrived, but the answers that say so are lost: they must not come again.
  await act('faults', { next: ['late500', 'latedrop'], only: ['chat.postMessage'] });
  await everywhere((room) => press(aino, cards[room], 'closePoll:1'));
  await everywhere((room) => sees(room, /Pikakysely on suljettu\nKestääkö tämä\?/));
  await act('faults', { next: [], only: null });
  await everywhere((room) => sees(room, /Pikakyselyn tulos\nKestääkö tämä\?/));
  await settle(6000);
}
