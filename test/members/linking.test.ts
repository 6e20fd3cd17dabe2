import {
  createLinking,
  createMembers,
  type Linking,
  linkCodeKind,
  linkTriesKind,
  type Members,
  type Person,
  personKind,
} from '../../src/members/members';
import { type DocumentStore, readAll } from '../../src/store/store';
import { bothStores, type TestStore } from '../support/both-stores';
import { createSetClock, type SetClock } from '../support/set-clock';

const teams = { id: 'teams:t1:aino', name: 'Aino Esimerkki' };
const slack = { id: 'slack:T1:U1', name: 'aino' };
const another = { id: 'slack:T1:U2', name: 'Björn' };
const tenMinutes = 10 * 60_000;

describe.each(bothStores)('linking two accounts %s', (_name, open) => {
  let opened: TestStore;
  let store: DocumentStore;
  let clock: SetClock;
  let members: Members;
  let linking: Linking;

  beforeEach(async () => {
    opened = await open([personKind, linkCodeKind, linkTriesKind]);
    store = opened.store;
    clock = createSetClock();
    [members, linking] = instance();
  });
  afterEach(() => opened.end());

  function instance(admins: readonly string[] = [], on = store): [Members, Linking] {
    const known = createMembers({ store: on, admins, clock });
    return [known, createLinking({ store: on, members: known, clock, secret: 'secret' })];
  }

  const codeFor = async (account: typeof teams) => (await linking.issue(await members.meet(account))).code;
  const redeem = async (account: typeof teams, code: string) => linking.redeem(await members.meet(account), code);
  const refused = (reason: string) => ({ kind: 'refused', reason });

  async function link(): Promise<Person> {
    const redeemed = await redeem(slack, await codeFor(teams));
    if (redeemed.kind !== 'linked') throw new Error(redeemed.reason);
    return redeemed.person;
  }

  it('makes them one person, met by either account', async () => {
    const person = await link();
    expect(person).toMatchObject({ ...teams, identities: [teams, slack] });
    expect(await members.meet(slack)).toEqual(person);
    expect(await members.meet(teams)).toEqual(person);
  });

  it('gives the person the higher role of the two, whichever account had it', async () => {
    await members.meet(teams);
    await members.meet(slack);
    await members.setRole(slack.id, 'coordinator');
    await members.setRole(teams.id, 'facilitator');
    expect(await link()).toMatchObject({ role: 'coordinator' });
  });

  it('keeps the language of the account that asked for the code, else takes the other’s', async () => {
    await members.meet(slack);
    await members.setLanguage(slack.id, 'sv');
    expect(await link()).toMatchObject({ language: 'sv' });
    await members.setLanguage(slack.id, 'en');
    expect(await members.meet(teams)).toMatchObject({ language: 'en' });
    await linking.unlink(await members.meet(teams));
    expect(await members.meet(slack)).toMatchObject({ language: 'sv' });
    expect(await link()).toMatchObject({ language: 'en' });
  });

  it('sets role and language for both by either', async () => {
    await link();
    await members.setRole(slack.id, 'facilitator');
    await members.setLanguage(slack.id, 'en');
    expect(await members.meet(teams)).toMatchObject({ role: 'facilitator', language: 'en' });
  });

  it('makes an admin of whoever is one by the settings with either account', async () => {
    await link();
    const [admins] = instance([slack.id]);
    expect(await admins.meet(teams)).toMatchObject({ role: 'admin' });
    expect(await admins.setRole(teams.id, 'member')).toEqual(refused('bySettings'));
  });

  it('lists the person once, found by the name of either account', async () => {
    const person = await link();
    await members.meet(another);
    expect(await members.all()).toEqual([person, expect.objectContaining(another)]);
    expect(await members.named('AINO')).toEqual([person]);
    expect(await members.named(teams.name)).toEqual([person]);
    await members.meet({ ...slack, name: teams.name });
    expect(await members.named(teams.name)).toHaveLength(1);
  });

  it('takes the code however it is written', async () => {
    const code = await codeFor(teams);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    expect(await redeem(slack, ` “${code.toLowerCase().replace('-', ' – ')}” `)).toMatchObject({ kind: 'linked' });
  });

  it('works once, leaves nothing of the code, and tells whoever repeats the line that it is done', async () => {
    const code = await codeFor(teams);
    await redeem(slack, code);
    expect(await redeem(another, code)).toEqual(refused('codeUnknown'));
    expect(await redeem(slack, code)).toEqual(refused('alreadyLinked'));
    expect(await readAll(store, linkCodeKind, {})).toEqual([]);
  });

  it('keeps no code that could be read', async () => {
    const code = await codeFor(teams);
    const kept = JSON.stringify(await readAll(store, linkCodeKind, {}));
    expect(kept).toContain(teams.id);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replace('-', ''));
  });

  it('takes only the newest code', async () => {
    const [first, second] = [await codeFor(teams), await codeFor(teams)];
    expect(await redeem(slack, first)).toEqual(refused('codeUnknown'));
    expect(await redeem(slack, second)).toMatchObject({ kind: 'linked' });
  });

  it('takes a code for ten minutes', async () => {
    const code = await codeFor(teams);
    clock.advance(tenMinutes - 1);
    expect(await redeem(slack, code)).toMatchObject({ kind: 'linked' });
    await linking.unlink(await members.meet(teams));
    const late = await codeFor(teams);
    clock.advance(tenMinutes);
    expect(await redeem(slack, late)).toEqual(refused('codeExpired'));
    expect(await readAll(store, linkCodeKind, {})).toEqual([]);
  });

  it('refuses a code on the platform it was asked for on, also in another tenant', async () => {
    expect(await redeem(teams, await codeFor(teams))).toEqual(refused('sameChannel'));
    expect(await redeem({ id: 'teams:t2:aino', name: 'Aino' }, await codeFor(teams))).toEqual(refused('sameChannel'));
  });

  it('leaves no expired code and no spent tries when it is cleaned, and keeps what still counts', async () => {
    await codeFor(teams);
    await redeem(slack, 'WRNG-CODE');
    clock.advance(tenMinutes - 1);
    await linking.clean();
    expect(await readAll(store, linkTriesKind, {})).toHaveLength(1);
    const code = await codeFor(teams);
    clock.advance(1);
    await linking.clean();
    expect(await readAll(store, linkTriesKind, {})).toEqual([]);
    expect(await redeem(slack, code)).toMatchObject({ kind: 'linked' });
    await codeFor({ id: 'web:local:x', name: 'X' });
    clock.advance(tenMinutes);
    await linking.clean();
    expect(await readAll(store, linkCodeKind, {})).toEqual([]);
  });

  it('takes no code that has been written before, whatever came of it: others may have read it', async () => {
    const onThePlatform = await codeFor(teams);
    await redeem(teams, onThePlatform);
    expect(await redeem(slack, onThePlatform)).toEqual(refused('codeUnknown'));

    for (let n = 0; n < 5; n += 1) await redeem(another, 'WRNG-CODE');
    const afterFiveTries = await codeFor(teams);
    expect(await redeem(another, afterFiveTries)).toEqual(refused('triesSpent'));
    expect(await redeem(slack, afterFiveTries)).toEqual(refused('codeUnknown'));

    await link();
    const other = { id: 'teams:t1:b', name: 'B' };
    const byLinked = await codeFor(other);
    expect(await redeem(slack, byLinked)).toEqual(refused('alreadyLinked'));
    expect(await redeem({ id: 'slack:T1:U3', name: 'C' }, byLinked)).toEqual(refused('codeUnknown'));
  });

  it('refuses a third account', async () => {
    await link();
    expect(await redeem({ id: 'web:local:aino', name: 'Aino' }, await codeFor(teams))).toEqual(refused('codeUnknown'));
    expect(await redeem(slack, await codeFor({ id: 'web:local:x', name: 'X' }))).toEqual(refused('alreadyLinked'));
  });

  it.each(['', 'AAAA-AAAA', '../..', '${code}', '{"$ne":""}', "' OR 1=1 --", '\0', 'Å'.repeat(2000), '__proto__'])(
    'finds nothing by %j',
    async (code) => {
      await codeFor(teams);
      expect(await redeem(slack, code)).toEqual(refused('codeUnknown'));
    },
  );

  it('lets an account try five wrong codes in ten minutes, also when they come all at once', async () => {
    const code = await codeFor(teams);
    const person = await members.meet(slack);
    const tries = await Promise.all(Array.from({ length: 12 }, () => linking.redeem(person, 'WRNG-CODE')));
    expect(tries.filter((tried) => tried.kind === 'refused' && tried.reason === 'codeUnknown')).toHaveLength(5);
    expect(await redeem(slack, code)).toEqual(refused('triesSpent'));
    expect(await redeem(another, 'WRNG-CODE')).toEqual(refused('codeUnknown'));
    clock.advance(tenMinutes);
    expect(await redeem(slack, await codeFor(teams))).toMatchObject({ kind: 'linked' });
  });

  it('gives one code to one of two people who write it at once in two instances', async () => {
    const code = await codeFor(teams);
    const [otherMembers, otherLinking] = instance();
    const people = [await members.meet(slack), await otherMembers.meet(another)] as const;
    const both = await Promise.all([linking.redeem(people[0], code), otherLinking.redeem(people[1], code)]);
    expect(both).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'linked' }), refused('codeUnknown')]));
    expect(await members.all()).toHaveLength(2);
  });

  it('never links in a circle when two people write each other’s code at once', async () => {
    const codes = [await codeFor(teams), await codeFor(slack)] as const;
    const people = [await members.meet(teams), await members.meet(slack)] as const;
    await Promise.all([linking.redeem(people[0], codes[1]), linking.redeem(people[1], codes[0])]);
    const known = await members.all();
    expect(known.flatMap(({ identities }) => identities.map(({ id }) => id)).sort()).toEqual([slack.id, teams.id]);
    if (known.length > 1) expect(await link()).toMatchObject({ identities: [teams, slack] });
  });

  it('lets two accounts join one person only once, whichever is faster', async () => {
    for (const account of [teams, slack, another]) await members.meet(account);
    const joined = await Promise.all([slack, another].map(({ id }) => members.join(teams.id, id)));
    const known = await members.all();
    expect(known.flatMap(({ identities }) => identities)).toHaveLength(3);
    expect(known.filter(({ identities }) => identities.length === 2)).toHaveLength(joined.filter(Boolean).length);
    expect(known.every(({ identities }) => identities.length <= 2)).toBe(true);
  });

  it('lets an account be joined to one person only, one after the other and at once', async () => {
    for (const account of [teams, slack, another]) await members.meet(account);
    expect(await members.join(slack.id, teams.id)).toBe(true);
    expect(await members.join(another.id, teams.id)).toBe(false);
    expect(await members.find(teams.id)).toMatchObject({ identities: [slack, teams] });
    expect(await members.find(another.id)).toMatchObject({ identities: [another] });
    await members.part(teams.id);
    const joined = await Promise.all([slack, another].map(({ id }) => members.join(id, teams.id)));
    expect(joined.filter(Boolean)).toHaveLength(1);
    expect((await members.find(teams.id))?.identities).toHaveLength(2);
  });

  it('links nothing when it is cut off half-way, and can be begun again', async () => {
    const code = await codeFor(teams);
    let writes = 0;
    // The code is used, the first account accepts, and then the power goes.
    const failing: DocumentStore = {
      ...store,
      replace: (kind, read, body) => {
        if (kind.name === personKind.name) writes += 1;
        if (writes === 2) throw new Error('power cut');
        return store.replace(kind, read, body);
      },
    };
    const [, dying] = instance([], failing);
    await expect(dying.redeem(await members.meet(slack), code)).rejects.toThrow('power cut');
    expect(await members.meet(slack)).toMatchObject({ id: slack.id, identities: [slack] });
    expect(await link()).toMatchObject({ identities: [teams, slack] });
  });

  it('makes two of them again, each with its own name and role: who was talked into linking has given nothing away', async () => {
    await members.meet(slack);
    await members.setRole(slack.id, 'coordinator');
    const person = await link();
    expect(await linking.unlink(person)).toBe(true);
    expect(await linking.unlink(await members.meet(slack))).toBe(false);
    expect(await members.meet(teams)).toMatchObject({ ...teams, role: 'member', identities: [teams] });
    expect(await members.meet(slack)).toMatchObject({ ...slack, role: 'coordinator', identities: [slack] });
    expect(await link()).toMatchObject({ role: 'coordinator', identities: [teams, slack] });
  });

  it('leaves no account a role that was taken from the person, and the first one what was given', async () => {
    await members.meet(slack);
    await members.setRole(slack.id, 'coordinator');
    await link();
    expect(await members.setRole(slack.id, 'facilitator')).toMatchObject({ person: { role: 'facilitator' } });
    expect(await members.meet(teams)).toMatchObject({ role: 'facilitator' });
    await linking.unlink(await members.meet(teams));
    expect(await members.meet(slack)).toMatchObject({ role: 'facilitator' });
    await link();
    await members.setRole(slack.id, 'admin');
    await linking.unlink(await members.meet(teams));
    expect([await members.meet(teams), await members.meet(slack)]).toMatchObject([
      { role: 'admin' },
      { role: 'facilitator' },
    ]);
  });
});
