import { KumppaniError, OperatorError } from './errors';

/** What the log may know of a fault: its class, code and place. Never its message, which can hold what people wrote. */
export function describeFault(fault: unknown): Readonly<Record<string, unknown>> {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const code = fault instanceof KumppaniError || 'code' in fault ? fault.code : undefined;
  return {
    name: fault.name,
    code: typeof code === 'string' ? code : undefined,
    at: fault.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8)
      .map((line) => line.slice(7)),
    cause: fault.cause === undefined ? undefined : describeFault(fault.cause),
  };
}

/** A fault as whoever started the program is told it: what they can mend in words, anything else as the log has it. */
export function faultInWords(fault: unknown): string {
  if (fault instanceof OperatorError) return fault.message;
  // The system would not give a file or folder: its message says which, and why.
  if (fault instanceof Error && 'syscall' in fault && 'path' in fault) return fault.message;
  return JSON.stringify(describeFault(fault));
}
