import { describe, expect, it } from 'vitest';
import { erpDoor, eventsOn, idOf, opened } from '#test/support/door';

describe('a batch', () => {
  it('is taken event by event, each under an id of its own', async () => {
    const { post, intake } = await erpDoor();
    const answer = await post({ events: [opened, { ...opened, id: 'own' }, { detail: {} }, opened] });
    expect(answer).toEqual({
      status: 207,
      body: {
        results: [
          { index: 0, status: 'accepted', event: idOf('erp', 'msg_1.0') },
          { index: 1, status: 'accepted', event: idOf('erp', 'own') },
          {
            index: 2,
            status: 'refused',
            reason: 'not-an-event',
            field: 'detail-type',
            remedy: expect.stringContaining('"detail-type"'),
          },
          { index: 3, status: 'accepted', event: idOf('erp', 'msg_1.3') },
        ],
      },
      said: { kind: 'answered', source: 'erp', accepted: 3, refused: 1 },
    });
    expect(eventsOn(intake).map(({ id }) => id)).toEqual(['msg_1.0', 'own', 'msg_1.3']);
  });

  it('is all taken or all refused with one status', async () => {
    const { post } = await erpDoor();
    expect(await post([opened, opened])).toMatchObject({ status: 202 });
    expect(await post([{}, 7])).toMatchObject({
      status: 400,
      body: { results: [{ index: 0 }, { index: 1 }] },
    });
  });

  it('has at least one event, and at most 500', async () => {
    const { post } = await erpDoor();
    expect(await post([])).toMatchObject({ status: 400, body: { error: { reason: 'no-events' } } });
    expect(await post(Array(500).fill(opened))).toMatchObject({ status: 202 });
    expect(await post(Array(501).fill(opened))).toMatchObject({
      status: 400,
      body: { error: { reason: 'too-many-events' } },
    });
  });

  it('does not lose an event to another under the same id', async () => {
    const { post, intake } = await erpDoor();
    const twice = [
      { ...opened, id: 'same' },
      { ...opened, id: 'same' },
    ];
    expect(await post(twice)).toMatchObject({
      status: 207,
      body: { results: [{ status: 'accepted' }, { reason: 'id-repeated', field: 'id' }] },
    });
    expect(intake.delivered).toHaveLength(1);
  });

  it('tells which of its events the bus refuses', async () => {
    const { post } = await erpDoor({
      answer: ({ id }) => (id === 'bad' ? { kind: 'refused', code: 'MalformedDetail' } : { kind: 'taken' }),
    });
    expect(await post([opened, { ...opened, id: 'bad' }])).toMatchObject({
      status: 207,
      body: { results: [{ status: 'accepted' }, { status: 'refused', reason: 'refused-by-bus' }] },
    });
    expect(await post({ ...opened, id: 'bad' })).toMatchObject({
      status: 400,
      body: { error: { reason: 'refused-by-bus' } },
    });
  });
});

it('a bus that fails is no fault of the request: it is to be sent again', async () => {
  const { post } = await erpDoor({ answer: () => ({ kind: 'failed', code: 'InternalFailure' }) });
  expect(await post([opened, {}])).toMatchObject({ status: 503, body: { error: { reason: 'bus-failed' } } });
});
