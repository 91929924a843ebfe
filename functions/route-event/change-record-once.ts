import { saltedDigest } from '#domain/digest';
import { envelopeOf } from '#domain/event';
import type { RecordChanged } from '#domain/fact';
import { canonical } from '#domain/plain';
import { changeRecord } from '#domain/record-change';
import type { TouchedRecord } from '#domain/touched-records';
import type { RouteEventPorts, RouteEventTools, Routing } from './route-event.ts';

/** Other events may change the record between our read and our write; so often is it read again. */
const patience = 50;

/** Changes the record and puts the fact of it, both or neither; where this event did so before, that fact stands. */
export async function changeRecordOnce(
  { pinned }: Routing,
  touched: TouchedRecord,
  { ports, tools }: { ports: Pick<RouteEventPorts, 'records'>; tools: RouteEventTools },
): Promise<RecordChanged> {
  const { hmac } = tools.entropy;
  const salt = hmac(pinned.salt, touched.id).slice(0, 16);
  for (let reading = 0; reading < patience; reading += 1) {
    const before = await ports.records.find(touched.id);
    const cause = { patch: touched.patch, at: pinned.decidedAt, salt, hmac };
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
      digest: saltedDigest(hmac, salt, canonical(envelopeOf(pinned.body))),
    };
    const outcome = await ports.records.change(changed.record, before?.version ?? 0, fact);
    if (outcome.kind === 'changed') return fact;
    if (outcome.kind === 'already') return outcome.fact;
  }
  throw new Error(`record ${touched.id} changed ${patience} times while one event tried to change it`);
}
