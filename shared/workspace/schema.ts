import * as z from 'zod';

import { parseDuration } from './duration.ts';
import { fields } from './fields.ts';

const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'an id is 1 to 64 of a-z, 0-9, dot, hyphen and underscore, and begins with a letter or digit',
  );
const name = z.string().trim().min(1, 'write a name').max(200, 'at most 200 characters');
const person = z
  .string()
  .regex(
    /^[\w.@-]{1,64}$/,
    "a person's company id is 1 to 64 letters, digits, dots, hyphens, underscores or @",
  );
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

const channel = fields({ id, name, branch: z.string(), members: z.array(member).max(10_000) });

const templateText = fields({
  header: z.exactOptional(z.string()),
  body: z.string(),
  footer: z.exactOptional(z.string()),
  buttons: z.exactOptional(z.array(z.string())),
});

const template = fields({
  id: z.string().regex(/^[a-z0-9_]{1,512}$/, "a template's name is 1 to 512 of a-z, 0-9 and underscore"),
  category: z.enum(['utility', 'marketing'], 'write utility or marketing'),
  text: z.record(language, templateText),
});

const record = fields({
  type: id,
  key: liquid,
  title: liquid,
  stage: z.exactOptional(liquid),
  url: z.exactOptional(liquid),
  fields: z.exactOptional(z.record(fieldName, liquid)),
  channel: z.exactOptional(z.string()),
  close: z.exactOptional(z.boolean()),
  reopen: z.exactOptional(z.boolean()),
});

const tell = fields({
  channel: z.string(),
  role: z.exactOptional(z.string()),
  template: z.string(),
  with: z.record(parameterName, liquid).default({}),
});

const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, 'write a duration such as 30m, 8h or 2d, at most 30d');

const route = fields({
  id,
  /** Checked by `pattern-rules.ts`, which can say more about it. */
  when: z.unknown(),
  record,
  tell: z
    .array(tell)
    .min(1, 'a route tells at least one channel')
    .max(20, 'a route tells at most 20 channels'),
  notAfter: z.exactOptional(duration),
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
  routes: z.array(route).nullish(),
  sources: z.array(source).nullish(),
});

export type WorkspaceFile = z.output<typeof WorkspaceFile>;
export type RouteEntry = z.output<typeof route>;
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
