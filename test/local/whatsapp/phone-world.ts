import type { Simulator } from '#infra/local/whatsapp/simulator';
import type { SimulatorOptions } from '#infra/local/whatsapp/simulator-options';
import { post, sendBody, simulated, until } from './simulated.ts';
import { webhookTaker } from './taker.ts';

export const noon = 1_795_000_000_500;

/** A simulator whose clock stands, and somebody who takes its webhooks. */
export async function phoneWorld(options: Partial<SimulatorOptions> = {}) {
  const simulator = await simulated({ clock: () => noon, ...options });
  const taker = await webhookTaker();
  await simulator.setWebhook(taker.url);
  const values = (kind: 'messages' | 'statuses') =>
    taker.changes('messages').filter((value) => value[kind] !== undefined);
  return {
    simulator,
    taker,
    /** The values that tell of people, once there are so many. */
    async inbound(count = 1) {
      await until(() => values('messages').length >= count);
      return values('messages');
    },
    /** The message of that id, or of that place from 1, without what all of them have. Webhooks may overtake each other. */
    async heard(which: string | number = 1) {
      const all = () => values('messages').flatMap(({ messages }) => messages);
      const find = () =>
        typeof which === 'number' ? all()[which - 1] : all().find(({ id }) => id === which);
      await until(() => find() !== undefined);
      const { from: _, from_user_id: __, id: ___, timestamp: ____, ...rest } = find();
      return rest;
    },
    /** The status words that were told, in their order, once there are so many. */
    async statuses(count: number): Promise<readonly string[]> {
      await until(() => values('statuses').length >= count);
      return values('statuses').map(({ statuses: [{ status }] }) => status);
    },
    statusValues: () => values('statuses'),
    /** Sends the template and waits until it has climbed so many steps; its id. */
    told: (steps = 2) => told(simulator, steps),
    async stop() {
      await simulator.stop();
      taker.stop();
    },
  };
}
export type PhoneWorld = Awaited<ReturnType<typeof phoneWorld>>;

async function told(simulator: Simulator, steps: number): Promise<string> {
  await post(simulator, sendBody());
  await until(() => simulator.sent().at(-1)?.steps.length === steps);
  await until(() => simulator.webhooks().waiting === 0);
  return simulator.sent().at(-1)?.id ?? '';
}
