// Talks to a running referee: has people do things, and looks at what they see.
import { setTimeout as sleep } from 'node:timers/promises';

/** Longest that something may take to be seen, in ms: Slack's pacing and every pause before a retry are within it. */
const patienceMs = 20_000;

/** Ways in which platforms deliver the same thing again. */
const redeliveries = [
  { repeat: 1 },
  { repeat: 2, newIds: true },
  { repeat: 2, parallel: true },
  { repeat: 3, newIds: true, parallel: true },
];

/** `seenIn` tells from the referee's state what people see: a list of texts and ids. */
export function connect(url, seenIn) {
  const control = `${url}/_referee`;
  const read = async (view) => (await fetch(`${control}/${view}`)).json();
  let deliveries = 0;

  async function act(name, ask) {
    const response = await fetch(`${control}/${name}`, { method: 'POST', body: JSON.stringify(ask) });
    const reply = await response.json();
    if (reply.ok !== true) throw new Error(`${name} ${JSON.stringify(ask)} failed: ${JSON.stringify(reply)}`);
    return reply;
  }

  async function until(what, look) {
    const latest = Date.now() + patienceMs;
    for (;;) {
      const all = seenIn(await read('state'));
      const found = look(all);
      if (found) return found;
      if (Date.now() > latest) throw new Error(`never seen: ${what}; seen: ${JSON.stringify(all.slice(-3))}`);
      await sleep(100);
    }
  }

  return {
    act,
    /** Does it, and has it delivered again in the next of the ways; those with new ids only where the platform gives such. */
    async actTwice(name, ask, { newIds = true } = {}) {
      const ways = newIds ? redeliveries : redeliveries.filter((way) => !way.newIds);
      deliveries += 1;
      return act(name, { ...ask, ...ways[deliveries % ways.length] });
    },
    until,
    /** Waits for a message of the bot that matches; the newest. */
    sees: (where, pattern) =>
      until(`${pattern} in ${where}`, (all) => all.findLast((one) => one.where === where && pattern.test(one.text))),
    /** Whatever matches must be nowhere else: it is for one person's eyes. */
    async onlyIn(where, pattern) {
      const strange = seenIn(await read('state')).find((one) => one.where !== where && pattern.test(one.text));
      if (strange) throw new Error(`${pattern} is also seen in ${strange.where}`);
    },
    verdict: () => read('verdict'),
    /** Waits until the bot has been quiet for so long. */
    settle: (ms) => act('settle', { ms }),
  };
}

/** All texts of a message's content, in the order in which they stand. */
export function textsOf(content, keys) {
  const texts = [];
  const walk = (node) => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    else if (node !== null && typeof node === 'object') {
      for (const key of keys) if (typeof node[key] === 'string') texts.push(node[key]);
      for (const value of Object.values(node)) walk(value);
    }
  };
  walk(content);
  return texts.join('\n');
}
