import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBusinessEvent } from '#contracts/business-event';
import { NobodyNotified } from '#contracts/nobody-notified';
import { parseJson } from '#contracts/parsed';
import { SendJob } from '#contracts/send-job';
import { formatRef } from '#domain/ref';
import { allWrong, withOneWrong } from '#test/support/hostile-values';

const envelope = {
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'NobodyNotified',
  source: 'chasqui.facts',
  account: '123456789012',
  time: '2026-11-20T13:42:05Z',
  region: 'sa-east-1',
  resources: ['arn:aws:x'],
  detail: {
    version: 1,
    fact: 'f',
    record: { id: 'r' },
    event: 'e',
    route: 'x',
    channels: ['c'],
    suppressed: 0,
    at: '2026-11-20T13:42:05.000Z',
  },
};

describe('a contract, with any value of its sample replaced', () => {
  it('reads a job or names what is amiss, and never throws', () => {
    for (const wrong of allWrong({
      ref: formatRef({ record: 'r'.repeat(22), slice: 0, at: 1, message: 'm'.repeat(16) }),
    }))
      expect(parseJson(SendJob)(JSON.stringify(wrong) ?? '')).toMatchObject({ kind: 'problem' });
  });

  it('reads an event or names what is amiss, and never throws', () => {
    const event = { ...envelope, source: 'helpdesk' };
    expect(parseBusinessEvent(JSON.stringify(event))).toMatchObject({ kind: 'parsed' });
    for (const wrong of allWrong(event))
      expect(['parsed', 'problem']).toContain(parseBusinessEvent(JSON.stringify(wrong) ?? '').kind);
  });

  it('reads an outcome of ours or names what is amiss, and never throws', () => {
    expect(NobodyNotified.parse(envelope)).toMatchObject({ kind: 'parsed' });
    for (const wrong of allWrong(envelope))
      expect(['parsed', 'problem']).toContain(NobodyNotified.parse(wrong).kind);
    fc.assert(
      fc.property(withOneWrong(envelope), (wrong) => {
        expect(['parsed', 'problem']).toContain(NobodyNotified.parse(wrong).kind);
      }),
    );
  });
});
