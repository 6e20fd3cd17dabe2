/** Whether a service URL may be called at all. */
export type MayCall = (serviceUrl: string) => boolean;

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Lets through https (on loopback also http) to exactly these hosts, each with its port if it has one. */
export function allowHosts(hosts: readonly string[]): MayCall {
  return (serviceUrl) => {
    const url = parse(serviceUrl);
    if (!url || !hosts.includes(url.host)) return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname));
  };
}

/** Lets through this machine only: for local mode, in which nobody proves who calls. */
export const allowLoopback: MayCall = (serviceUrl) => {
  const url = parse(serviceUrl);
  return url !== undefined && loopback.includes(url.hostname) && /^https?:$/.test(url.protocol);
};

/** None for what is no address, or tries to look like another one by a user name. */
function parse(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.username === '' && url.password === '' ? url : undefined;
}
