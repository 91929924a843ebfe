import type { BusinessNumber } from '#domain/pace/business-number';
import { formatCallback } from '#domain/ref';
import type { ToldStatus } from '#domain/messages/told-status';
import { entropy } from '#adapters/node/entropy';
import { applyUpdate } from '#functions/apply-update/apply-update';
import type { ApplyUpdatePorts } from '#functions/apply-update/applying';
import { mortalWorker } from './mortal-worker.ts';
import { updateTools } from './update-step.ts';
import { virtualQueue } from './virtual-queue.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How badly Meta's webhooks come. */
export interface WebhookWeather {
  /** Statuses wait up to so long before they leave, each its own time, so that they come in any order. Milliseconds. */
  readonly late: number;
  /** Share of the webhooks that come once more, up to ten minutes after. */
  readonly again: number;
  /** Share of the batches of webhooks in which the worker dies. */
  readonly killed: number;
}

interface Sky {
  readonly time: VirtualTime;
  readonly chance: () => number;
  readonly numbers: readonly BusinessNumber[];
  readonly weather: WebhookWeather;
}

const flushMs = 500;
const mostInOne = 60;
const againWithin = 600_000;
const workers = 6;

/**
 * Meta's webhooks between the simulator and the step: real bodies of several entries and changes, shuffled, told again,
 * in batches, to workers that die.
 */
export function stormWebhooks({ time, chance, numbers, weather }: Sky, ports: ApplyUpdatePorts) {
  const queue = virtualQueue(time);
  const leaving: ToldStatus[] = [];
  const told = new Map<string, Set<string>>();
  const employ = (crashed: (error: unknown) => void): void => {
    for (let hired = 0; hired < workers; hired += 1) {
      const worker = mortalWorker({ time, chance, killed: weather.killed }, ports, {
        workWith: (mortal) => {
          const apply = applyUpdate(mortal, updateTools(numbers, { entropy, now: time.now }));
          return (body) => apply({ kind: 'webhook', receivedAt: time.now(), body });
        },
        failing: 'comes-back',
      });
      worker(queue).catch(crashed);
    }
    flushing().catch(crashed);
  };

  async function flushing(): Promise<never> {
    for (;;) {
      await time.sleep(flushMs);
      shuffle(leaving, chance);
      while (leaving.length > 0) send(leaving.splice(0, 1 + Math.floor(chance() * mostInOne)));
    }
  }

  function send(statuses: readonly ToldStatus[]): void {
    const body = webhookOf(statuses, numbers);
    queue.put([body]);
    if (chance() < weather.again) void time.sleep(chance() * againWithin).then(() => queue.put([body]));
  }

  return {
    employ,
    /** Meta tells of a status; it leaves when its time has come. */
    async tell(status: ToldStatus): Promise<void> {
      const key = formatCallback(status.ref, status.attempt);
      told.set(key, (told.get(key) ?? new Set()).add(status.status));
      await time.sleep(chance() * weather.late);
      leaving.push(status);
    },
    /** What Meta told of an attempt. */
    toldOf: (ref: string, attempt: number): ReadonlySet<string> =>
      told.get(formatCallback(ref, attempt)) ?? new Set(),
  };
}

/** One webhook, its statuses dealt out over two entries and up to three changes. */
function webhookOf(statuses: readonly ToldStatus[], numbers: readonly BusinessNumber[]): string {
  const changes = [0, 1, 2]
    .map((place) => statuses.filter((_, at) => at % 3 === place))
    .flatMap((some) => [...Map.groupBy(some, ({ number }) => number)])
    .map(([name, some]) => ({
      field: 'messages',
      value: {
        messaging_product: 'whatsapp',
        metadata: { phone_number_id: numbers.find((number) => number.name === name)?.id },
        statuses: some.map(statusOf),
      },
    }));
  const entry = [changes.slice(0, 1), changes.slice(1)].map((some) => ({
    id: '102290129340398',
    changes: some,
  }));
  return JSON.stringify({ object: 'whatsapp_business_account', entry });
}

function statusOf({ ref, attempt, status, providerDigest, happenedAt }: ToldStatus): object {
  return {
    id: providerDigest,
    status,
    timestamp: String(happenedAt / 1000),
    biz_opaque_callback_data: formatCallback(ref, attempt),
  };
}

function shuffle(list: unknown[], chance: () => number): void {
  for (let place = list.length - 1; place > 0; place -= 1) {
    const other = Math.floor(chance() * (place + 1));
    [list[place], list[other]] = [list[other], list[place]];
  }
}
