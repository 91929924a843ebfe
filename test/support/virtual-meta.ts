import type { OutboundMessage } from '#domain/outbound/outbound';
import type { SendAnswer } from '#domain/outbound/send-answer';
import { formatCallback, parseCallback } from '#domain/ref';
import type { ToldStatus } from '#domain/messages/told-status';
import { sendAnswer } from '#adapters/whatsapp/graph-answer';
import { messageBody } from '#adapters/whatsapp/message-body';
import { type CallOutcome, graphDesk } from '#infra/local/whatsapp/graph/graph-desk';
import { sendDesk } from '#infra/local/whatsapp/messages/send-desk';
import { openWorld } from '#infra/local/whatsapp/world';
import type { VirtualTime } from './virtual-time.ts';

export interface MetaOptions {
  readonly numbers: readonly { readonly name: string; readonly id: string; readonly perSecond: number }[];
  /** Of a whole call. */
  readonly latencyMs: number;
  /** Share of the answers that are lost after the message was taken. */
  readonly lost: number;
  /** In [0, 1), the same in each run. */
  readonly chance: () => number;
  /** What it tells of a message, one after the other; `sent` and `delivered` where absent. */
  readonly statuses?: readonly string[];
  /** Share of the messages whose first status comes before the answer. */
  readonly early?: number;
  /** Hears of each status, as the webhook would. */
  readonly tell: (status: ToldStatus) => Promise<void>;
}

/** What a caller of Meta sees while nobody is there, or something stands in the way. */
export type Absent = 'nobody' | 'proxy' | 'hole';

const token = 'a token of the simulator';
/** What the caller waits for an answer that never comes, and for a connection that never stands. */
const timeoutMs = 10_000;
const connectMs = 3_000;
const statusAfterMs = 700;

/** The simulator's own Graph API in this process, its network in virtual time. */
export function virtualMeta(time: VirtualTime, options: MetaOptions) {
  const [first, ...others] = options.numbers.map(({ id, perSecond }, place) => ({
    phoneNumberId: id,
    displayPhoneNumber: `+55 11 5550-01${String(place).padStart(2, '0')}`,
    throughput: perSecond,
  }));
  if (first === undefined) throw new Error('a Meta without a number');
  const simulated = openWorld({
    ...first,
    otherNumbers: others,
    port: 0,
    token,
    appSecret: 'none',
    wabaId: '102290129340398',
    clock: time.now,
    seed: 'storm',
  });
  const decide = graphDesk({
    ...simulated.options,
    traceId: (count) => simulated.ids.traceId(count),
    kindOf: (id) => (simulated.numbers.find(id) === undefined ? undefined : 'number'),
    away: () => undefined,
    send: sendDesk({
      ...simulated,
      windowErrors: 'at-once',
      takeFault: simulated.faults.take,
      latency: () => 0,
    }),
    routes: {},
    overLimit: () => undefined,
    takeFault: simulated.faults.take,
  });
  const codes = new Map<number, number>();
  const acceptedAt: number[] = [];
  const acceptedOf = new Map<string, number>();
  let absent: Absent | undefined;

  async function call(message: OutboundMessage): Promise<CallOutcome> {
    const decided = decide({
      method: 'POST',
      path: `/v25.0/${message.number}/messages`,
      query: new URLSearchParams(),
      authorization: `Bearer ${token}`,
      body: Buffer.from(messageBody(message)),
      origin: 'http://127.0.0.1',
    });
    // A send is in the books before the next one is decided: its id counts those before it.
    const outcome = decided instanceof Promise ? await decided : decided;
    if (outcome.accepted !== undefined) {
      simulated.state.accept(outcome.accepted);
      acceptedAt.push(time.now());
      const { ref } = attemptIn(message);
      if (!acceptedOf.has(ref)) acceptedOf.set(ref, time.now());
      void tellOf(outcome.accepted.id, message);
    }
    if (outcome.code !== undefined) codes.set(outcome.code, (codes.get(outcome.code) ?? 0) + 1);
    return outcome;
  }

  async function tellOf(providerDigest: string, { callback, number }: OutboundMessage): Promise<void> {
    const { ref, attempt } = attemptIn({ callback });
    const name = options.numbers.find(({ id }) => id === number)?.name ?? '';
    const { statuses = ['sent', 'delivered'], early = 0, chance } = options;
    const isEarly = early > 0 && chance() < early;
    for (const [place, status] of statuses.entries()) {
      if (place > 0 || !isEarly) await time.sleep(statusAfterMs);
      const happenedAt = Math.floor(time.now() / 1000) * 1000;
      await options.tell({ number: name, ref, attempt, status, providerDigest, happenedAt });
    }
  }

  return {
    /** Every code that a call was refused with, and how often. */
    codes,
    /** When each message was accepted, in order. */
    acceptedAt,
    /** When the message of that ref was accepted first. */
    acceptedOf: (ref: string) => acceptedOf.get(ref),
    /** How often each attempt was accepted, by what `formatCallback` makes of it without any mark. */
    accepted: () => {
      const taken = new Map<string, number>();
      for (const [callback, times] of simulated.state.accepted()) {
        const { ref, attempt } = attemptIn({ callback });
        const key = formatCallback(ref, attempt);
        taken.set(key, (taken.get(key) ?? 0) + times);
      }
      return taken;
    },
    setTemplates: simulated.office.give,
    faults: simulated.faults,
    /** Somebody writes to the first number: that counts in what it may send. */
    hear: () =>
      simulated.limits.heard({ number: first.phoneNumberId, throughput: first.throughput }, time.now()),
    leave: (how: Absent | undefined) => {
      absent = how;
    },
    async send(message: OutboundMessage): Promise<SendAnswer> {
      await time.sleep(options.latencyMs / 2);
      if (absent === 'nobody') return { kind: 'not-sent', reason: 'connect' };
      if (absent === 'hole') {
        await time.sleep(connectMs);
        return { kind: 'not-sent', reason: 'connect' };
      }
      if (absent === 'proxy') return { kind: 'doubt', reason: 'no-graph-answer', httpStatus: 503 };
      const outcome = await call(message);
      const isLost = outcome.accepted !== undefined && options.chance() < options.lost;
      if (isLost || outcome.ending !== 'answered') {
        await time.sleep(timeoutMs);
        return { kind: 'doubt', reason: 'timeout' };
      }
      await time.sleep(options.latencyMs / 2);
      return sendAnswer(outcome.answer.status, Buffer.from(outcome.answer.body));
    },
  };
}

function attemptIn({ callback }: Pick<OutboundMessage, 'callback'>) {
  const attempt = parseCallback(callback);
  if (attempt === undefined) throw new Error('a message of somebody else');
  return attempt;
}
