import { z } from 'zod';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Shortest secret that links may be signed with. */
export const secretCharacters = 32;

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/u, ''));
const filled = z.string().min(1);
const loopbackNames = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether an address may carry secrets and keys: https, or plain http that never leaves this machine. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || loopbackNames.includes(hostname);
}

// Microsoft's tokens and activities carry them in small letters.
const guid = z.uuid().toLowerCase();
const safeUrl = url.refine(isSafe);
/** "smba.trafficmanager.net", or with a port for tests: never a wildcard. The port of https is left out, as in every address. */
const hosts = z
  .string()
  .transform((value) => value.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^(\[[\da-f:]+\]|[a-z\d.-]+)(:\d{1,5})?$/)).min(1))
  .transform((values) => values.map((host) => host.replace(/:443$/, '')));

/** The settings one by one, with their defaults; what fits together is for `config.ts`. */
export const settings = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  HOST: filled.default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  DATA_DIR: filled.default('./var'),
  KEY_DIR: filled.optional(),
  SOTKANET_URL: url.default('https://sotkanet.fi/rest/1.1'),
  STORE: z.enum(['libsql', 'cosmos']).default('libsql'),
  COSMOS_ENDPOINT: url.optional(),
  COSMOS_KEY: filled.optional(),
  COSMOS_DATABASE: filled.default('kumppani'),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: filled.optional(),
  MicrosoftAppTenantId: guid.optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant']).default('SingleTenant'),
  TEAMS_OPENID_METADATA: safeUrl.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  TEAMS_TOKEN_ISSUER: filled.default('https://api.botframework.com'),
  TEAMS_LOGIN_URL: safeUrl.default('https://login.microsoftonline.com'),
  TEAMS_TOKEN_SCOPE: filled.default('https://api.botframework.com/.default'),
  TEAMS_SERVICE_HOSTS: hosts.default([
    'smba.trafficmanager.net',
    'smba.infra.gcc.teams.microsoft.com',
    'smba.infra.gov.teams.microsoft.us',
    'smba.infra.dod.teams.microsoft.us',
  ]),
  TEAMS_CALLS_PER_SECOND: z.coerce.number().int().min(1).max(1000).default(50),
  SLACK_SIGNING_SECRET: filled.optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_API_URL: safeUrl.default('https://slack.com/api'),
  LINK_SECRET: z.string().min(secretCharacters).optional(),
  ADMINS: z.string().default(''),
  HOME_AREA: filled.default('Uusimaa'),
  TIME_ZONE: filled.default('Europe/Helsinki'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

export type Settings = z.infer<typeof settings>;

// What a setting must be, in words: zod's own would show secrets or patterns.
const expectations: Partial<Record<keyof Settings, string>> = {
  PORT: 'must be a number from 0 to 65535',
  PUBLIC_URL: 'must be an address such as https://kumppani.example.fi',
  SOTKANET_URL: 'must be an http or https address',
  STORE: 'must be libsql or cosmos',
  COSMOS_ENDPOINT: 'must be an http or https address',
  MicrosoftAppId: 'must be the app’s id (a GUID)',
  MicrosoftAppTenantId: 'must be the tenant’s id (a GUID)',
  MicrosoftAppType: 'must be SingleTenant or MultiTenant',
  TEAMS_OPENID_METADATA: 'must be an https address',
  TEAMS_LOGIN_URL: 'must be an https address',
  TEAMS_SERVICE_HOSTS: 'must be exact host names, parted by commas',
  TEAMS_CALLS_PER_SECOND: 'must be a number from 1 to 1000',
  SLACK_BOT_TOKEN: 'must begin with xoxb-',
  SLACK_API_URL: 'must be an https address',
  LINK_SECRET: `must have at least ${secretCharacters} characters`,
  LOG_LEVEL: `must be one of ${logLevels.join(', ')}`,
};

/** What a setting must be, in words that show no value. */
export function expectationOf(name: string): string {
  return Object.entries(expectations).find(([setting]) => setting === name)?.[1] ?? 'is not valid';
}
