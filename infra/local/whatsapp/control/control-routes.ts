import * as z from 'zod';
import { AccountEvent, TierName } from '../account/account-event.ts';
import { type Absence, Away } from '../away.ts';
import type { Controls } from './controls.ts';
import { FaultRule } from '../faults.ts';
import { act } from '../phones/act.ts';
import { PhoneAction } from '../phones/action.ts';
import { Review } from '../templates/review.ts';
import { Category, Quality, TemplateStatus, rejectionReasons } from '../templates/template.ts';
import { WebhookModes } from '../webhooks/modes.ts';
import type { World } from '../world.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** One `POST`: reads its body and does what it says. */
export type ControlRoute = (body: unknown) => Reply | Promise<Reply>;

const TemplateChange = z.strictObject({
  template: z.string(),
  language: z.exactOptional(z.string()),
  status: z.exactOptional(TemplateStatus),
  reason: z.exactOptional(z.enum(rejectionReasons)),
  quality: z.exactOptional(Quality),
  category: z.exactOptional(Category),
});
const NumberChange = z.strictObject({
  number: z.exactOptional(z.string()),
  throughput: z.exactOptional(z.int().min(1).max(100_000)),
  quality: z.exactOptional(Quality),
  health: z.exactOptional(z.enum(['AVAILABLE', 'LIMITED', 'BLOCKED'])),
});
const LimitChange = z.strictObject({
  tier: z.exactOptional(TierName),
  pair: z.exactOptional(z.boolean()),
  managementPerHour: z.exactOptional(z.int().min(0)),
});
const Writing = z.strictObject({
  phone: z.string(),
  number: z.exactOptional(z.string()),
  at: z.exactOptional(z.int()),
});
/** Whose phone, by its number or its owner's name, beside what is done with it. */
const OnPhone = z
  .looseObject({ phone: z.string() })
  .transform(({ phone, ...action }) => ({ phone, action }))
  .pipe(z.object({ phone: z.string(), action: PhoneAction }));
const milliseconds = z.int().min(0).max(600_000);
const Latency = z.union([
  z.strictObject({ ms: milliseconds }),
  z.strictObject({ medianMs: milliseconds.min(1), p99Ms: milliseconds.min(1) }),
]);
const WebhookChange = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  app: z.exactOptional(z.string()),
});
const AwayOverHttp = Away.refine(({ how, ms }) => how !== 'refused' || ms !== undefined, {
  path: ['ms'],
  error: 'nobody would be there to be told: say for how many milliseconds',
});

/** What can be changed with `POST /_simulator/<name>`, beside `away`, which needs the connection's end. */
export function controlRoutes(
  world: World,
  { changeTemplate, changeNumber, setLimits, openWindow }: Controls,
): { readonly [name: string]: ControlRoute } {
  const { faults, office, latency, limits, webhooks } = world;
  return {
    faults: within(FaultRule, (rule) => {
      faults.add(rule);
      return { status: 201, body: faults.list() };
    }),
    templates: within(TemplateChange, ({ template, ...change }) =>
      changeTemplate(template, change) ? done({ template, ...change }) : missing('template'),
    ),
    review: within(Review, (review) => {
      office.setReview(review);
      return done(review);
    }),
    numbers: within(NumberChange, ({ number, ...change }) =>
      changeNumber(change, number) ? done(change) : missing('number'),
    ),
    limits: within(LimitChange, (change) => {
      setLimits(change);
      return done(limits.settings());
    }),
    windows: within(Writing, (writing) => ({ status: 201, body: { message: openWindow(writing) } })),
    phones: within(OnPhone, ({ phone, action }) => {
      const message = act(world, world.phones.waIdOf(phone), action);
      return message === undefined ? done({}) : { status: 201, body: { message } };
    }),
    latency: within(Latency, (next) => {
      latency.set(next);
      return done(next);
    }),
    'account-events': within(AccountEvent, (event) => {
      world.tellOfAccount(event);
      return done(event);
    }),
    delivery: within(WebhookModes.exactPartial(), (change) => {
      webhooks.setModes(change);
      return done(webhooks.modes());
    }),
    webhook: within(WebhookChange, async ({ url, ...app }) => {
      const handshake = await webhooks.subscribe(url, app);
      return { status: handshake.kind === 'subscribed' ? 200 : 422, body: handshake };
    }),
  };
}

/** Away over HTTP. Where nobody is at the port afterwards, it goes once the answer is out. */
export function awayRoute(away: Absence, answered: Promise<void>): ControlRoute {
  return within(AwayOverHttp, async (wanted) => {
    if (wanted.how === 'refused') void answered.then(() => away.leave(wanted));
    else await away.leave(wanted);
    return done(wanted);
  });
}

function within<S extends z.ZodType>(
  schema: S,
  take: (input: z.infer<S>) => Reply | Promise<Reply>,
): ControlRoute {
  return async (body) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return { status: 400, body: { problem: z.prettifyError(parsed.error) } };
    try {
      return await take(parsed.data);
    } catch (error) {
      if (error instanceof RangeError) return { status: 400, body: { problem: error.message } };
      throw error;
    }
  };
}

function done(body: unknown): Reply {
  return { status: 200, body };
}

function missing(what: string): Reply {
  return { status: 404, body: { problem: `no such ${what}` } };
}
