import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { DateTime } from 'luxon';
import { codeOf, OperatorError } from './base/base';
import type { TokenAccess } from './channels/teams/teams';
import { openStarter } from './indicators/indicators';
import { hasName } from './report/report';
import { expectationOf, type logLevels, type Settings, secretCharacters, settings } from './settings';
import { shipped } from './shipped';

/** Everything the environment decides, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** The address that people's browsers and the platforms reach. */
  readonly publicUrl: string;
  /** No platform configured and no public address: the trial on one machine, open to loopback only. */
  readonly local: boolean;
  readonly dataDir: string;
  readonly keyDir: string;
  readonly sotkanetUrl: string;
  readonly store: StoreConfig;
  readonly teams?: TeamsConfig;
  readonly slack?: SlackConfig;
  /** Undefined in local mode unless set: one is made and kept beside the poll keys. */
  readonly linkSecret?: string;
  /** Ids of the people who are admins whatever the store says. */
  readonly admins: readonly string[];
  readonly homeArea: string;
  readonly timeZone: string;
  readonly logLevel: (typeof logLevels)[number];
}

export type StoreConfig = { readonly engine: 'libsql'; readonly file: string } | CosmosConfig;

export interface CosmosConfig {
  readonly engine: 'cosmos';
  readonly endpoint: string;
  readonly key: string;
  readonly database: string;
}

export type TeamsConfig = Omit<TokenAccess, 'kind'>;

export interface SlackConfig {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly apiUrl: string;
}

/** The person who is admin in local mode when ADMINS is empty. */
export const localAdmin = 'web:local:admin';
const loopback = ['127.0.0.1', '::1', 'localhost'];
export type ConfigResult =
  | { readonly kind: 'valid'; readonly config: Config }
  /** Each fault names its setting and says what to do. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Reads the settings. The only place that looks at the environment; no fault shows a value. */
export function readConfig(environment: Given): ConfigResult {
  const given = givenIn(environment);
  const parsed = settings.safeParse(given);
  const broken = parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  // What depends on several settings is looked at among those that could be read, so that all faults are told at once.
  const readable = Object.fromEntries(Object.entries(given).filter(([name]) => !broken.includes(name)));
  const read = settings.parse(readable);
  const isTold = (fault: string) => broken.some((name) => fault.startsWith(`${name} `));
  const faults = [
    ...broken.map((name) => `${name} ${expectationOf(name)}`),
    ...faultsOf(read).filter((fault) => !isTold(fault)),
  ];
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'valid', config: toConfig(read) };
}

type Given = Readonly<Record<string, string | undefined>>;

// An empty line in an .env file means "not set".
const givenIn = (environment: Given): Given =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

/** The settings that are given to this process, unchecked, with those of an `.env` file in the working folder. */
export function givenSettings(): Given {
  try {
    process.loadEnvFile();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  return givenIn(process.env);
}

/** The settings of this process; throws one OperatorError with all faults. */
export function loadConfig(): Config {
  const result = readConfig(givenSettings());
  if (result.kind === 'valid') return result.config;
  throw new OperatorError(`The settings need mending:\n${result.faults.map((fault) => `  - ${fault}`).join('\n')}`);
}

function isLocal(s: Settings): boolean {
  return !s.PUBLIC_URL && !hasTeams(s) && !hasSlack(s);
}

const hasTeams = (s: Settings) => Boolean(s.MicrosoftAppId || s.MicrosoftAppPassword);
const hasSlack = (s: Settings) => Boolean(s.SLACK_SIGNING_SECRET || s.SLACK_BOT_TOKEN);

function isRegion(name: string): boolean {
  const regions = [...openStarter(shipped.starterFigures).regions.values()];
  return regions.some((region) => region.category === 'MAAKUNTA' && hasName(region, name));
}

function faultsOf(s: Settings): string[] {
  const faults: string[] = [];
  const demand = (holds: unknown, fault: string) => {
    if (!holds) faults.push(fault);
  };
  demand(DateTime.local({ zone: s.TIME_ZONE }).isValid, 'TIME_ZONE must be a zone such as Europe/Helsinki');
  demand(isRegion(s.HOME_AREA), 'HOME_AREA must be the name of a Finnish region (maakunta), such as Uusimaa');
  demand(loopback.includes(s.HOST) || isIP(s.HOST) > 0, 'HOST must be an IP address or localhost');
  if (s.STORE === 'cosmos') {
    demand(s.COSMOS_ENDPOINT, 'COSMOS_ENDPOINT is needed with STORE=cosmos');
    demand(s.COSMOS_KEY, 'COSMOS_KEY is needed with STORE=cosmos');
    demand(
      isConfidential(s.COSMOS_ENDPOINT),
      'COSMOS_ENDPOINT must begin with https://; http is for an emulator on this machine',
    );
  }
  if (hasTeams(s)) {
    demand(s.MicrosoftAppId, 'MicrosoftAppId is needed with MicrosoftAppPassword');
    demand(s.MicrosoftAppPassword, 'MicrosoftAppPassword is needed with MicrosoftAppId');
    demand(s.MicrosoftAppTenantId, 'MicrosoftAppTenantId is needed with MicrosoftAppId: only that tenant is served');
  }
  if (hasSlack(s)) {
    demand(s.SLACK_SIGNING_SECRET, 'SLACK_SIGNING_SECRET is needed with SLACK_BOT_TOKEN');
    demand(s.SLACK_BOT_TOKEN, 'SLACK_BOT_TOKEN is needed with SLACK_SIGNING_SECRET');
  }
  if (isLocal(s)) {
    demand(
      s.NODE_ENV !== 'production',
      'NODE_ENV=production needs Teams or Slack: local mode lets everyone on this machine in',
    );
    demand(
      loopback.includes(s.HOST),
      'HOST must be 127.0.0.1, ::1 or localhost in local mode: it lets everyone in who reaches it',
    );
  } else {
    demand(
      hasTeams(s) || hasSlack(s),
      'MicrosoftAppId or SLACK_BOT_TOKEN is needed with PUBLIC_URL: nobody could talk to the bot',
    );
    demand(s.PUBLIC_URL, 'PUBLIC_URL is needed with Teams or Slack: links and pictures are opened there');
    demand(
      s.LINK_SECRET,
      `LINK_SECRET is needed with Teams or Slack: at least ${secretCharacters} characters by chance`,
    );
    demand(s.ADMINS.trim(), 'ADMINS is needed with Teams or Slack: the id of the first admin');
  }
  return faults;
}

/** True of addresses that nobody on the way can read along. */
function isConfidential(address = 'https://'): boolean {
  return address.startsWith('https:') || loopback.includes(new URL(address).hostname);
}

function toConfig(s: Settings): Config {
  const dataDir = resolve(s.DATA_DIR);
  const local = isLocal(s);
  const admins = s.ADMINS.split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  return {
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL ?? `http://localhost:${s.PORT}`,
    local,
    dataDir,
    keyDir: s.KEY_DIR ? resolve(s.KEY_DIR) : join(dataDir, 'keys'),
    sotkanetUrl: s.SOTKANET_URL,
    store: toStore(s, dataDir),
    admins: admins.length > 0 || !local ? admins : [localAdmin],
    homeArea: s.HOME_AREA,
    timeZone: s.TIME_ZONE,
    logLevel: s.LOG_LEVEL,
    ...(s.LINK_SECRET ? { linkSecret: s.LINK_SECRET } : {}),
    ...toPlatforms(s),
  };
}

function toStore(s: Settings, dataDir: string): StoreConfig {
  return s.STORE === 'libsql'
    ? { engine: 'libsql', file: join(dataDir, 'kumppani.db') }
    : { engine: 'cosmos', endpoint: s.COSMOS_ENDPOINT ?? '', key: s.COSMOS_KEY ?? '', database: s.COSMOS_DATABASE };
}

function toPlatforms(s: Settings): Pick<Config, 'teams' | 'slack'> {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN } = s;
  return {
    ...(MicrosoftAppId && MicrosoftAppPassword && MicrosoftAppTenantId
      ? {
          teams: {
            appId: MicrosoftAppId,
            password: MicrosoftAppPassword,
            tenantId: MicrosoftAppTenantId,
            type: s.MicrosoftAppType,
            openIdMetadata: s.TEAMS_OPENID_METADATA,
            tokenIssuer: s.TEAMS_TOKEN_ISSUER,
            loginUrl: s.TEAMS_LOGIN_URL,
            tokenScope: s.TEAMS_TOKEN_SCOPE,
            serviceHosts: s.TEAMS_SERVICE_HOSTS,
            callsPerSecond: s.TEAMS_CALLS_PER_SECOND,
          },
        }
      : {}),
    ...(SLACK_SIGNING_SECRET && SLACK_BOT_TOKEN
      ? { slack: { signingSecret: SLACK_SIGNING_SECRET, botToken: SLACK_BOT_TOKEN, apiUrl: s.SLACK_API_URL } }
      : {}),
  };
}
