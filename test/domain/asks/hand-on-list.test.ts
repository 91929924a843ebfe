import { describe, expect, it } from 'vitest';
import { mostTakers, takerChoice, takerList, takerParameters } from '#domain/asks/hand-on-list';
import { contentFault } from '#domain/outbound/check-outbound';
import { personOf } from '#test/support/world';

const event = 'e'.repeat(16);

describe('the list of those to whom an ask can be handed', () => {
  it('has a row for each, whose id leads back to them', () => {
    const parameters = [['title', 'Desk'] as const, ...takerParameters([personOf('eva'), personOf('leo')])];
    const { sections } = takerList('Who?', { event, parameters }, 'es');
    const rows = sections.flatMap((section) => section.rows);
    expect(rows.map(({ title, description }) => [title, description])).toEqual([
      ['EVA', 'eva'],
      ['LEO', 'leo'],
    ]);
    expect(rows.map(({ id }) => takerChoice(id)?.to)).toEqual([personOf('eva').id, personOf('leo').id]);
    expect(takerChoice(rows[0]?.id ?? '')?.question).toBe(event);
  });

  it('keeps to the limits of WhatsApp, however long the names', () => {
    const takers = Array.from({ length: mostTakers }, (_, place) => ({
      ...personOf(String(place)),
      name: 'N'.repeat(200),
      company: 'c'.repeat(64),
    }));
    const parameters = takerParameters(takers);
    expect(contentFault(takerList('Who?', { event, parameters }, 'pt_BR'))).toBeUndefined();
  });

  it.each(['w.xxxxxxxxxxxxxxxx.none', 'h.short.short', ''])('knows no row of another list: %s', (id) => {
    expect(takerChoice(id)).toBeUndefined();
  });
});
