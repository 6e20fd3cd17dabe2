import { z } from 'zod';
import { OperatorError } from '../../base/base';
import { expectationOf, settings } from '../../settings';
import { version } from '../../version';
import type { Values } from './fill';

/** What was given on the command line; it goes before the settings. */
export interface Flags {
  readonly appId?: string;
  readonly publicUrl?: string;
  readonly organisation?: string;
  readonly website?: string;
  readonly privacy?: string;
  readonly terms?: string;
}

/** Longest name of an organisation that Teams shows. */
const organisationCharacters = 32;

const https = z.url({ protocol: /^https$/ });
const needed = settings.pick({ MicrosoftAppId: true, PUBLIC_URL: true, DATA_DIR: true });

/** Everything that the manifests are filled with. */
export interface Filling {
  readonly values: Values;
  /** Unknown until the app is registered in Entra; only Teams needs it. */
  readonly appId?: string;
  /** Where the packages go unless told. */
  readonly dataDir: string;
}

/** Puts flags and settings together; throws one OperatorError with all that is wrong. */
export function gatherValues(flags: Flags, given: Readonly<Record<string, string | undefined>>): Filling {
  const parsed = needed.safeParse({
    ...given,
    ...(flags.appId === undefined ? {} : { MicrosoftAppId: flags.appId }),
    ...(flags.publicUrl === undefined ? {} : { PUBLIC_URL: flags.publicUrl }),
  });
  if (!parsed.success) {
    throw new OperatorError(
      parsed.error.issues.map(({ path }) => `${String(path[0])} ${expectationOf(String(path[0]))}`).join('\n  '),
    );
  }
  const { MicrosoftAppId: appId, PUBLIC_URL: publicUrl, DATA_DIR: dataDir } = parsed.data;
  if (publicUrl === undefined) {
    throw new OperatorError('PUBLIC_URL is needed (or --public-url): the address at which the platforms reach the bot');
  }
  if (!https.safeParse(publicUrl).success) {
    throw new OperatorError('PUBLIC_URL must begin with https:// — Teams and Slack call no other address');
  }
  const { hostname, search, hash, username, password } = new URL(publicUrl);
  // Paths are put behind it as they are.
  if (search || hash || username || password) {
    throw new OperatorError('PUBLIC_URL must be an address alone, with nothing like ?, # or @ in it');
  }
  return {
    values: {
      ...(appId === undefined ? {} : { MicrosoftAppId: appId }),
      PUBLIC_URL: publicUrl,
      PUBLIC_HOST: hostname,
      VERSION: version,
      ...aboutPublisher(flags, publicUrl),
    },
    dataDir,
    ...(appId === undefined ? {} : { appId }),
  };
}

function aboutPublisher({ organisation = 'Kumppani', ...pages }: Flags, publicUrl: string): Values {
  if (organisation.length > organisationCharacters) {
    throw new OperatorError(`--organisation must have at most ${organisationCharacters} characters`);
  }
  const page = (name: 'website' | 'privacy' | 'terms', otherwise: string) => {
    const url = pages[name] ?? otherwise;
    if (!https.safeParse(url).success)
      throw new OperatorError(`--${name} must be an address that begins with https://`);
    return url;
  };
  const website = page('website', publicUrl);
  return {
    ORGANISATION: organisation,
    WEBSITE: website,
    PRIVACY: page('privacy', website),
    TERMS: page('terms', website),
  };
}
