import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBusinessEvent } from '#contracts/business-event';
import { parseJson } from '#contracts/parsed';
import { SendJob } from '#contracts/send-job';
import { parseRef } from '#domain/ref';

const envelope = {
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'TicketOpened',
  source: 'helpdesk',
  account: '123456789012',
  time: '2026-11-20T13:42:05Z',
  region: 'sa-east-1',
  resources: [],
  detail: { ticket: { number: 'T-1042' } },
};
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const withDetail = (json: string) =>
  JSON.stringify({ ...envelope, detail: 0 }).replace('"detail":0', `"detail":${json}`);

describe('an event from the queue', () => {
  it('is read into our own words', () => {
    expect(parseBusinessEvent(JSON.stringify(envelope))).toEqual({
      kind: 'parsed',
      value: {
        source: 'helpdesk',
        detailType: 'TicketOpened',
        detail: { ticket: { number: 'T-1042' } },
        time: '2026-11-20T13:42:05Z',
        id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
      },
    });
  });

  it.each(['', '{', 'null x', '\u{feff}{}'])('is a problem where it is no JSON: %j', (body) => {
    expect(parseBusinessEvent(body)).toEqual({ kind: 'problem', reason: 'not-json' });
  });

  it.each(['null', '[]', '"text"', '7'])('is a problem where it is no object: %s', (body) => {
    expect(parseBusinessEvent(body)).toEqual({ kind: 'problem', reason: 'not-an-envelope' });
  });

  it.each([
    ['id', ''],
    ['id', undefined],
    ['source', 7],
    ['detail-type', null],
    ['time', 'yesterday'],
    ['time', 1_763_646_125],
    ['detail', undefined],
    ['detail', null],
    ['detail', []],
    ['detail', 'text'],
  ])('is a problem that names the field %s when it is %j', (field, value) => {
    const body = JSON.stringify({ ...envelope, [field]: value });
    expect(parseBusinessEvent(body)).toEqual({ kind: 'problem', reason: 'not-an-envelope', field });
  });

  it('is not taken from ourselves', () => {
    const body = JSON.stringify({ ...envelope, source: 'chasqui.facts' });
    expect(parseBusinessEvent(body)).toEqual({ kind: 'problem', reason: 'our-own-event' });
    expect(parseBusinessEvent(JSON.stringify({ ...envelope, source: 'chasqui-erp' }))).toMatchObject({
      kind: 'parsed',
    });
  });

  it('is taken up to a hundred levels deep', () => {
    expect(parseBusinessEvent(withDetail(nested(100)))).toMatchObject({ kind: 'parsed' });
    expect(parseBusinessEvent(withDetail(nested(101)))).toEqual({
      kind: 'problem',
      reason: 'too-deep',
      field: 'detail',
    });
    expect(parseBusinessEvent(withDetail(nested(100_000)))).toMatchObject({
      kind: 'problem',
      reason: 'too-deep',
    });
  });

  it('may name prototypes without touching any', () => {
    const read = parseBusinessEvent(
      withDetail('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
    );
    if (read.kind !== 'parsed') throw new Error('not parsed');
    expect(Object.getPrototypeOf(read.value.detail)).toBe(Object.prototype);
    expect(read.value.detail['admin']).toBeUndefined();
    expect(Object.keys(read.value.detail)).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('keeps any JSON object as its detail, to the letter', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (detail) => {
        const body = JSON.stringify({ ...envelope, detail });
        const read = parseBusinessEvent(body);
        expect(read.kind === 'parsed' && JSON.stringify(read.value.detail)).toBe(
          JSON.stringify(JSON.parse(body).detail),
        );
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ ...envelope, detail: value })),
    );
    fc.assert(
      fc.property(text, (body) => {
        expect(['parsed', 'problem']).toContain(parseBusinessEvent(body).kind);
      }),
    );
  });
});

describe('a job from the queue', () => {
  it('names the field that breaks its contract', () => {
    expect(parseJson(SendJob)('{"ref":"short"}')).toEqual({
      kind: 'problem',
      reason: 'not-the-contract',
      field: 'ref',
    });
    expect(parseJson(SendJob)('nonsense')).toEqual({ kind: 'problem', reason: 'not-json' });
  });

  it('is taken where its ref is one that the domain reads, and nowhere else', () => {
    const part = (shape: RegExp, other: fc.Arbitrary<string>) => fc.oneof(fc.stringMatching(shape), other);
    const ref = fc
      .tuple(
        part(/^[\w-]{22}$/, fc.string()),
        part(/^[0-9a-z]{2}$/, fc.constantFrom('', 'A0', '0')),
        part(/^[0-9a-z]{9}$/, fc.constantFrom('0000000-1', '000000000\n')),
        part(/^[\w-]{16}$/, fc.string({ maxLength: 17 })),
      )
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(ref, (text) => {
        const { kind } = parseJson(SendJob)(JSON.stringify({ ref: text }));
        expect(kind === 'parsed').toBe(parseRef(text) !== undefined);
      }),
    );
  });
});
