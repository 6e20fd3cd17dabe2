import { systemClock } from '../base/base';
import { type Core, openCore } from '../compose';
import { type Config, loadConfig } from '../config';

/** Runs `work` on the configured data and closes the store whatever happens. */
export async function withCore(work: (core: Core, config: Config) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const core = await openCore(config, systemClock);
  try {
    await work(core, config);
  } finally {
    await core.store.close();
  }
}
