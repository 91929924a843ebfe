import { describe, expect, it } from 'vitest';
import { changeOf, happenedAt, read, status, webhookOf } from './webhooks.ts';

function readOne(change: object) {
  const [update] = read(webhookOf(changeOf({ statuses: [status(change)] })));
  return update?.kind === 'status' ? update.status : update;
}

describe('a status', () => {
  it('tells its number, message, time, and what it was sent with', () => {
    expect(readOne({ biz_opaque_callback_data: 'ours' })).toEqual({
      number: 'main',
      providerId: 'wamid.A',
      status: 'sent',
      happenedAt,
      callback: 'ours',
      errors: [],
    });
  });

  it('tells Meta’s name for whom it is for, if it is one', () => {
    expect(readOne({ recipient_user_id: 'BR.1A2b3C' })).toMatchObject({ recipient: 'BR.1A2b3C' });
    expect(readOne({ recipient_user_id: '5511987654321' })).not.toHaveProperty('recipient');
    expect(readOne({ recipient_user_id: 7 })).not.toHaveProperty('recipient');
  });

  it('has its price as far as Meta says it', () => {
    const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' };
    expect(readOne({ pricing })).toMatchObject({
      price: { billable: true, model: 'PMP', type: 'regular', category: 'utility' },
    });
    expect(readOne({ pricing: { category: 'utility', type: 'ever so cheap' } })).toMatchObject({
      price: { category: 'utility' },
    });
    expect(readOne({ pricing: {} })).not.toHaveProperty('price');
    expect(readOne({ pricing: 'free' })).not.toHaveProperty('price');
  });

  it('that failed has all of its errors with their words', () => {
    const errors = [
      {
        code: 131_047,
        title: 'Re-engagement message',
        message: 'same',
        error_data: { details: 'More than 24 hours' },
      },
      { code: '131026', message: 'Message undeliverable' },
      { title: 'no code' },
      'nonsense',
      { code: 1 },
    ];
    expect(readOne({ status: 'failed', errors })).toMatchObject({
      errors: [
        { code: 131_047, title: 'Re-engagement message', details: 'More than 24 hours' },
        { code: 131_026, title: 'Message undeliverable' },
        { code: 1 },
      ],
    });
  });

  it('of a kind that did not exist when this was written is one all the same', () => {
    expect(readOne({ status: 'teleported', conversation: { id: 'x' } })).toMatchObject({
      status: 'teleported',
    });
  });
});
