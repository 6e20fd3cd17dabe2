// The scenes in which Slack itself fails.
import { aino, bjorn, cecilia, daud, general, hidden } from './slack.mjs';

const faults = '500:0.08,503:0.05,drop:0.05,429:0.08,slow:0.05,late500:0.08,latedrop:0.05';

/** Votes, questions and a close while Slack fails now and then. */
export async function withstandFaults(slack) {
  const alongside = async () => {
    await slack.tell(aino, 'Paljonko lapsia on sijoitettu Vantaan ja Keravan hyvinvointialueella?');
    await slack.tell(bjorn, 'Hur vanligt är diabetes i Esbo?');
    await slack.mention(cecilia, 'How common is diabetes in Vantaa?');
  };
  await pollUnderFaults(slack, { topic: 'silta', seed: 7, alongside });
}

/** The same with other faults and other words. */
export async function withstandMoreFaults(slack) {
  const alongside = async () => {
    await slack.act('home', { user: daud });
    await slack.mention(aino, 'avoimet kyselyt');
  };
  await pollUnderFaults(slack, { topic: 'katto', seed: 21, alongside });
}

/** Polls while Slack fails now and then; afterwards everyone sees what was voted, and nothing twice. */
async function pollUnderFaults({ act, mention, sees, press, settle }, { topic, seed, alongside }) {
  const [holds, breaks] = [`${topic} kestää`, `${topic} hajoaa`];
  const rooms = { [general]: [aino, bjorn, cecilia, daud], [hidden]: [aino, bjorn] };
  const everywhere = (work) => Promise.all(Object.entries(rooms).map(([room, people]) => work(room, people)));
  const cards = {};
  await everywhere(async (room) => {
    await mention(aino, `kysely "Kestääkö ${topic}?" ${holds} | ${breaks}`, room);
    cards[room] = await sees(room, new RegExp(`Kestääkö ${topic}`));
  });
  await act('faults', { fail: faults, seed });
  await everywhere(async (room, people) => {
    for (const user of people) await press(user, cards[room], 'vote:2');
    for (const user of people.slice(1)) await press(user, cards[room], 'vote:1');
  });
  await alongside();
  // Never answered at all, once.
  await act('faults', { next: ['hang'], only: ['chat.update'] });
  await everywhere((room) => press(aino, cards[room], 'vote:1'));
  await settle(3000);
  await act('faults', { fail: '', next: [], only: null });
  await everywhere((room, { length }) => sees(room, new RegExp(`${holds}\n${length}\n100`)));
  // The results have arrived, but the answers that say so are lost: they must not come again.
  await act('faults', { next: ['late500', 'latedrop'], only: ['chat.postMessage'] });
  await everywhere((room) => press(aino, cards[room], 'closePoll:1'));
  await everywhere((room) => sees(room, new RegExp(`Pikakysely on suljettu\nKestääkö ${topic}`)));
  await act('faults', { next: [], only: null });
  await everywhere((room) => sees(room, new RegExp(`Pikakyselyn tulos\nKestääkö ${topic}`)));
  await settle(6000);
}
