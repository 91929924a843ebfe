import { describe, expect, it } from 'vitest';
import { outcomeText } from '#domain/asks/outcome-text';

const at = Date.UTC(2026, 10, 22, 17, 5);
const here = { timeZone: 'America/Sao_Paulo', at };
const approved = { kind: 'decided', at, person: 'p', outcome: 'approved' } as const;

describe('how an ask ended, in words', () => {
  it.each([
    ['en', 'approved by Rui Tavares, 14:05'],
    ['pt_BR', 'aprovado por Rui Tavares, 14:05'],
    ['es_MX', 'aprobado por Rui Tavares, 14:05'],
    ['de', 'approved by Rui Tavares, 14:05'],
  ])('says in %s: %s', (language, text) => {
    expect(outcomeText(approved, { ...here, language, who: 'Rui Tavares' })).toBe(text);
  });

  it('goes without a name that nobody knows any more', () => {
    expect(outcomeText(approved, { ...here, language: 'en' })).toBe('approved, 14:05');
  });

  it('says the day where that is another one for whoever reads it', () => {
    const tomorrow = { timeZone: 'America/Sao_Paulo', at: at + 86_400_000, who: 'Rui' };
    expect(outcomeText(approved, { ...tomorrow, language: 'en' })).toBe(
      'approved by Rui, Nov 22, 2026, 14:05',
    );
    expect(outcomeText(approved, { ...tomorrow, language: 'pt_BR' })).toBe(
      'aprovado por Rui, 22 de nov. de 2026, 14:05',
    );
  });

  it.each([
    ['rejected', 'recusado por Rui, 14:05'],
    ['acknowledged', 'assumido por Rui, 14:05'],
    ['confirmed', 'confirmado por Rui, 14:05'],
  ] as const)('has a word for %s', (outcome, text) => {
    expect(outcomeText({ ...approved, outcome }, { ...here, language: 'pt_BR', who: 'Rui' })).toBe(text);
  });

  it('calls neither an ask that is over nor one that was taken back a no', () => {
    const reader = { ...here, language: 'es' };
    expect(outcomeText({ kind: 'expired', at }, reader)).toBe('el plazo para responder terminó');
    expect(outcomeText({ kind: 'cancelled', at, reason: 'record-closed' }, reader)).toBe('se cerró');
    expect(outcomeText({ kind: 'cancelled', at, reason: 'ended' }, reader)).toBe('se retiró');
  });
});
