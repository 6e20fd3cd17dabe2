import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../src/config';

function valid(environment: Record<string, string>): Config {
  const result = readConfig(environment);
  if (result.kind === 'faulty') throw new Error(result.faults.join('\n'));
  return result.config;
}

function faults(environment: Record<string, string>): readonly string[] {
  const result = readConfig(environment);
  return result.kind === 'faulty' ? result.faults : [];
}

const slack = { SLACK_SIGNING_SECRET: 'shhh', SLACK_BOT_TOKEN: 'xoxb-1' };
const outside = {
  PUBLIC_URL: 'https://kumppani.example.fi/',
  LINK_SECRET: 'x'.repeat(32),
  ADMINS: 'slack:T1:U1, slack:T1:U2',
};

describe('settings', () => {
  it('start local mode when nothing is set', () => {
    expect(valid({})).toMatchObject({
      local: true,
      port: 3978,
      host: '127.0.0.1',
      homeArea: 'Uusimaa',
      timeZone: 'Europe/Helsinki',
      admins: ['web:local:admin'],
    });
  });

  it('take an empty value as not set', () => {
    expect(valid({ PORT: '', SLACK_BOT_TOKEN: '  ' }).local).toBe(true);
  });

  it('keep poll keys in the data folder unless told otherwise', () => {
    expect(valid({ DATA_DIR: '/srv/k' }).keyDir).toBe('/srv/k/keys');
    expect(valid({ DATA_DIR: '/srv/k', KEY_DIR: '/mnt/keys' }).keyDir).toBe('/mnt/keys');
  });

  it('list all faults at once, by name and without any value', () => {
    const found = faults({ PORT: 'secret-7', LOG_LEVEL: 'loud', LINK_SECRET: 'short', PUBLIC_URL: 'ftp://x' });
    expect(found).toHaveLength(4);
    expect(found.join()).not.toMatch(/secret-7|loud|short|ftp/);
    for (const name of ['PORT', 'LOG_LEVEL', 'LINK_SECRET', 'PUBLIC_URL']) expect(found.join('\n')).toContain(name);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['local mode in production', { NODE_ENV: 'production' }, /NODE_ENV=production needs Teams or Slack/],
    ['local mode on a public address', { HOST: '0.0.0.0' }, /HOST must be/],
    ['a public address without a platform', { PUBLIC_URL: 'https://k.example.fi' }, /nobody could talk/],
    ['half of Slack', { ...outside, SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_SIGNING_SECRET is needed/],
    ['half of Teams', { ...outside, MicrosoftAppPassword: 'p' }, /MicrosoftAppId is needed/],
    ['a platform without link secret', { ...outside, ...slack, LINK_SECRET: '' }, /LINK_SECRET is needed/],
    ['a platform without admin', { ...outside, ...slack, ADMINS: '' }, /ADMINS is needed/],
    [
      'Cosmos over an open line',
      { STORE: 'cosmos', COSMOS_ENDPOINT: 'http://c.example', COSMOS_KEY: 'k' },
      /COSMOS_ENDPOINT must begin with https/,
    ],
    ['Cosmos without a key', { STORE: 'cosmos', COSMOS_ENDPOINT: 'https://c.example' }, /COSMOS_KEY is needed/],
    [
      'keys of Teams from the open net',
      { TEAMS_OPENID_METADATA: 'http://evil.example/keys' },
      /TEAMS_OPENID_METADATA must/,
    ],
    ['a password sent over the open net', { TEAMS_LOGIN_URL: 'http://login.example' }, /TEAMS_LOGIN_URL must/],
    ['Slack’s token sent over the open net', { SLACK_API_URL: 'http://slack.example/api' }, /SLACK_API_URL must/],
    ['every host below another', { TEAMS_SERVICE_HOSTS: '*.trafficmanager.net' }, /TEAMS_SERVICE_HOSTS must be exact/],
    ['an unknown time zone', { TIME_ZONE: 'Mars/Olympus' }, /TIME_ZONE must be/],
  ])('refuse %s', (_, environment, fault) => {
    expect(faults(environment).join('\n')).toMatch(fault);
  });

  it('tell at once what is malformed, what does not fit together and what is unknown', () => {
    const found = faults({
      PORT: 'x',
      LINK_SECRET: 'a',
      HOST: 'evil.example',
      TIME_ZONE: 'foo',
      STORE: 'cosmos',
      HOME_AREA: 'zz',
    });
    for (const name of ['PORT', 'LINK_SECRET', 'HOST', 'TIME_ZONE', 'COSMOS_ENDPOINT', 'COSMOS_KEY', 'HOME_AREA']) {
      expect(found.filter((fault) => fault.startsWith(`${name} `))).not.toEqual([]);
    }
    expect(found.filter((fault) => fault.startsWith('LINK_SECRET '))).toHaveLength(1);
  });

  it('read a platform whole', () => {
    expect(valid({ ...outside, ...slack })).toMatchObject({
      local: false,
      publicUrl: 'https://kumppani.example.fi',
      admins: ['slack:T1:U1', 'slack:T1:U2'],
      slack: { signingSecret: 'shhh', botToken: 'xoxb-1' },
    });
  });

  it('read Teams with the hosts of its public and government clouds, or with those given', () => {
    const teams = {
      MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
      MicrosoftAppPassword: 'p',
      MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
    };
    expect(valid({ ...outside, ...teams }).teams).toMatchObject({
      tokenIssuer: 'https://api.botframework.com',
      serviceHosts: expect.arrayContaining(['smba.trafficmanager.net']),
      callsPerSecond: 50,
    });
    const given = {
      TEAMS_SERVICE_HOSTS: ' 127.0.0.1:8091, Smba.Example:443 ',
      TEAMS_LOGIN_URL: 'http://127.0.0.1:8091',
    };
    expect(valid({ ...outside, ...teams, ...given }).teams?.serviceHosts).toEqual(['127.0.0.1:8091', 'smba.example']);
  });

  it('take Microsoft’s ids in capitals, as some pages show them', () => {
    const id = 'ABCDEF01-2345-4678-89AB-CDEF01234567';
    const teams = { MicrosoftAppId: id, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: id };
    const small = id.toLowerCase();
    expect(valid({ ...outside, ...teams }).teams).toMatchObject({ appId: small, tenantId: small });
  });

  it('are each explained in .env.example, and nothing else is', () => {
    const source = readFileSync(join(__dirname, '..', 'src', 'settings.ts'), 'utf8');
    const schema = source.slice(source.indexOf('z.object({'), source.indexOf('});'));
    const names = [...schema.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name).filter((name) => name !== 'NODE_ENV');
    const example = readFileSync(join(__dirname, '..', '.env.example'), 'utf8');
    expect([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name).sort()).toEqual(names.sort());
  });
});
