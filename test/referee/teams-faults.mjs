// The scenes in which Teams itself fails.
import { channel, everyone, group, meeting } from './teams.mjs';

const faults = '500:0.08,503:0.05,drop:0.05,412:0.05,429:0.08,slow:0.05,late500:0.08,latedrop:0.05';

/** Votes, questions and a close while Teams fails now and then. */
export async function withstandFaults(teams) {
  const { say } = teams;
  await say('aino', 'groupChat', 'keskustelun kieli suomi');
  const alongside = async () => {
    await say('aino', 'personal', 'Paljonko lapsia on sijoitettu Vantaan ja Keravan hyvinvointialueella?');
    await say('bjorn', 'groupChat', 'Hur vanligt är diabetes i Esbo?');
    await say('cecilia', 'meeting', 'How common is diabetes in Vantaa?');
  };
  await pollUnderFaults(teams, { topic: 'silta', seed: 7, alongside });
}

/** The same with other faults and other words. */
export async function withstandMoreFaults(teams) {
  const alongside = async () => {
    await teams.say('daud', 'channel', 'avoimet kyselyt');
    await teams.say('aino', 'meeting', 'Paljonko diabetesta on Hangossa?');
  };
  await pollUnderFaults(teams, { topic: 'katto', seed: 21, alongside });
}

/** Polls while the platform fails now and then; afterwards everyone sees what was voted, and nothing twice. */
async function pollUnderFaults({ act, say, sees, press, settle }, { topic, seed, alongside }) {
  const [holds, breaks] = [`${topic} kestää`, `${topic} hajoaa`];
  const rooms = {
    channel: [channel, everyone],
    groupChat: [group, everyone.slice(0, 3)],
    meeting: [meeting, everyone],
  };
  const everywhere = (work) => Promise.all(Object.entries(rooms).map(([room, [id, people]]) => work(id, people, room)));
  const cards = {};
  await everywhere(async (id, _, room) => {
    await say('aino', room, `kysely "Kestääkö ${topic}?" ${holds} | ${breaks}`);
    cards[id] = await sees(id, new RegExp(`Kestääkö ${topic}`));
  });
  await act('faults', { fail: faults, seed });
  await everywhere(async (id, people) => {
    for (const user of people) await press(user, cards[id], breaks);
    for (const user of people.slice(1)) await press(user, cards[id], holds);
  });
  await alongside();
  // Never answered at all, once.
  await act('faults', { next: ['hang'], only: ['PUT activity'] });
  await everywhere((id) => press('aino', cards[id], holds));
  await settle(3000);
  await act('faults', { fail: '', next: [], only: null });
  await everywhere((id, { length }) => sees(id, new RegExp(`${holds}\n${length}\n100`)));
  // The results have arrived, but the answers that say so are lost: they must not come again.
  await act('faults', { next: ['late500', 'latedrop', 'latehang'], only: ['POST activities'] });
  await everywhere((id) => press('aino', cards[id], 'Sulje kysely'));
  await everywhere((id) => sees(id, new RegExp(`Pikakysely on suljettu\nKestääkö ${topic}`)));
  await act('faults', { next: [], only: null });
  await everywhere((id) => sees(id, new RegExp(`Pikakyselyn tulos\nKestääkö ${topic}`)));
  await settle(6000);
}
