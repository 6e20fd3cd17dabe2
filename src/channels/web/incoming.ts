import { z } from 'zod';
import { randomId } from '../../base/base';
import type { ActionBody, Incoming, TextBody } from '../../conversation/conversation';
import { languages } from '../../text/text';
import { type ExamplePerson, type Speaker, toSpeaker } from './guard';
import { webLimits } from './limits';

/** What the page sent, taken apart. */
export interface WebMessage {
  readonly speaker: Speaker;
  readonly incoming: Incoming;
  /** The same for every sending of the same message. */
  readonly key: string;
  /** The post whose button was pressed. */
  readonly post?: string;
}

/** The one conversation of the local chat. */
export const localPlace = { channel: 'web', conversation: 'local', kind: 'group' } as const;

const id = z.string().regex(/^[\w-]{1,64}$/);
const from = {
  person: z.string(),
  /** For people who are no example people. */
  name: z.string().max(webLimits.nameCharacters).optional(),
  /** A message without one is taken for a new one. */
  key: id.optional(),
  /** The language of the page. */
  language: z.enum(languages).optional(),
};

const message = z.union([
  z.strictObject({ ...from, text: z.string().max(webLimits.textCharacters) }),
  z.strictObject({
    ...from,
    payload: z.record(z.string(), z.unknown()),
    inputs: z
      .record(z.string().max(webLimits.keyCharacters), z.string().max(webLimits.inputCharacters))
      .refine((inputs) => Object.keys(inputs).length <= webLimits.inputs)
      .default({}),
    post: id.optional(),
  }),
]);

/** Reads what the page sent; undefined for anything else. */
export function parseMessage(people: readonly ExamplePerson[], body: unknown): WebMessage | undefined {
  const parsed = message.safeParse(body);
  if (!parsed.success) return undefined;
  const { person, name, key, language } = parsed.data;
  const speaker = toSpeaker(people, person, name);
  if (!speaker) return undefined;
  const place = { ...localPlace, people: people.length };
  const spoken: TextBody | ActionBody =
    'text' in parsed.data
      ? { kind: 'text', text: parsed.data.text }
      : { kind: 'action', payload: parsed.data.payload, inputs: parsed.data.inputs };
  return {
    speaker,
    incoming: { place, person: speaker, ...(language ? { locale: language } : {}), body: spoken },
    key: key ?? randomId(),
    ...('post' in parsed.data && parsed.data.post ? { post: parsed.data.post } : {}),
  };
}
