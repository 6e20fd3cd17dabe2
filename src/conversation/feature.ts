import type { Action, Verb } from './actions';
import type { Command } from './commands';
import type { Context } from './context';
import type { Outcome } from './outcome';

type Answered = Outcome | Promise<Outcome>;

/** The form's fields by input id, as typed. */
export type Inputs = Readonly<Record<string, string>>;

/** What a feature does with the buttons and forms that are its own. */
export type Presses<Own extends Verb> = {
  readonly [V in Own]: (context: Context, action: Extract<Action, { verb: V }>, inputs: Inputs) => Answered;
};

/** What a feature does with the typed commands that are its own. */
export type Commands<Own extends Command['kind']> = {
  readonly [K in Own]: (context: Context, command: Extract<Command, { kind: K }>) => Answered;
};

/** A part of the conversation: what it takes in, and nothing else of it is known to `handle`. */
export interface Feature<OwnVerbs extends Verb, OwnCommands extends Command['kind']> {
  readonly presses: Presses<OwnVerbs>;
  readonly commands: Commands<OwnCommands>;
}
