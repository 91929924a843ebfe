import { describe, expect, it } from 'vitest';
import { producerId, sequenceOf, type Source } from '#domain/source';

const source: Source = { id: 'erp', signature: 'iam', eventId: 'detail.meta.id', sequence: 'detail.version' };

describe('the id of an event', () => {
  it.each([
    [{ meta: { id: 'E-1' } }, 'E-1'],
    [{ meta: { id: 7 } }, '7'],
    [{ meta: { id: '' } }, 'envelope'],
    [{ meta: { id: { deep: 1 } } }, 'envelope'],
    [{ meta: 'text' }, 'envelope'],
    [{}, 'envelope'],
  ])('in %j is %s', (detail, id) => {
    expect(producerId({ id: 'envelope', detail }, source)).toBe(id);
  });

  it('is the envelope’s where the source names no place', () => {
    const event = { id: 'envelope', detail: { meta: { id: 'E-1' } } };
    expect(producerId(event, undefined)).toBe('envelope');
    expect(producerId(event, { id: 'erp', signature: 'iam' })).toBe('envelope');
  });

  it('is not what every object inherits', () => {
    expect(
      producerId({ id: 'envelope', detail: {} }, { ...source, eventId: 'detail.constructor.name' }),
    ).toBe('envelope');
  });
});

describe('the sequence of an event', () => {
  const body = { source: 'erp', detailType: 'X', time: '', id: '1' };

  it.each([
    [{ version: 3 }, 3],
    [{ version: -1 }, undefined],
    [{ version: 1.5 }, undefined],
    [{ version: '3' }, undefined],
    [{}, undefined],
  ])('in %j is %s', (detail, count) => {
    expect(sequenceOf({ body: { ...body, detail } }, source)).toBe(count);
    expect(sequenceOf({ body: { ...body, detail } }, undefined)).toBeUndefined();
  });
});
