import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { faultsBySchema } from '../src/cli/manifest/schema';
import { parseCommand } from '../src/conversation/commands';
import { useDataFolder } from './support/data-folder';
import { type Ended, runProgram } from './support/run-program';

const root = join(__dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const inData = useDataFolder();
const appId = '11111111-2222-4333-8444-555555555555';
const settings = { PUBLIC_URL: 'https://kumppani.example.fi/', MicrosoftAppId: appId };

const run = (words: readonly string[] = [], given: Readonly<Record<string, string>> = settings): Promise<Ended> =>
  runProgram('cli/manifest', words, { dataDir: inData(), settings: given });

interface Written {
  readonly files: Readonly<Record<string, Uint8Array>>;
  json(name: string): Readonly<Record<string, unknown>>;
}

function readPackage(): Written {
  const files = unzipSync(readFileSync(inData('kumppani-teams.zip')));
  return { files, json: (name) => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8')) };
}

/** Width and height as a PNG's header gives them. */
function sizeOf(png: Uint8Array | undefined): readonly number[] {
  const bytes = Buffer.from(png ?? []);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** The names in the first column of the guide's table under a heading. */
function explained(guide: string, heading: string): string[] {
  const text = readFileSync(join(root, 'docs', guide), 'utf8');
  const section = text.split(/^## /mu).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, name = '']) => name).sort();
}

describe('the app package of Teams', () => {
  it('keeps to the official schema, in all three languages', async () => {
    expect(await run(['teams'])).toMatchObject({ code: 0, stderr: '' });
    const { json } = readPackage();
    expect(json('manifest.json')).toMatchObject({ manifestVersion: '1.30', id: appId });
    for (const file of ['manifest.json', 'sv.json', 'en.json']) expect(faultsBySchema(file, json(file))).toEqual([]);
  });

  it('holds what its manifest names, with icons of the right size, and nothing else', async () => {
    await run(['teams']);
    const { files } = readPackage();
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png', 'sv.json']);
    expect(sizeOf(files['color.png'])).toEqual([192, 192]);
    expect(sizeOf(files['outline.png'])).toEqual([32, 32]);
    // Teams lays the outline on its own ground: colours with an alpha channel.
    expect(files['outline.png']?.[25]).toBe(6);
  });

  it('speaks for one bot, one address and one app', async () => {
    await run(['teams']);
    const manifest = readPackage().json('manifest.json');
    expect(manifest).toMatchObject({
      bots: [{ botId: appId, scopes: ['personal', 'team', 'groupChat'] }],
      webApplicationInfo: { id: appId },
      validDomains: ['kumppani.example.fi'],
    });
  });

  it('is the same, byte for byte, when it is made again', async () => {
    await run(['teams']);
    const first = readFileSync(inData('kumppani-teams.zip'));
    await run(['teams'], { ...settings, TZ: 'Pacific/Auckland' });
    expect(readFileSync(inData('kumppani-teams.zip')).equals(first)).toBe(true);
  });

  it('offers only commands that the bot understands, the same ones in each language', async () => {
    await run(['teams']);
    const { json } = readPackage();
    const [bot] = json('manifest.json').bots as [{ commandLists: { commands: { title: string }[] }[] }];
    for (const file of ['sv.json', 'en.json']) {
      const texts = json(file);
      bot.commandLists.forEach(({ commands }, list) => {
        commands.forEach(({ title }, at) => {
          const translated = String(texts[`bots[0].commandLists[${list}].commands[${at}].title`]);
          expect(parseCommand(title).kind).not.toBe('question');
          expect(parseCommand(translated)).toEqual(parseCommand(title));
        });
      });
    }
  });

  it('translates every text of the manifest', async () => {
    await run(['teams']);
    const { json } = readPackage();
    const [bot] = json('manifest.json').bots as [{ commandLists: { commands: unknown[] }[] }];
    const commands = bot.commandLists.flatMap((list, listAt) =>
      list.commands.flatMap((_, at) =>
        ['title', 'description'].map((text) => `bots[0].commandLists[${listAt}].commands[${at}].${text}`),
      ),
    );
    const wanted = ['$schema', 'description.full', 'description.short', 'name.full', 'name.short', ...commands].sort();
    for (const file of ['sv.json', 'en.json']) expect(Object.keys(json(file)).sort()).toEqual(wanted);
  });

  it('asks for the permissions that the guide explains, and for no other', async () => {
    await run(['teams']);
    const { authorization } = readPackage().json('manifest.json') as {
      authorization: { permissions: { resourceSpecific: { name: string }[] } };
    };
    const asked = authorization.permissions.resourceSpecific.map(({ name }) => name).sort();
    expect(asked).toHaveLength(2);
    expect(explained('connecting-teams.md', 'What each permission is for')).toEqual(asked);
    for (const name of asked) expect(readme).toContain(`\`${name}\``);
  });

  it('names every fault by the official schema with its place', () => {
    const $schema = 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json';
    const faults = faultsBySchema('manifest.json', {
      $schema,
      manifestVersion: '1.30',
      name: { short: 'x'.repeat(31) },
    });
    expect(faults).toContain("manifest.json must have required property 'version'");
    expect(faults).toContain('manifest.json/name/short must NOT have more than 30 characters');
  });
});

describe('the app manifest of Slack', () => {
  interface SlackManifest {
    readonly display_information: Readonly<
      Record<'name' | 'description' | 'long_description' | 'background_color', string>
    >;
    readonly features: {
      readonly bot_user: { readonly display_name: string };
      readonly slash_commands: readonly Readonly<Record<'command' | 'url' | 'description' | 'usage_hint', string>>[];
    };
    readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
    readonly settings: {
      readonly event_subscriptions: { readonly request_url: string; readonly bot_events: readonly string[] };
      readonly interactivity: { readonly request_url: string };
      readonly socket_mode_enabled: boolean;
      readonly token_rotation_enabled: boolean;
    };
  }

  async function written(): Promise<SlackManifest> {
    expect(await run(['slack'])).toMatchObject({ code: 0, stderr: '' });
    return JSON.parse(readFileSync(inData('kumppani-slack.json'), 'utf8'));
  }

  it('keeps under the limits of Slack', async () => {
    const { display_information: shown, features, settings } = await written();
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description.length).toBeLessThanOrEqual(4000);
    expect(shown.background_color).toMatch(/^#[0-9A-F]{6}$/u);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(features.slash_commands).toHaveLength(1);
    for (const { command, description, usage_hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z]{1,31}$/u);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint.length).toBeLessThanOrEqual(1000);
    }
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
  });

  it('sends everything to the one address of the bot, and nothing by socket', async () => {
    const { features, settings } = await written();
    const address = 'https://kumppani.example.fi/slack/events';
    expect(settings.event_subscriptions.request_url).toBe(address);
    expect(settings.interactivity.request_url).toBe(address);
    expect(features.slash_commands.map(({ url }) => url)).toEqual([address]);
    expect(settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: false });
  });

  it('asks for the scopes and events that the guide explains, and for no other', async () => {
    const { oauth_config, settings } = await written();
    expect(explained('connecting-slack.md', 'What each permission is for')).toEqual(
      [...oauth_config.scopes.bot].sort(),
    );
    expect(explained('connecting-slack.md', 'What Slack tells the bot')).toEqual(
      [...settings.event_subscriptions.bot_events].sort(),
    );
    for (const scope of oauth_config.scopes.bot) expect(readme).toContain(`\`${scope}\``);
  });
});

describe('npm run manifest', () => {
  it('makes both, and says where they are and what to do with them', async () => {
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).toContain(`${inData('kumppani-slack.json')} `);
    expect(stdout).toContain(`${inData('kumppani-teams.zip')} `);
  });

  it('makes the one for Slack without an app id, and says what Teams waits for', async () => {
    const { code, stdout } = await run([], { PUBLIC_URL: 'https://kumppani.example.fi' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Slack: .*kumppani-slack\.json/mu);
    expect(stdout).toMatch(/^Teams: nothing written\. MicrosoftAppId is not set/mu);
  });

  it('takes flags before settings, and an .env file like the bot', async () => {
    writeFileSync(inData('.env'), `MicrosoftAppId=${appId}\nPUBLIC_URL=https://from-file.example.fi\n`);
    mkdirSync(inData('elsewhere'));
    const words = [
      'teams',
      '--public-url',
      'https://flag.example.fi',
      '--privacy',
      'https://region.example.fi/privacy',
    ];
    expect(await run([...words, '--out', 'elsewhere'], {})).toMatchObject({ code: 0 });
    const files = unzipSync(readFileSync(inData('elsewhere', 'kumppani-teams.zip')));
    expect(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString())).toMatchObject({
      id: appId,
      validDomains: ['flag.example.fi'],
      developer: { privacyUrl: 'https://region.example.fi/privacy', termsOfUseUrl: 'https://flag.example.fi' },
    });
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no address', [], { MicrosoftAppId: appId }, /PUBLIC_URL is needed/],
    [
      'an address without TLS',
      [],
      { ...settings, PUBLIC_URL: 'http://kumppani.example.fi' },
      /PUBLIC_URL must begin with https/,
    ],
    [
      'an address with more',
      [],
      { ...settings, PUBLIC_URL: 'https://kumppani.example.fi/?a=1' },
      /PUBLIC_URL must be an address alone/,
    ],
    ['an address that is none', [], { ...settings, PUBLIC_URL: 'kumppani' }, /PUBLIC_URL must be an address/],
    [
      'an app id that is no GUID',
      [],
      { ...settings, MicrosoftAppId: 'kumppani' },
      /MicrosoftAppId must be the app’s id \(a GUID\)/,
    ],
    ['Teams asked for without an app id', ['teams'], { PUBLIC_URL: settings.PUBLIC_URL }, /MicrosoftAppId is not set/],
    [
      'a page without TLS',
      ['--privacy', 'http://x.fi'],
      settings,
      /--privacy must be an address that begins with https/,
    ],
    ['too long a name', ['--organisation', 'x'.repeat(33)], settings, /--organisation must have at most 32/],
    ['an unknown platform', ['discord'], settings, /Allowed choices are teams, slack/],
  ])('refuses %s, says so in a line, and ends with 1', async (_what, words, given, saying) => {
    const { code, stdout, stderr } = await run(words, given);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(saying);
    expect(stderr).not.toMatch(/\bat .*\.js/);
  });
});
