import { createMembers, hasRights, type Members } from '../../src/members/members';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock, type SetClock } from '../support/set-clock';

describe('members', () => {
  let members: Members;
  let elsewhere: Members;
  let clock: SetClock;
  beforeEach(() => {
    clock = createSetClock();
    const store = createMemoryStore();
    const process = () => createMembers({ store, admins: ['slack:T1:U1'], clock });
    [members, elsewhere] = [process(), process()];
  });

  it('makes everybody a member and those named in the settings admins', async () => {
    expect(await members.meet({ id: 'slack:T1:U2', name: 'Aino' })).toMatchObject({ role: 'member' });
    expect(await members.meet({ id: 'slack:T1:U1', name: 'Kaisa' })).toMatchObject({ role: 'admin' });
  });

  it('keeps role and language when a person has changed her name', async () => {
    await members.meet({ id: 'a', name: 'Aino' });
    await members.setRole('a', 'facilitator');
    await members.setLanguage('a', 'sv');
    expect(await members.meet({ id: 'a', name: 'Aino Uusi' })).toMatchObject({
      name: 'Aino Uusi',
      role: 'facilitator',
      language: 'sv',
    });
    expect(await members.named('AINO UUSI')).toHaveLength(1);
    expect(await members.named('Aino')).toEqual([]);
  });

  it('keeps a name while the platform does not tell it, and takes it over when it does', async () => {
    expect(await members.meet({ id: 'a' })).toMatchObject({ name: 'a' });
    expect(await members.meet({ id: 'b', makeshiftName: 'aino.e' })).toMatchObject({ name: 'aino.e' });
    expect(await members.meet({ id: 'b', name: 'Aino' })).toMatchObject({ name: 'Aino' });
    expect(await members.meet({ id: 'b', makeshiftName: 'aino.e' })).toMatchObject({ name: 'Aino' });
    expect(await members.look({ id: 'b' })).toMatchObject({ name: 'Aino' });
    expect(await members.meet({ id: 'b' })).toMatchObject({ name: 'Aino' });
  });

  it('meets a person once when two messages come at once', async () => {
    await Promise.all([members.meet({ id: 'a', name: 'Äijä' }), members.meet({ id: 'a', name: 'Äijä' })]);
    expect(await members.all()).toHaveLength(1);
  });

  it('looks a voter up with the language set here at once, and elsewhere within ten seconds', async () => {
    const aino = { id: 'teams:t:aino', name: 'Aino' };
    expect(await members.look(aino)).toMatchObject({ id: aino.id, role: 'member' });
    expect(await members.all()).toEqual([]);
    await members.meet(aino);
    await members.setLanguage(aino.id, 'sv');
    expect(await members.look(aino)).toMatchObject({ language: 'sv' });
    await elsewhere.setLanguage(aino.id, 'en');
    clock.advance(10_000);
    expect(await members.look(aino)).toMatchObject({ language: 'en' });
  });

  it('looks a voter up by a linked account with the language set by the other', async () => {
    const [teams, slack] = [
      { id: 'teams:t:aino', name: 'Aino' },
      { id: 'slack:t:aino', name: 'Aino' },
    ];
    for (const account of [teams, slack]) await members.meet(account);
    await members.look(slack);
    await members.join(teams.id, slack.id);
    expect((await members.look(slack)).identities).toHaveLength(2);
    await members.setLanguage(teams.id, 'sv');
    expect(await members.look(slack)).toMatchObject({ language: 'sv' });
    await members.part(slack.id);
    expect((await members.look(slack)).identities).toHaveLength(1);
  });

  it('takes ids that no store would take as they are', async () => {
    const id = 'teams:t/1:29:1#?\\ä';
    expect(await members.meet({ id, name: 'A' })).toMatchObject({ id });
    expect(await members.setRole(id, 'coordinator')).toMatchObject({ kind: 'changed' });
  });

  it('refuses a role for an unknown person, and to demote an admin of the settings', async () => {
    await members.meet({ id: 'slack:T1:U1', name: 'Kaisa' });
    expect(await members.setRole('nobody', 'admin')).toEqual({ kind: 'refused', reason: 'unknown' });
    expect(await members.setRole('slack:T1:U1', 'member')).toEqual({ kind: 'refused', reason: 'bySettings' });
    expect(await members.meet({ id: 'slack:T1:U1', name: 'Kaisa' })).toMatchObject({ role: 'admin' });
  });

  it('finds all who share a name', async () => {
    await members.meet({ id: 'a', name: 'Matti Meikäläinen' });
    await members.meet({ id: 'b', name: 'matti meikäläinen' });
    expect(await members.named('Matti Meikäläinen')).toHaveLength(2);
  });

  it('has roles that include the rights of those before', () => {
    expect(hasRights('coordinator', 'facilitator')).toBe(true);
    expect(hasRights('facilitator', 'coordinator')).toBe(false);
  });
});
