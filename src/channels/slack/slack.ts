import type { Channel } from '../channel';
import type { SlackChannelOptions } from './app';

export type { SlackChannelOptions } from './app';
export { slackFormKind } from './forms';

/** Opens Slack. Its SDK is loaded only now, by whoever has configured it. */
export function createSlackChannel(options: SlackChannelOptions): Channel {
  const { createSlackApp }: typeof import('./app') = require('./app');
  return createSlackApp(options);
}
