import { describe, expect, it } from 'vitest';
import type { AskQuestion } from '#domain/asks/ask-rule';
import { fieldFault } from '#infra/cli/asks/field-fault';

const asked = (kind: AskQuestion['kind'], more: Partial<AskQuestion> = {}): AskQuestion => ({
  id: 'it',
  kind,
  text: { en: '?' },
  ...more,
});

describe('a field that a command gives', () => {
  it.each<[AskQuestion, string, string | undefined]>([
    [asked('number'), '1200.50', undefined],
    [asked('number'), '-3', undefined],
    [asked('number'), '1,200', "'it' is a number, such as 1200.50"],
    [asked('number'), '1e9', "'it' is a number, such as 1200.50"],
    [asked('number', { min: 1 }), '0.99', "'it' is at least 1"],
    [asked('number', { min: 1, max: 10 }), '10', undefined],
    [asked('number', { max: 10 }), '11', "'it' is at most 10"],
    [asked('date'), '2028-02-29', undefined],
    [asked('date'), '2026-02-29', "'it' is a day, such as 2026-12-21"],
    [asked('date'), '2026-12-21T08:00:00Z', "'it' is a day, such as 2026-12-21"],
    [asked('text'), 'as they like', undefined],
    [asked('text'), 'a'.repeat(4097), "'it' has more than 4096 characters"],
  ])('%# is what was asked for, or says why not', (question, text, fault) => {
    expect(fieldFault(question, text)).toBe(fault);
  });
});
