import type { CallbackJob } from '#contracts/callback-job';
import { callBack } from './call-back.ts';
import type { CallBackPorts, CallBackTools } from './calling.ts';
import { noteSetAside } from './note-set-aside.ts';

/** What the step does with a job, and what it says of one that its queue gives up. */
export function callingWork(ports: CallBackPorts, tools: CallBackTools) {
  const call = callBack(ports, tools);
  return {
    handle: async (job: CallbackJob, attempt: number) => {
      const { record, ask } = job;
      return { record, ask, of: job.kind, ...(await call({ job, attempt })) };
    },
    say: noteSetAside(ports, tools),
  };
}
