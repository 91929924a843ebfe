import type { UpdateJob } from '#contracts/update-job';
import { applyUpdate, type UpdateOutcome } from './apply-update.ts';
import type { Applied, ApplyUpdatePorts, ApplyUpdateTools } from './applying.ts';
import { followAsk } from './asks/follow-ask.ts';
import { keepMedia } from './keep-media.ts';

/** The step's kinds of work: what a webhook tells, the file of a reply that one told of, or an ask that is due. */
export function updatingWork(ports: ApplyUpdatePorts, tools: ApplyUpdateTools) {
  const apply = applyUpdate(ports, tools);
  return async (job: UpdateJob): Promise<UpdateOutcome | Applied> => {
    switch (job.kind) {
      case 'webhook':
        return apply(job);
      case 'media':
        return keepMedia(job, { ports, tools });
      case 'ask':
        return followAsk({ record: job.record, id: job.ask }, { ports, tools });
    }
  };
}
