import { entropy } from '#adapters/node/entropy';
import { memoryAskQueue } from '#adapters/memory/ask-queue';
import { memoryCallbackQueue } from '#adapters/memory/callback-queue';
import { memoryMeter } from '#adapters/memory/meter';
import { memoryTapKeys } from '#adapters/memory/tap-keys';
import { type Faults, memoryStore, quiet } from '#adapters/memory/store';
import { statuses } from '#adapters/tables/messages/statuses';
import { tables } from '#adapters/tables/tables';
import { keepTime } from '#functions/keep-time/keep-time';
import type { Queued } from '#ports/send-queue';
import { seeded } from './seeded.ts';
import { stormMessages } from './storm-messages.ts';
import { type WebhookWeather, stormWebhooks } from './storm-webhooks.ts';
import { stormWorker } from './storm-worker.ts';
import { inboundPorts } from './update-step.ts';
import { virtualMeta } from './virtual-meta.ts';
import { type VirtualQueue, virtualQueue } from './virtual-queue.ts';
import { virtualTime } from './virtual-time.ts';
import { smallWorkspace } from './workspace.ts';
import { applyWorkspace } from './world.ts';

export interface StormOptions {
  /** One number at 80 a second where absent. */
  readonly numbers?: readonly StormNumber[];
  readonly latencyMs?: number;
  /** Share of Meta's answers that are lost after the message was taken. */
  readonly lost?: number;
  /** Share of the batches whose worker dies somewhere within. */
  readonly killed?: number;
  readonly faults?: Faults;
  /** How statuses come: by webhook, through the step that applies them. Where absent they are put at once. */
  readonly webhooks?: WebhookWeather;
  readonly seed?: number;
}

interface StormNumber {
  readonly name: string;
  /** What the sender believes that Meta lets it send. */
  readonly perSecond: number;
  /** What Meta does let it send; the same where absent. */
  readonly lets?: number;
}

export type Storm = Awaited<ReturnType<typeof storm>>;

const ledgerKey = 'a key that only the tests know';
const start = Date.UTC(2026, 10, 22, 12);

/**
 * The sender as it is deployed, in one process and in virtual time: two queues for each number, as many workers as the
 * mappings allow, the minute's tick, and the simulator's own rules on the other side.
 */
export async function storm(options: StormOptions = {}) {
  const { latencyMs = 200, lost = 0, killed = 0, faults = quiet, seed = 1 } = options;
  const given = options.numbers ?? [{ name: 'main', perSecond: 80 }];
  const numbers = given.map((number, place) => ({ ...number, id: `10654035224292${place}` }));
  const firstNumber = numbers[0]?.name ?? '';
  const time = virtualTime(start);
  const { now } = time;
  const chance = seeded(seed);
  const store = memoryStore(faults, { now, random: chance });
  const lying = tables(store, { entropy, key: ledgerKey, now });
  const askQueue = memoryAskQueue();
  const callbackQueue = memoryCallbackQueue();
  const tapKeys = memoryTapKeys([{ kid: 'test', key: 'a tap key that only the tests know' }]);
  const ports = {
    ...lying,
    statuses: statuses(lying, now),
    tapKeys,
    askQueue,
    callbackQueue,
    meter: memoryMeter(),
  };
  const meta = virtualMeta(time, {
    numbers: numbers.map(({ lets, ...number }) => ({ ...number, perSecond: lets ?? number.perSecond })),
    latencyMs,
    lost,
    chance,
    ...(options.webhooks !== undefined && { statuses: ['sent', 'delivered', 'read'], early: 0.3 }),
    tell: async (status) => {
      await (sky === undefined ? ports.statuses.apply(status) : sky.tell(status));
    },
  });
  meta.setTemplates(smallWorkspace().templates);
  const queueOf = queuesOf(() => virtualQueue(time), firstNumber);
  const sendQueue = {
    put: async (messages: readonly Queued[]) => {
      for (const message of messages) queueOf(message).put([message.ref]);
    },
  };
  const crashes: unknown[] = [];
  const employ = (queue: VirtualQueue, workers: number): void => {
    for (let hired = 0; hired < workers; hired += 1) {
      const worker = stormWorker({ time, numbers, chance, killed }, { ...ports, whatsapp: meta });
      worker(queue).catch((error: unknown) => crashes.push(error));
    }
  };
  for (const { name, perSecond } of numbers) {
    employ(queueOf({ number: name }), Math.ceil(perSecond / 8));
    employ(queueOf({ number: name, priority: 'urgent' }), 2);
  }
  const tick = keepTime({ ...ports, sendQueue }, { now, entropy, time: 45_000, firstNumber });
  const ticking = async (): Promise<never> => {
    for (;;) {
      await time.sleep(60_000);
      await tick();
    }
  };
  ticking().catch((error: unknown) => crashes.push(error));
  const { webhooks: weather } = options;
  const sky =
    weather &&
    stormWebhooks(
      { time, chance, numbers, weather },
      { ...inboundPorts(store, { entropy, now }, ledgerKey), ...ports, sendQueue },
    );
  sky?.employ((error) => crashes.push(error));
  await applyWorkspace({ ports, clock: { now: start } });
  return {
    sky,
    time,
    ports,
    meta,
    crashes,
    ...stormMessages({ time, ports, sendQueue, crashes }),
    /** Lets so many milliseconds pass. */
    async pass(ms: number): Promise<void> {
      const until = now() + ms;
      void time.sleep(ms);
      await time.run(() => now() >= until);
    },
  };
}

function queuesOf(open: () => VirtualQueue, firstNumber: string) {
  const queues = new Map<string, VirtualQueue>();
  return ({ number = firstNumber, priority }: Partial<Queued>): VirtualQueue => {
    const key = `${number} ${priority ?? 'normal'}`;
    const queue = queues.get(key) ?? open();
    queues.set(key, queue);
    return queue;
  };
}
