import { describe, expect, it } from 'vitest';
import { parseBusinessEvent } from '#contracts/business-event';
import { deliveryResource } from '#contracts/delivery-id';

const envelope = {
  id: 'of-this-try',
  source: 'erp',
  'detail-type': 'T',
  time: '2026-11-22T12:00:00Z',
  detail: {},
};

function idWith(resources?: unknown): unknown {
  const read = parseBusinessEvent(JSON.stringify({ ...envelope, resources }));
  return read.kind === 'parsed' ? read.value.id : read;
}

describe("an event's id", () => {
  it("is the producer's own where the event carries one", () => {
    expect(idWith([deliveryResource('msg_1')])).toBe('msg_1');
    expect(idWith(['arn:aws:s3:::bucket', deliveryResource('a:b'), deliveryResource('c')])).toBe('a:b');
  });

  it.each([[undefined], [[]], [['arn:aws:s3:::bucket']], [['delivery:']], [['delivery:two words']]])(
    "is the envelope's with the resources %j",
    (resources) => {
      expect(idWith(resources)).toBe('of-this-try');
    },
  );

  it('is not looked for in what is no list of texts', () => {
    expect(idWith('delivery:x')).toMatchObject({ reason: 'not-an-envelope', field: 'resources' });
  });
});
