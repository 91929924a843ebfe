import type * as z from 'zod/mini';
import { Envelope } from './envelope.ts';
import { type Parsed, check } from './parsed.ts';

export interface EventDefinition<Detail extends z.ZodMiniType> {
  /** Ours begin with `chasqui.`: the rule that feeds us leaves that prefix out. */
  readonly source: `chasqui.${string}`;
  readonly detailType: string;
  readonly detail: Detail;
}

/** Everything about one event of ours in one place: who wants it matches `pattern`, who sends it uses `entry`. */
export interface EventContract<Detail extends z.ZodMiniType> extends EventDefinition<Detail> {
  /** An event pattern for a rule that takes exactly this event. */
  readonly pattern: { readonly source: readonly [string]; readonly 'detail-type': readonly [string] };
  /** An entry for the bus. Throws where the detail breaks the contract. */
  entry(detail: z.input<Detail>): Entry<z.output<Detail>>;
  /** The detail, from an event as EventBridge delivers it. */
  parse(envelope: unknown): Parsed<z.output<Detail>>;
}

interface Entry<Detail> {
  readonly source: string;
  readonly detailType: string;
  readonly detail: Detail;
}

export function defineEvent<Detail extends z.ZodMiniType>(
  definition: EventDefinition<Detail>,
): EventContract<Detail> {
  const { source, detailType, detail: schema } = definition;
  return {
    ...definition,
    pattern: { source: [source], 'detail-type': [detailType] },
    entry: (detail) => ({ source, detailType, detail: schema.parse(detail) }),
    parse(envelope) {
      const read = check(Envelope, envelope, 'not-an-envelope');
      if (read.kind === 'problem') return read;
      if (read.value.source !== source || read.value['detail-type'] !== detailType) {
        return { kind: 'problem', reason: 'another-event' };
      }
      return check(schema, read.value.detail, 'not-the-contract');
    },
  };
}
