import { fillTemplate, type Values } from './fill';

/** The app manifest as Slack's page takes it when it is pasted in. */
export function makeSlackManifest(values: Values): string {
  return `${JSON.stringify(fillTemplate('slack', 'manifest.json', values), undefined, 2)}\n`;
}
