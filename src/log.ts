import pino from 'pino';
import pretty from 'pino-pretty';
import { describeFault, type Log } from './base/base';
import type { Config } from './config';

const stderr = 2;

/** JSON lines on standard error, readable ones in a terminal. Errors are told by code, place and cause, not by what they held. */
export function createLog(level: Config['logLevel']): Log {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeFault },
  };
  return process.stderr.isTTY
    ? pino(options, pretty({ destination: stderr, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }))
    : pino(options, pino.destination({ dest: stderr, sync: true }));
}
