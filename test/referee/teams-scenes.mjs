// The scenes of a match in Teams.
import { faultsOfHostile, hostile, hostileLine } from './hostile.mjs';
import { channel, group, meeting, personal, tenant } from './teams.mjs';
import { withstandFaults, withstandMoreFaults } from './teams-faults.mjs';

const bjornsAccount = `teams:${tenant}:00000001-0000-4000-8000-000000000001`;

const forgeries =
  'unsigned badSignature wrongAudience wrongIssuer expired notYet emulatorIssuer emptyServiceUrl foreignServiceUrl mismatchedServiceUrl wrongChannel algNone hmacKey otherTenant replay replayOtherUser gzip huge emptyBody';
/** Those that are none where nobody signs. */
const forgeriesWithoutTokens = 'emptyServiceUrl gzip huge emptyBody';

/** Everything people do, with every delivery repeated. `isSigned`: Teams proves who it is. */
export const teamsScenes = (isSigned) => [
  welcome,
  ask,
  giveRoles,
  askMore,
  teach,
  pollByLine,
  pollByForm,
  secretPoll,
  changeLanguages,
  holdMeeting,
  ...(isSigned ? [refuseMembers] : []),
  speakInChannel,
  takeHostileWords,
  waitForQuiet,
  (teams) => refuseForgeries(teams, isSigned ? forgeries : forgeriesWithoutTokens),
  withstandFaults,
  withstandMoreFaults,
];

async function refuseForgeries({ act }, kinds) {
  for (const kind of kinds.split(' ')) await act('forged', { kind });
}

/** A card that is still being drawn anew would look like the work of a forgery. */
async function waitForQuiet({ settle }) {
  await settle(2000);
}

async function welcome({ act, actTwice, sees, say }) {
  await actTwice('installationUpdate', { user: 'aino', context: 'personal' });
  await act('conversationUpdate', { user: 'aino', context: 'personal', added: ['bot'] });
  await actTwice('conversationUpdate', { user: 'aino', context: 'groupChat', added: ['bot'] });
  await sees(personal('aino'), /Hei, olen Kumppani/);
  await sees(group, /Hei, olen Kumppani/);
  await say('aino', 'personal', 'apua');
  await say('bjorn', 'personal', 'hjälp');
  await say('cecilia', 'personal', 'help');
  await sees(personal('aino'), /Mitä voit kysyä/);
  await sees(personal('bjorn'), /Pikakyselyt|Snabb/);
  await sees(personal('cecilia'), /[Qq]uick polls/);
}

async function ask({ say, sees, press }) {
  await say('aino', 'groupChat', 'Paljonko diabetesta on Lohjalla?');
  const answer = await sees(group, /12,9[\s\S]*Koko maa/);
  await say('bjorn', 'groupChat', 'Hur vanligt är diabetes i Lojo?');
  await sees(group, /12,9[\s\S]*Hela landet/);
  await say('cecilia', 'groupChat', 'How common is diabetes in Lohja?');
  await sees(group, /12\.9[\s\S]*Whole country/);
  await press('aino', answer, 'Mitä luku kertoo?');
  await sees(group, /Mitä luku kertoo\n/);
  await say('aino', 'groupChat', 'Kuka voittaa jääkiekon mestaruuden?');
}

async function giveRoles({ say, sees, press, onlyIn }) {
  await say('aino', 'groupChat', 'roolit');
  // Who has which role is for the admin's eyes only.
  const form = await sees(personal('aino'), /Uusi rooli/);
  const saved = await press('aino', form, 'Tallenna rooli', { person: bjornsAccount, role: 'coordinator' });
  if (!saved.deliveries.some(({ reply }) => /koordinaattori/.test(reply))) throw new Error('the new role was not told');
  await say('bjorn', 'groupChat', 'rapport');
  await sees(personal('bjorn'), /Rapportmaterial/);
  await onlyIn(personal('bjorn'), /Rapportmaterial/);
  await onlyIn(personal('aino'), /koordinaattori/);
  await say('cecilia', 'personal', 'report');
  await sees(personal('cecilia'), /coordinator/);
}

/** Every sort of card that a question can come to. */
async function askMore({ say, sees }) {
  await say('daud', 'personal', 'Miten diabetes on kehittynyt Lohjalla?');
  await sees(personal('daud'), /Kehitys 2015–2023/);
  await say('daud', 'personal', 'Vertaa diabetesta Lohjalla ja Vantaalla');
  await sees(personal('daud'), /Vertailu[\s\S]*Vantaa/);
  await say('daud', 'personal', 'entä Espoossa?');
  await sees(personal('daud'), /Vertailu[\s\S]*Espoo/);
  await say('daud', 'personal', 'Missä Uudenmaan kunnassa diabetesta on eniten?');
  await sees(personal('daud'), /Karkkila/);
  await say('daud', 'personal', 'diabetes ja lääkärikäynnit Lohjalla');
  await sees(personal('daud'), /Mitä näistä tarkoitit/);
  await say('daud', 'personal', 'diabetes Lohjalla 2035');
  await sees(personal('daud'), /Vuodesta 2035/);
}

async function teach({ say, sees, onlyIn }) {
  await say('daud', 'personal', 'sokru Lohjalla <at>x</at> [y](http://z.example)');
  await say('bjorn', 'groupChat', 'lär: sokru = diabetes');
  await sees(personal('bjorn'), /sokru/);
  await say('daud', 'personal', 'paljonko sokrua Vantaalla?');
  await sees(personal('daud'), /Vantaa, 2023/);
  await say('bjorn', 'groupChat', 'luckor');
  await onlyIn(personal('bjorn'), /sokru Lohjalla/);
  await say('bjorn', 'groupChat', 'lärda ord');
  await say('bjorn', 'groupChat', 'glöm: sokru');
}

async function pollByLine({ say, sees, press }) {
  await say('aino', 'groupChat', 'kysely "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö');
  const card = await sees(group, /Mikä auttaisi eniten\?/);
  await press('aino', card, 'tilat');
  await press('bjorn', card, 'rahoitus');
  await press('cecilia', card, 'tilat');
  await press('cecilia', card, 'rahoitus');
  await sees(group, /rahoitus\n2\n67[\s\S]*3\/3/);
  await press('aino', card, 'Sulje kysely');
  await sees(group, /Pikakyselyn tulos\nMikä auttaisi eniten\?/);
  await sees(group, /Pikakysely on suljettu\nMikä auttaisi eniten\?[\s\S]*rahoitus: 2\/3/);
}

async function pollByForm({ say, sees, press, until }) {
  await say('aino', 'groupChat', 'kysely');
  const form = await sees(group, /Uusi pikakysely/);
  const question = 'Milloin tavataan?';
  await press('aino', form, 'Käynnistä kysely', { question, options: 'aamulla', secrecy: 'open' });
  await until('what is wrong with the form', (all) =>
    all.some(({ id, redrawn }) => id === form.id && /vähintään kaksi, kukin/.test(redrawn('aino'))),
  );
  await press('aino', form, 'Käynnistä kysely', { question, options: 'aamulla\nillalla', secrecy: 'open' });
  // Where the form stood, for everyone; also when its last redelivery is the last to be answered.
  await sees(group, /^Kysely on käynnissä/);
  const card = await sees(group, /Milloin tavataan\?[\s\S]*illalla/);
  await press('bjorn', card, 'illalla');
  await sees(group, /illalla\n1\n100/);
}

async function secretPoll({ say, sees, press, until }) {
  await say('aino', 'groupChat', 'salainen kysely "Jatketaanko?" kyllä | ei');
  const card = await sees(group, /Jatketaanko\?/);
  for (const user of ['aino', 'bjorn', 'cecilia']) await press(user, card, user === 'aino' ? 'ei' : 'kyllä');
  await press('aino', card, 'kyllä');
  await until('that a secret vote stands', (all) =>
    all.some(({ id, redrawn }) => id === card.id && /ääntä ei voi vaihtaa/.test(redrawn('aino'))),
  );
  await sees(group, /Salainen pikakysely\nJatketaanko\?[\s\S]*3\/3/);
  await press('aino', card, 'Sulje kysely');
  await sees(group, /Pikakysely on suljettu\nJatketaanko\?[\s\S]*kyllä: 2\/3/);
}

async function changeLanguages({ say, sees }) {
  await say('daud', 'personal', 'kieli ruotsi');
  await sees(personal('daud'), /svenska/);
  await say('daud', 'personal', 'apua');
  await sees(personal('daud'), /Vad du kan|Snabb/);
  await say('aino', 'groupChat', 'keskustelun kieli englanti');
  await sees(group, /language|English/);
  await say('aino', 'groupChat', 'kysely "Shall we go on?" yes | no');
  await sees(group, /Quick poll\nShall we go on\?/);
}

async function holdMeeting({ act, actTwice, say, sees, press }) {
  await act('role', { user: 'cecilia', role: 'Organizer' });
  await actTwice('meetingStart', {});
  await sees(meeting, /Kokous on alkanut/);
  await say('cecilia', 'meeting', 'poll "Ready to begin?" ready | wait');
  const card = await sees(meeting, /Ready to begin\?/);
  await press('daud', card, 'ready');
  await sees(meeting, /ready\n1\n100/);
  await actTwice('meetingEnd', {});
  await sees(meeting, /Kokous on päättynyt/);
  await press('cecilia', card, 'Close the poll');
  await sees(meeting, /Ready to begin\?[\s\S]*ready: 1\/1/);
}

/** Only where Teams proves who it is: in local mode everyone may try everything. */
async function refuseMembers({ act, say, sees }) {
  await say('cecilia', 'groupChat', 'poll "May I?" yes | no');
  await sees(group, /at least the role facilitator/);
  // Teams does not say whether he leads: then he does not, and is told so in time.
  await act('faults', { next: ['hang'], only: ['GET participant'] });
  await say('daud', 'meeting', 'kysely "Saanko minäkin?" saan | en');
  await act('faults', { next: [], only: null });
  await sees(meeting, /minst rollen facilitator/);
}

async function speakInChannel({ say, sees, press }) {
  await say('aino', 'channel', 'kysely "Kuka tulee mukaan?" minä | muut');
  const card = await sees(channel, /Kuka tulee mukaan\?/);
  await press('daud', card, 'minä');
  await sees(channel, /minä\n1\n100/);
  await say('aino', 'channel', 'avoimet kyselyt');
  await sees(channel, /Näytä: Kuka tulee mukaan\?/);
}

async function takeHostileWords({ act, say, sees, press }) {
  const from = {
    id: '29:1-evil',
    aadObjectId: '99999999-0000-4000-8000-000000000009',
    name: '<at>Kaikki</at> [nimi](https://evil.example)',
  };
  await act('activity', {
    context: 'channel',
    user: 'daud',
    activity: {
      type: 'message',
      text: '<at>Bot</at> apua',
      from,
      entities: [
        { type: 'mention', text: '<at>Bot</at>', mentioned: { id: `28:${'11111111-1111-4111-8111-111111111111'}` } },
      ],
    },
  });
  await sees(channel, /Mitä voit kysyä/);
  await say('aino', 'meeting', hostileLine);
  const card = await sees(meeting, /Sopiiko/);
  await press('daud', card, hostile.options[0]);
  const voted = await sees(meeting, /Sopiiko[\s\S]*1\/4/);
  const wrong = faultsOfHostile(voted.text.replaceAll('\u2060', ''));
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}
