import { describe, expect, it } from 'vitest';
import { decideAbsence } from '#domain/people/absence-decision';
import { personOf } from '#test/support/world';

const ana = personOf('ana');
const absence = { from: 10, until: 20, deputy: 'rui' };
const said = { at: 5, thing: 't'.repeat(16), by: 'HR desk' };
const fact = { kind: 'absence-changed', person: ana.id, ...said };

describe('an absence', () => {
  it('is put down with its fact, which names the deputy by our id', () => {
    const { change } = decideAbsence(ana, { ...said, absence, deputy: 'r'.repeat(16) });
    expect(change).toEqual({
      person: { ...ana, absence },
      facts: [{ ...fact, to: 'absent', from: 10, until: 20, deputy: 'r'.repeat(16) }],
    });
  });

  it('may go without a deputy, and without anybody who said so', () => {
    const { from, until } = absence;
    const { by: _, ...unsaid } = said;
    const { change } = decideAbsence(ana, { ...unsaid, absence: { from, until } });
    expect(change?.facts).toEqual([
      { kind: 'absence-changed', person: ana.id, ...unsaid, to: 'absent', from, until },
    ]);
  });

  it('is taken back', () => {
    const { change } = decideAbsence({ ...ana, absence }, said);
    expect(change).toEqual({ person: ana, facts: [{ ...fact, to: 'present' }] });
  });

  it('that is said again changes nothing; another one does', () => {
    expect(decideAbsence(ana, said)).toEqual({});
    expect(decideAbsence({ ...ana, absence }, { ...said, absence: { ...absence } })).toEqual({});
    for (const other of [{ from: 11 }, { until: 21 }, { deputy: 'eva' }])
      expect(
        decideAbsence({ ...ana, absence }, { ...said, absence: { ...absence, ...other } }),
      ).toHaveProperty('change');
  });
});
