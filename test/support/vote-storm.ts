import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ballotBoxKind } from '../../src/polls/polls';
import { openLibsqlStore, readAll } from '../../src/store/store';
import { type BotProcess, pollIn, startBot } from './bot-process';

/** What a storm of votes with kill -9 in it did. */
export interface StormResult {
  readonly acknowledged: number;
  /** Acknowledged votes that the store does not hold after the kill. */
  readonly lost: readonly string[];
  /** Voters counted more than once, and boxes whose counts and marks disagree. */
  readonly doubled: readonly string[];
}

interface StormPoll {
  readonly id: string;
  readonly secrecy: 'open' | 'secret';
  readonly sent: Set<string>;
  /** Voter → option. */
  readonly acknowledged: Map<string, string>;
}

const lanes = 64;
const options = 3;

/** Votes as fast as it goes in an open and a secret poll, kills the bot in the middle, looks at the store; again and again. */
export async function runStorm(root: string, rounds: number): Promise<StormResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kumppani-storm-'));
  const total = { acknowledged: 0, lost: [] as string[], doubled: [] as string[] };
  try {
    for (let round = 0; round < rounds; round++) {
      // A different moment in every round: 150 to 450 acknowledged votes.
      const polls = await stormUntil({ root, dataDir, round, killAfter: 150 + ((round * 137) % 300) });
      for (const poll of polls) {
        total.acknowledged += poll.acknowledged.size;
        const { lost, doubled } = await audit(join(dataDir, 'kumppani.db'), poll);
        total.lost.push(...lost);
        total.doubled.push(...doubled);
      }
    }
  } finally {
    rmSync(dataDir, { recursive: true });
  }
  return total;
}

interface Round {
  readonly root: string;
  readonly dataDir: string;
  readonly round: number;
  readonly killAfter: number;
}

async function stormUntil({ root, dataDir, round, killAfter }: Round): Promise<readonly StormPoll[]> {
  const bot = await startBot({ root, dataDir });
  const polls = [await launch(bot, 'open', round), await launch(bot, 'secret', round)];
  let acknowledged = 0;
  let killed: Promise<unknown> | undefined;
  let next = 0;

  async function vote(): Promise<void> {
    const number = next++;
    const poll = polls[number % polls.length];
    if (!poll) return;
    const [person, option] = [`v-${round}-${number}`, String((number % options) + 1)];
    poll.sent.add(person);
    const { body } = await bot.send({ person, payload: { verb: 'vote', poll: poll.id, option }, inputs: {} });
    if (body.note === undefined) throw new Error(`no vote: ${body.posts.map(({ shown }) => shown?.text).join()}`);
    poll.acknowledged.set(person, option);
    acknowledged += 1;
    if (acknowledged >= killAfter) killed ??= bot.end('SIGKILL');
  }

  async function lane(): Promise<void> {
    while (!killed) {
      try {
        await vote();
      } catch (error) {
        // The socket of a killed bot breaks; anything earlier is a failure of its own.
        if (!killed) throw error;
      }
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane));
  await killed;
  return polls;
}

async function launch(bot: BotProcess, secrecy: StormPoll['secrecy'], round: number): Promise<StormPoll> {
  const word = secrecy === 'secret' ? 'secret poll' : 'poll';
  const { body } = await bot.send({ person: 'fanni', text: `${word} "Round ${round} ${secrecy}?" a | b | c` });
  return { id: pollIn(body), secrecy, sent: new Set(), acknowledged: new Map() };
}

async function audit(file: string, poll: StormPoll): Promise<Pick<StormResult, 'lost' | 'doubled'>> {
  const store = await openLibsqlStore({ file, kinds: [ballotBoxKind] });
  const boxes = (await readAll(store, ballotBoxKind, { partition: poll.id })).map(({ body }) => body);
  await store.close();
  const lost: string[] = [];
  const doubled: string[] = [];
  if (poll.secrecy === 'open') {
    const answers = boxes.flatMap((box) => (box.secrecy === 'open' ? Object.entries(box.answers) : []));
    const stored = new Map(answers.map(([voter, answer]) => [voter, answer.option]));
    if (stored.size !== answers.length) doubled.push(`${poll.id}: a voter in two boxes`);
    for (const [person, option] of poll.acknowledged) {
      if (stored.get(`web:local:${person}`) !== option) lost.push(person);
    }
    return { lost, doubled };
  }
  let counted = 0;
  for (const box of boxes) {
    if (box.secrecy !== 'secret') continue;
    const votes = box.votes.reduce((sum, count) => sum + count, 0);
    if (votes !== box.voted.length) doubled.push(`${poll.id}: ${votes} votes of ${box.voted.length} voters`);
    counted += votes;
  }
  if (counted > poll.sent.size) doubled.push(`${poll.id}: more votes than were sent`);
  for (let missing = counted; missing < poll.acknowledged.size; missing++) lost.push(`${poll.id}: a secret vote`);
  return { lost, doubled };
}
