import { saltedDigest } from '#domain/digest';
import { envelopeOf } from '#domain/event';
import { eventStamp } from '#domain/event-stamp';
import type { RecordChanged } from '#domain/facts/routing-fact';
import { canonical } from '#domain/plain';
import { changeRecord } from '#domain/records/record-change';
import { sequenceOf } from '#domain/source';
import type { TouchedRecord } from '#domain/routing/touched-records';
import { sourceOf } from '#domain/workspace';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';

/** Other events may change the record between our read and our write; so often is it read again. */
const patience = 50;

/** Changes the record and puts the fact of it, both or neither; where this event did so before, that fact stands. */
export async function changeRecordOnce(
  { pinned, workspace }: Routing,
  touched: TouchedRecord,
  { ports, tools }: { ports: Pick<RouteEventPorts, 'records'>; tools: RouteEventTools },
): Promise<RecordChanged> {
  const { hmac } = tools.entropy;
  const salt = hmac(pinned.salt, touched.id).slice(0, 16);
  const sequence = sequenceOf(pinned, sourceOf(workspace, pinned.body.source));
  const { stamp, clockAhead } = eventStamp({
    happenedAt: Date.parse(pinned.body.time),
    decidedAt: pinned.decidedAt,
    event: pinned.id,
    ...(sequence !== undefined && { sequence }),
  });
  for (let reading = 0; reading < patience; reading += 1) {
    const before = await ports.records.find(touched.id);
    const cause = { patch: touched.patch, stamp, at: pinned.decidedAt, salt, hmac };
    const changed = changeRecord(touched.id, before?.value, cause);
    const fact: RecordChanged = {
      kind: 'record-changed',
      record: touched.id,
      slice: 0,
      at: pinned.decidedAt,
      thing: pinned.id,
      event: pinned.id,
      source: pinned.body.source,
      detailType: pinned.body.detailType,
      version: pinned.version,
      routes: touched.routes.map(({ id }) => id),
      change: changed.change,
      state: changed.state,
      ...(clockAhead && { clockAhead }),
      digest: saltedDigest(hmac, salt, canonical(envelopeOf(pinned.body))),
    };
    const outcome = await ports.records.change(changed.record, before?.version ?? 0, fact);
    if (outcome.kind === 'changed') return fact;
    if (outcome.kind === 'already') return outcome.fact;
  }
  throw new Error(`record ${touched.id} changed ${patience} times while one event tried to change it`);
}
