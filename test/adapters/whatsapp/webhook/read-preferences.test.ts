import { describe, expect, it } from 'vitest';
import { happenedAt, ownNumber, preference, preferencesOf, read, webhookOf } from './webhooks.ts';

describe('what people choose about marketing', () => {
  it.each([
    ['stop', 'stopped'],
    ['resume', 'resumed'],
  ])('%s', (value, marketing) => {
    const [update] = read(webhookOf(preferencesOf([preference({ value, user_id: 'BR.1' })])));
    const from = { waId: '5511987654321', userId: 'BR.1' };
    expect(update).toEqual({ kind: 'preference', preference: { from, marketing, happenedAt } });
  });

  it('is read of each, and kept whole where it has another form', () => {
    const odd = preference({ category: 'utility_messages' });
    const updates = read(webhookOf(preferencesOf([odd, preference()])));
    expect(updates.map(({ kind }) => kind)).toEqual(['unreadable', 'preference']);
    expect(JSON.parse(updates[0]?.kind === 'unreadable' ? updates[0].text : '')).toEqual({
      phone_number_id: ownNumber,
      piece: odd,
    });
    expect(read(webhookOf(preferencesOf('none')))).toMatchObject([{ kind: 'unreadable' }]);
  });

  it('of another number is set apart', () => {
    expect(read(webhookOf(preferencesOf([preference()], '999')))).toMatchObject([{ kind: 'foreign' }]);
  });
});
