import { memoryCallbackHosts } from '#adapters/memory/callback-hosts';
import { memoryCallbackTasks } from '#adapters/memory/callback-tasks';
import { signing } from '#adapters/node/signing';
import { callbackTables } from '#adapters/tables/callback-tables';
import type { CallBackPorts } from '#functions/call-back/calling';
import { callingWork } from '#functions/call-back/calling-work';
import type { CallbackHosts } from '#ports/callback-hosts';
import type { CallbackJob } from '#ports/callback-queue';
import { callbackSecret, type Open } from './asked-for.ts';
import { entropy } from '#adapters/node/entropy';
import { publishing } from './publishing.ts';
import { ledgerKey } from './world.ts';
import type { Fact } from '#domain/facts/fact';

export interface CallingOptions {
  readonly hosts?: CallbackHosts;
  readonly secrets?: readonly string[];
  readonly waiting?: readonly string[];
  readonly ports?: Partial<CallBackPorts>;
}

/** The step over a world in which something was asked. */
export function calling({ chasqui, ask }: Open, options: CallingOptions = {}) {
  const { waiting = ['a token of ours'], secrets = [callbackSecret] } = options;
  const posted = memoryCallbackHosts();
  const tasks = memoryCallbackTasks(waiting);
  const now = () => chasqui.clock.now;
  const lying = callbackTables(chasqui.store, { entropy, key: ledgerKey, now });
  const ports: CallBackPorts = {
    ...lying,
    hosts: options.hosts ?? posted,
    tasks,
    secrets: { of: async (source) => (source === 'callback:erp' ? secrets : []) },
    ...options.ports,
  };
  const work = callingWork(ports, { now, signing, anyPort: false });
  return {
    ...work,
    letters: posted.letters,
    told: tasks.told,
    calledBack: () => lying.calledBacks.find(ask),
    heartbeat: (): CallbackJob => ({ kind: 'heartbeat', record: ask.record, ask: ask.id }),
    /** The job that the fact makes. */
    async jobOf(fact: Fact): Promise<CallbackJob> {
      const { jobs, publish } = publishing(chasqui);
      await publish(fact);
      const [job] = jobs;
      if (job === undefined) throw new Error('nobody is to be called');
      return job;
    },
  };
}
