/** Where the running program says what happens. Never given secrets, message texts or who voted what. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
