import { describe, expect, it } from 'vitest';
import type { PlainObject } from '#domain/plain';
import { rememberedTexts } from '#domain/routing/remembered-texts';
import { type Place, textRenderer } from '#domain/texts/text';

const detail = { id: 'T-1', due: '2026-12-01T01:30:00Z' };
const saoPaulo: Place = { timeZone: 'America/Sao_Paulo', language: 'pt_BR', at: 1 };

/** A renderer that counts what it renders, and one that remembers what that one rendered. */
function counting() {
  const renderer = textRenderer();
  const rendered: string[] = [];
  const texts = rememberedTexts({
    ...renderer,
    render(text, scope, place) {
      rendered.push(text);
      return renderer.render(text, scope, place);
    },
  });
  return { texts, rendered, renderer };
}

describe('the texts of one event', () => {
  it('are rendered once for each zone and language, however many read them', () => {
    const { texts, rendered, renderer } = counting();
    const places = [
      undefined,
      saoPaulo,
      { ...saoPaulo, language: 'en' },
      { ...saoPaulo, timeZone: 'Europe/Lisbon' },
    ];
    for (let reader = 0; reader < 100; reader += 1) {
      for (const place of places) {
        for (const text of ['{{ detail.due | local_date_time }}', '{{ detail | nonsense }}'])
          expect(texts.render(text, { detail }, place)).toEqual(renderer.render(text, { detail }, place));
      }
    }
    expect(rendered).toHaveLength(2 * places.length);
  });

  it('are rendered anew for another event, another record, another moment', () => {
    const { texts, rendered } = counting();
    const said = (scope: PlainObject, place: Place = saoPaulo) =>
      texts.render('{{ detail.id }}{{ record.key }}', scope, place);
    expect(said({ detail })).toEqual({ kind: 'text', text: 'T-1' });
    expect(said({ detail: { id: 'T-2' } })).toEqual({ kind: 'text', text: 'T-2' });
    expect(said({ detail, record: { key: '7' } })).toEqual({ kind: 'text', text: 'T-17' });
    expect(said({ detail })).toEqual({ kind: 'text', text: 'T-1' });
    said({ detail }, { ...saoPaulo, at: 2 });
    expect(rendered).toHaveLength(5);
  });

  it('are remembered up to a thousand; more are rendered as often as they are asked for', () => {
    const { texts, rendered } = counting();
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 1_001; n += 1) texts.render(`${n}`, { detail });
    }
    expect(rendered).toHaveLength(1_002);
  });

  it('are checked as ever', () => {
    expect(counting().texts.check('{{ ticket.id }}')?.message).toMatch(/^nothing is called 'ticket'/);
  });
});
