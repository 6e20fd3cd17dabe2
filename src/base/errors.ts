/** Root of all faults the project throws: `code` is what programs look at, `message` is for the log, never for users. */
export abstract class KumppaniError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Something the operator must mend before the program can go on: `message` says what to do, in one line. */
export class OperatorError extends KumppaniError<'operator'> {
  constructor(message: string, options?: ErrorOptions) {
    super('operator', message, options);
  }
}

/** The end of an exhaustive switch: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected: ${JSON.stringify(value)}`);
}

/** The code that an error of Node's own carries ("ENOENT"). Asks no class: under jest they come from another realm. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
