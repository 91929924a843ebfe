import type { UpdateJob } from '#contracts/update-job';
import { applyUpdate } from './apply-update.ts';
import type { ApplyUpdatePorts, ApplyUpdateTools } from './applying.ts';
import { keepMedia } from './keep-media.ts';

/** The step's two kinds of work: what a webhook tells, or the file of a reply that one told of. */
export function updatingWork(ports: ApplyUpdatePorts, tools: ApplyUpdateTools) {
  const apply = applyUpdate(ports, tools);
  return async (job: UpdateJob) => (job.kind === 'media' ? keepMedia(job, { ports, tools }) : apply(job));
}
