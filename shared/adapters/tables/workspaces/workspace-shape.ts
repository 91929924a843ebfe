import * as z from 'zod/mini';
import { isPlainObject, type Plain, type PlainObject } from '#domain/plain';
import { askRuleShape, texts } from './ask-rule-shape.ts';

/**
 * A compiled workspace as it is read back. Loose: it was validated before it was stored, and what a newer release
 * knows besides is kept.
 */
const json: z.ZodMiniType<Plain> = z.json();
const pattern = z.pipe(
  json.check(z.refine(isPlainObject)),
  z.transform((value): PlainObject => (isPlainObject(value) ? value : {})),
);

const branch = z.looseObject({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  language: z.string(),
});

const channel = z.looseObject({
  id: z.string(),
  name: z.string(),
  branch: z.string(),
  number: z.exactOptional(z.string()),
  members: z.array(z.looseObject({ person: z.string(), role: z.exactOptional(z.string()) })),
});

const template = z.looseObject({
  id: z.string(),
  category: z.enum(['utility', 'marketing']),
  text: z.record(
    z.string(),
    z.looseObject({
      header: z.exactOptional(z.string()),
      body: z.string(),
      footer: z.exactOptional(z.string()),
      buttons: z.exactOptional(
        z.array(z.union([z.string(), z.looseObject({ text: z.string(), url: z.string() })])),
      ),
    }),
  ),
});

const recordRule = z.looseObject({
  type: z.string(),
  key: z.string(),
  title: z.string(),
  stage: z.exactOptional(z.string()),
  url: z.exactOptional(z.string()),
  fields: z.exactOptional(z.record(z.string(), z.string())),
  numbers: z.exactOptional(z.record(z.string(), z.string())),
  channel: z.string(),
  close: z.exactOptional(z.boolean()),
  reopen: z.exactOptional(z.boolean()),
});

const tell = z.looseObject({
  channel: z.string(),
  role: z.exactOptional(z.string()),
  person: z.exactOptional(z.string()),
  managerOf: z.exactOptional(z.string()),
  template: z.string(),
  with: z.record(z.string(), z.string()),
});

const telling = {
  id: z.string(),
  tell: z.array(tell),
  notAfter: z.exactOptional(z.number()),
  dedupe: z.exactOptional(z.looseObject({ key: z.exactOptional(z.string()), window: z.number() })),
  priority: z.exactOptional(z.literal('urgent')),
  whenInDoubt: z.exactOptional(z.literal('hold')),
  category: z.exactOptional(z.string()),
  ask: z.exactOptional(askRuleShape),
};

const names = z.exactOptional(z.array(z.string()));

const changeRule = z.looseObject({
  entering: names,
  leaving: names,
  field: names,
  by: z.exactOptional(
    z.looseObject({
      amount: z.number(),
      percent: z.exactOptional(z.literal(true)),
      way: z.exactOptional(z.enum(['up', 'down'])),
    }),
  ),
});

const route = z.looseObject({
  ...telling,
  when: pattern,
  record: recordRule,
  changed: z.exactOptional(changeRule),
  endsAsks: names,
});

const outcome = z.enum([
  'NobodyNotified',
  'MessageFailed',
  'MessageDoubled',
  'ReplyReceived',
  'ApprovalDecided',
  'AlertAcknowledged',
  'AskExpired',
  'AskCancelled',
]);

const outcomeRoute = z.looseObject({
  ...telling,
  on: z.looseObject({ outcome: z.array(outcome), route: names }),
});

const source = z.looseObject({
  id: z.string(),
  signature: z.enum(['github', 'standard-webhooks', 'iam']),
  eventId: z.exactOptional(z.string()),
  sequence: z.exactOptional(z.string()),
  callbackHosts: z.exactOptional(z.array(z.string())),
});

const publish = z.looseObject({
  statuses: z.exactOptional(z.array(z.enum(['accepted', 'sent', 'delivered', 'read']))),
  reasons: z.exactOptional(z.literal(true)),
});

const category = z.looseObject({
  id: z.string(),
  name: z.record(z.string(), z.string()),
  mandatory: z.exactOptional(z.looseObject({ ground: z.string() })),
});

const wordList = z.exactOptional(z.array(z.string()));

const consent = z.looseObject({
  words: z.exactOptional(
    z.record(z.string(), z.looseObject({ stop: wordList, stopAll: wordList, start: wordList })),
  ),
  byCategory: z.exactOptional(z.literal(true)),
});

export const workspaceShape = z.looseObject({
  branches: z.array(branch),
  channels: z.array(channel),
  templates: z.array(template),
  routes: z.array(route),
  outcomeRoutes: z.exactOptional(z.array(outcomeRoute)),
  sources: z.exactOptional(z.array(source)),
  categories: z.exactOptional(z.array(category)),
  consent: z.exactOptional(consent),
  answers: z.exactOptional(texts),
  publish: z.exactOptional(publish),
});
