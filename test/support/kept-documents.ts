import { hashId } from '../../src/base/base';
import type { KeptDocument } from './bot-home';
import type { Setting } from './channel-driver';

/**
 * What the core has kept, put so that two runs can be compared: ids, hashes, people, channel and conversation by names, without
 * times, and the ballots of a poll together, whichever box they lie in.
 */
export type Kept = Readonly<Record<string, readonly unknown[]>>;

/** What belongs to a channel alone, how deliveries are known again, and what the trial on one machine begins with. */
const leftOut = ['webPost', 'slackForm', 'teamsConversation', 'inbox', 'example'];

const times = [
  'launchedAt',
  'closedAt',
  'pressedAt',
  'restUntil',
  'heldUntil',
  'isDrawing',
  'wakeAt',
  'expiresAt',
  'since',
];

export function toKept(documents: readonly KeptDocument[], settings: readonly Setting[]): Kept {
  const examples = documents.filter(({ kind, body }) => kind === 'poll' && body.example).map(({ id }) => id);
  const core = documents.filter(({ kind, partition }) => !leftOut.includes(kind) && !examples.includes(partition));
  const rename = createNames(core, settings);
  const kept: Record<string, unknown[]> = {};
  for (const document of [...core.filter(({ kind }) => kind !== 'ballotBox'), ...ballotsOf(core)]) {
    const named = rename(document) as KeptDocument;
    kept[document.kind] = [...(kept[document.kind] ?? []), withoutChance(named)];
  }
  const sorted = Object.entries(kept).map(([kind, found]) => [kind, found.map(inOrder).sort(byText)]);
  return Object.fromEntries(sorted.sort(byText));
}

/** Ids made by chance or from ids that differ tell nothing, nor does the order of a poll's boxes. */
function withoutChance({ id, partition, body }: KeptDocument) {
  const answers = Array.isArray(body.answers) ? { answers: [...body.answers].sort(byText) } : {};
  return { partition, id: id.startsWith('<') ? id : '<id>', body: { ...body, ...answers } };
}

/** One document for all boxes of a poll: in which box a voter's ballot lies follows from the poll's id. */
function ballotsOf(documents: readonly KeptDocument[]): readonly KeptDocument[] {
  const boxes = documents.filter(({ kind }) => kind === 'ballotBox');
  return [...new Set(boxes.map(({ partition }) => partition))].map((partition) => {
    const bodies = boxes.filter((box) => box.partition === partition).map(({ body }) => body);
    const votes = bodies.flatMap((body) => (Array.isArray(body.votes) ? [body.votes as number[]] : []));
    const body = {
      secrecy: bodies[0]?.secrecy,
      sealed: bodies.every(({ sealed }) => sealed === true),
      answers: bodies.flatMap(({ answers }) => Object.entries(answers ?? {})),
      voted: bodies.flatMap(({ voted }) => (Array.isArray(voted) ? voted : [])).length,
      votes: (votes[0] ?? []).map((_, option) => votes.reduce((sum, counts) => sum + (counts[option] ?? 0), 0)),
    };
    return { kind: 'ballotBox', partition, id: '<all>', body };
  });
}

/** Puts names for all that is called otherwise in every run. */
function createNames(documents: readonly KeptDocument[], settings: readonly Setting[]) {
  const names = new Map<string, string>();
  for (const { channel, conversations, people } of settings) {
    for (const [id, name] of Object.entries(conversations)) {
      names.set(id, `<${name}>`).set(hashId(channel, id), `<in ${name}>`);
    }
    for (const [id, name] of Object.entries(people)) names.set(id, `<${name}>`).set(hashId(id), `<account of ${name}>`);
  }
  for (const { kind, id, body } of documents) {
    if (kind === 'poll') names.set(id, `<poll ${body.question}>`);
    if (kind === 'question') names.set(id, '<question>');
    if (body.keyFolder) names.set(String(body.keyFolder), '<key folder>');
    if (kind === 'post') names.set(String(body.message), '<message>');
    if (kind === 'outboxMessage' && body.message) names.set(String(body.message), '<message>');
  }
  const longestFirst = [...names].sort(([one], [other]) => other.length - one.length);
  const named = (text: string) => longestFirst.reduce((left, [id, name]) => left.replaceAll(id, name), text);
  const channels = settings.map(({ channel }) => channel);
  const kinds = settings.flatMap(({ kind }) => (kind ? [kind] : []));

  function rename(value: unknown, field = ''): unknown {
    if (Array.isArray(value)) return value.map((each) => rename(each));
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).filter(([name]) => !times.includes(name) && name !== 'example');
      return Object.fromEntries(entries.map(([name, each]) => [named(name), rename(each, name)]));
    }
    if (typeof value !== 'string') return value;
    if (field === 'channel' && channels.length === 1 && value === channels[0]) return '<channel>';
    if (['kind', 'placeKind'].includes(field) && kinds.some((kind) => kind === value)) return '<kind>';
    return named(value);
  }
  return rename;
}

/** The same whatever order its fields were written in. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, inOrder(each)]);
  return Object.fromEntries(entries.sort(byText));
}

function byText(one: unknown, other: unknown): number {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
