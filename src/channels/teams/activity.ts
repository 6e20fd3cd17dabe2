import { z } from 'zod';

// Only what is read, and loosely: Teams adds fields at any time, and leaves out or nulls those that are empty.
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);
const id = z.string().min(1).max(1_000);
const named = optional(z.object({ id }));

const account = z.object({ id, name: optional(z.string()), aadObjectId: optional(id) });

const mention = z.object({ type: z.literal('mention'), text: z.string().min(1), mentioned: z.object({ id }) });
const clientInfo = z.object({ type: z.literal('clientInfo'), locale: z.string() });

const activity = z.object({
  type: z.string(),
  id: optional(id),
  name: optional(z.string()),
  action: optional(z.string()),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  timestamp: optional(z.string()),
  localTimestamp: optional(z.string()),
  locale: optional(z.string()),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    conversationType: optional(z.string()),
    tenantId: optional(z.string()),
    isGroup: optional(z.boolean()),
  }),
  channelData: optional(z.object({ tenant: named, meeting: named })),
  text: optional(z.string()),
  textFormat: optional(z.string()),
  value: z.unknown().optional(),
  replyToId: optional(id),
  membersAdded: optional(z.array(z.object({ id }))),
  membersRemoved: optional(z.array(z.object({ id }))),
  entities: optional(z.array(z.unknown())),
});

/** What Teams delivers, as far as it is read. */
export type TeamsActivity = z.infer<typeof activity>;
export type TeamsAccount = TeamsActivity['from'];

/** Reads an activity; undefined when it is none. */
export function parseActivity(body: unknown): TeamsActivity | undefined {
  const parsed = activity.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/** The marks in the text that stand for people and bots. */
export function mentionsIn({ entities }: TeamsActivity): readonly z.infer<typeof mention>[] {
  return (entities ?? []).flatMap((entity) => {
    const parsed = mention.safeParse(entity);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The language and country that the client shows, e.g. "fi-FI". */
export function localeIn({ locale, entities }: TeamsActivity): string | undefined {
  if (locale) return locale;
  const told = (entities ?? []).map((entity) => clientInfo.safeParse(entity)).find(({ success }) => success);
  return told?.data?.locale;
}

/** Every tenant that the activity names. */
export function tenantsIn({ conversation, channelData }: TeamsActivity): readonly string[] {
  return [conversation.tenantId, channelData?.tenant?.id].filter(
    (tenant) => tenant !== undefined && tenant !== '',
  ) as string[];
}

/** The conversation's id without the thread in it. */
export function conversationOf({ conversation }: Pick<TeamsActivity, 'conversation'>): string {
  return conversation.id.split(';messageid=')[0] ?? conversation.id;
}
