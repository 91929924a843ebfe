import { companyId } from '#domain/person';
import * as z from 'zod';

import { parseDuration } from './duration.ts';
import { fields } from './fields.ts';
import { parseThreshold } from './threshold.ts';

const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'an id is 1 to 64 of a-z, 0-9, dot, hyphen and underscore, and begins with a letter or digit',
  );
const name = z.string().trim().min(1, 'write a name').max(200, 'at most 200 characters');
const person = z
  .string()
  .regex(companyId, "a person's company id is 1 to 64 letters, digits, dots, hyphens, underscores or @");
const language = z
  .string()
  .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'write a language code as Meta spells it, such as pt_BR or en');
const timeZone = z
  .string()
  .refine(isTimeZone, 'unknown time zone; write an IANA name such as America/Sao_Paulo');
const liquid = z.string().min(1, 'write a text').max(2_048, 'at most 2,048 characters');
const parameterName = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'a parameter is named in lower_snake');
const fieldName = z
  .string()
  .regex(/^[A-Za-z_][\w.-]{0,63}$/, 'a field name is 1 to 64 letters, digits, dots, hyphens and underscores');

const branch = fields({ id, name, timeZone, language });

const member = fields({ person, role: z.exactOptional(id) });

const channel = fields({
  id,
  name,
  branch: z.string(),
  number: z.exactOptional(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'write the name of a business number of the config, such as main'),
  ),
  members: z.array(member).max(10_000),
});

const button = z.union([z.string(), fields({ text: z.string(), url: z.string() })], {
  error: "write a quick reply's label, or a mapping with text and url",
});

const templateText = fields({
  header: z.exactOptional(z.string()),
  body: z.string(),
  footer: z.exactOptional(z.string()),
  buttons: z.exactOptional(z.array(button)),
});

const template = fields({
  id: z.string().regex(/^[a-z0-9_]{1,512}$/, "a template's name is 1 to 512 of a-z, 0-9 and underscore"),
  category: z.enum(['utility', 'marketing'], 'write utility or marketing'),
  text: z.record(language, templateText),
});

const field = z.union([liquid, fields({ number: liquid })], {
  error: "write a text, or { number: '…' } for a field that has a size",
});

const record = fields({
  type: id,
  key: liquid,
  title: liquid,
  stage: z.exactOptional(liquid),
  url: z.exactOptional(liquid),
  fields: z.exactOptional(z.record(fieldName, field)),
  channel: z.exactOptional(z.string()),
  close: z.exactOptional(z.boolean()),
  reopen: z.exactOptional(z.boolean()),
});

const channels = z.union(
  [z.string(), z.array(z.string()).min(1, 'name at least one channel').max(20, 'at most 20 channels')],
  "write a channel's id, or a list of them",
);

const tell = fields({
  channel: channels,
  role: z.exactOptional(z.string()),
  person: z.exactOptional(liquid),
  managerOf: z.exactOptional(liquid),
  template: z.string(),
  with: z.record(parameterName, liquid).default({}),
});

const durationMeans = 'write a duration such as 30m, 8h or 2d, at most 30d';
const duration = z
  .string()
  .regex(/^\d{1,5}[mhd]$/, { error: durationMeans, abort: true })
  .refine((text) => parseDuration(text) !== undefined, durationMeans);

const someOf = (one: z.ZodType<string>, what: string) =>
  z.array(one).min(1, `name at least one ${what}`).max(50, 'at most 50').or(one);
const stages = someOf(z.string().trim().min(1, 'write a stage').max(200, 'at most 200 characters'), 'stage');

const changed = fields({
  entering: z.exactOptional(stages),
  leaving: z.exactOptional(stages),
  field: z.exactOptional(someOf(fieldName, 'field')),
  by: z.exactOptional(
    z
      .union([z.number(), z.string()], { error: "write a number such as 500, or in quotes '+500' or '10%'" })
      .refine((written) => parseThreshold(written) !== undefined, {
        error: "write a number above 0 such as 500, or in quotes '+500' or '10%'",
      }),
  ),
});

const telling = {
  id,
  tell: z.array(tell).min(1, 'a route tells at least one channel').max(20, 'a route has at most 20 entries'),
  notAfter: z.exactOptional(duration),
  dedupe: z.exactOptional(fields({ window: duration, key: z.exactOptional(liquid) })),
  priority: z.exactOptional(z.enum(['normal', 'urgent'], 'write normal or urgent')),
  whenInDoubt: z.exactOptional(z.enum(['resend', 'hold'], 'write resend or hold')),
};

const route = fields({
  ...telling,
  /** Checked by `pattern-rules.ts`, which can say more about it. */
  when: z.unknown(),
  record,
  changed: z.exactOptional(changed),
});

const outcome = z.enum(['NobodyNotified'], 'write NobodyNotified, the one outcome that can be told');

const outcomeRoute = fields({
  ...telling,
  on: fields({
    outcome: z.array(outcome).min(1, 'name at least one outcome').or(outcome),
    route: z.exactOptional(someOf(z.string(), 'route')),
  }),
});

const place = (what: string) =>
  z
    .string()
    .max(200, 'at most 200 characters')
    .regex(/^detail(\.[\w-]+)+$/, what);

const source = fields({
  id,
  signature: z.enum(['github', 'standard-webhooks', 'iam'], 'write github, standard-webhooks or iam'),
  eventId: z.exactOptional(place("write the place of the producer's own id, such as detail.id")),
  sequence: z.exactOptional(place("write the place of the producer's own count, such as detail.version")),
});

/** One file of a workspace: any of the five lists, in any number of files. */
export const WorkspaceFile = fields({
  branches: z.array(branch).nullish(),
  channels: z.array(channel).nullish(),
  templates: z.array(template).nullish(),
  routes: z.array(z.union([route, outcomeRoute])).nullish(),
  sources: z.array(source).nullish(),
});

export type WorkspaceFile = z.output<typeof WorkspaceFile>;
export type RouteEntry = z.output<typeof route>;
export type OutcomeRouteEntry = z.output<typeof outcomeRoute>;
export type TellEntry = z.output<typeof tell>;
export type TemplateEntry = z.output<typeof template>;
export type ChannelEntry = z.output<typeof channel>;
export type BranchEntry = z.output<typeof branch>;
export type SourceEntry = z.output<typeof source>;

/** Offsets such as `+03:00` are no zones: they know no summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== '';
  } catch {
    return false;
  }
}
