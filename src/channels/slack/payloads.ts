import { z } from 'zod';

// The part of Slack's payloads that we read, checked; whatever else is in them is left out. Source: Slack's reference of events and
// interaction payloads.

const id = z.string().regex(/^[A-Z0-9]{1,64}$/i);
const stamp = z.string().regex(/^\d{1,12}\.\d{1,12}$/);
/** JSON in a string. */
export const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  }
});

// Slack nulls what is empty.
const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

const message = {
  user: id.optional(),
  text: words,
  ts: stamp,
  channel: id,
  channel_type: z.string().optional(),
  thread_ts: stamp.optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
};
export const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('app_mention'), ...message }),
  z.object({ type: z.literal('message'), ...message, ts: stamp.optional(), channel: id.optional() }),
  z.object({ type: z.literal('app_home_opened'), user: id, channel: id.optional(), tab: z.string().optional() }),
  z.object({
    type: z.literal('member_joined_channel'),
    user: id,
    channel: id,
    channel_type: z.string().optional(),
    event_ts: stamp.optional(),
  }),
]);
/** The events that we hear. */
export const knownEvents: readonly string[] = event.options.map((option) => option.shape.type.value);

/** `team_id` is where it happened, which in a channel that workspaces share is any of them; `authorizations` tells whose bot hears it. */
export const envelope = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  // Whole: it is read by its type.
  event: z.looseObject({ type: z.string() }),
  authorizations: z.array(z.object({ team_id: id.nullish(), user_id: id })).optional(),
});

export const command = z.object({
  team_id: id,
  user_id: id,
  user_name: z.string().optional(),
  channel_id: id,
  channel_name: z.string().optional(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.url(),
});

/** A form's `team` is that of the person, who in a shared channel may be of another one than the bot. */
const view = z.object({
  id,
  hash: z.string().optional(),
  private_metadata: z.string().default(''),
  app_installed_team_id: id.nullish(),
});
const user = z.object({ id, username: z.string().optional(), name: z.string().optional() });
const team = z.object({ id });
export const press = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  trigger_id: z.string().optional(),
  response_url: z.url().optional(),
  channel: z.object({ id, name: z.string().optional() }).optional(),
  container: z.object({
    message_ts: stamp.optional(),
    thread_ts: stamp.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: view.optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional(), action_ts: stamp })).min(1),
});

const field = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
export const submission = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  view: view.extend({ state: z.object({ values: z.record(z.string(), z.record(z.string(), field)) }) }),
});

/** Where a view leads back to; what its `private_metadata` holds. The payload is a form's. */
export const metadata = z.object({
  conversation: z.string().min(1).max(255),
  kind: z.enum(['personal', 'group', 'channel']),
  thread: stamp.optional(),
  payload: z.unknown(),
});

/** The value of the button that opens a kept form. */
export const openForm = z.strictObject({ verb: z.literal('openForm'), form: z.string().regex(/^[\w-]{1,64}$/) });

export type Said = Extract<z.infer<typeof event>, { type: 'app_mention' | 'message' }>;
export type Press = z.infer<typeof press>;
export type Submission = z.infer<typeof submission>;
export type Metadata = z.infer<typeof metadata>;
