import { routineStatuses } from '#domain/outcomes/outcome-fact';
import * as z from 'zod';

import { ask } from './ask-schema.ts';
import { category, consent } from './consent-schema.ts';
import { duration } from './duration-schema.ts';
import { fields } from './fields.ts';
import { fieldName, host, id, language, liquid, name, parameterName, person, timeZone } from './pieces.ts';
import { parseThreshold } from './threshold.ts';

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
  category: z.exactOptional(z.string()),
};

const route = fields({
  ...telling,
  /** Checked by `pattern-rules.ts`, which can say more about it. */
  when: z.unknown(),
  record,
  changed: z.exactOptional(changed),
  ask: z.exactOptional(ask),
  endsAsks: z.exactOptional(someOf(z.string(), 'route')),
});

const outcome = z.enum(
  [
    'NobodyNotified',
    'MessageFailed',
    'MessageDoubled',
    'ReplyReceived',
    'ApprovalDecided',
    'AlertAcknowledged',
    'AskExpired',
    'AskCancelled',
  ],
  'write NobodyNotified, MessageFailed, MessageDoubled, ReplyReceived, ApprovalDecided, AlertAcknowledged, AskExpired or AskCancelled',
);

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
  callbackHosts: z.exactOptional(
    z.array(host).min(1, 'name at least one host or leave it out').max(20, 'at most 20 hosts'),
  ),
});

const publish = fields({
  statuses: z.exactOptional(
    z
      .array(z.enum(routineStatuses, 'write accepted, sent, delivered or read'))
      .min(1, 'name at least one status')
      .max(routineStatuses.length, 'each status once'),
  ),
  reasons: z.exactOptional(z.literal(true, 'write true or leave it out')),
});

/** Answers of ours that may go as a template: those that go to people who have not just written. */
const answers = fields({ 'ask-over': z.exactOptional(z.string()) });

/** One file of a workspace: any of its lists, in any number of files, and `consent` and `answers` in one of them. */
export const WorkspaceFile = fields({
  branches: z.array(branch).nullish(),
  channels: z.array(channel).nullish(),
  templates: z.array(template).nullish(),
  routes: z.array(z.union([route, outcomeRoute])).nullish(),
  sources: z.array(source).nullish(),
  categories: z.array(category).max(50, 'at most 50 categories').nullish(),
  consent: consent.nullish(),
  answers: answers.nullish(),
  publish: z.exactOptional(publish),
});

export type WorkspaceFile = z.output<typeof WorkspaceFile>;
export type RouteEntry = z.output<typeof route>;
export type OutcomeRouteEntry = z.output<typeof outcomeRoute>;
export type TellEntry = z.output<typeof tell>;
export type TemplateEntry = z.output<typeof template>;
export type ChannelEntry = z.output<typeof channel>;
export type BranchEntry = z.output<typeof branch>;
export type SourceEntry = z.output<typeof source>;
export type AnswersEntry = z.output<typeof answers>;
