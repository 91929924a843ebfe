import { type BusinessEvent, parseBusinessEvent } from './business-event.ts';
import { type Parsed, parseJson } from './parsed.ts';
import { SliceJob } from './slice-job.ts';

/** What `route-event` works on: an event from the bus, or a slice of a notice that an event became. */
export type RoutingJob =
  | { readonly kind: 'event'; readonly event: BusinessEvent }
  | { readonly kind: 'slice'; readonly slice: SliceJob['notice'] };

const parseSlice = parseJson(SliceJob);

/** An envelope of EventBridge begins otherwise, whatever is in the event. */
const sliceBegins = '{"notice":';

/** Reads the body of a message from either queue. */
export function parseRoutingJob(body: string): Parsed<RoutingJob> {
  if (body.startsWith(sliceBegins)) {
    const read = parseSlice(body);
    return read.kind === 'parsed'
      ? { kind: 'parsed', value: { kind: 'slice', slice: read.value.notice } }
      : read;
  }
  const read = parseBusinessEvent(body);
  return read.kind === 'parsed' ? { kind: 'parsed', value: { kind: 'event', event: read.value } } : read;
}
