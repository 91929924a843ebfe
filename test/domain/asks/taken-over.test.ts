import { describe, expect, it } from 'vitest';
import type { Ask, Callback } from '#domain/asks/ask';
import { plannedAsk } from '#domain/asks/plan-ask';
import { takenOver } from '#domain/asks/taken-over';
import { approval } from '#test/support/one-ask';
import { planning, tools } from '#test/support/planning';

const means = { sha256: tools.entropy.sha256, text: tools.text };
const { ask } = plannedAsk({ ...planning, route: { ...planning.route, ask: approval } }, { of: 2 }, means);
const https: Callback = { kind: 'https', url: 'https://erp.example.com/1', source: 'helpdesk' };
const task: Callback = { kind: 'task', token: 'one' };
const { at } = ask;

function after(standing: Callback | undefined, callback: Callback | undefined): Ask | undefined {
  const before = standing === undefined ? ask : { ...ask, callback: standing };
  return takenOver(before, { at, ...(callback !== undefined && { callback }) });
}

describe('an open ask that another event would have asked', () => {
  it.each([
    ['where nobody waited', undefined, task],
    ['with another token', task, { kind: 'task', token: 'two' }],
    ['by other means', task, https],
    ['by the first means again', https, task],
    ['at another address', https, { ...https, url: 'https://erp.example.com/2' }],
    ['of another source', https, { ...https, source: 'erp' }],
  ] as const)('calls back whoever waits now, %s', (_, standing, callback) => {
    expect(after(standing, callback)?.callback).toEqual(callback);
  });

  it.each([
    ['nobody waits now', task, undefined],
    ['it is the same token', task, { ...task }],
    ['it is the same address', https, { ...https }],
  ] as const)('stays as it is where %s', (_, standing, callback) => {
    expect(after(standing, callback)).toBeUndefined();
  });

  it('gives the sign that the new process wants, as early as it wants it', () => {
    expect(after(undefined, { ...task, heartbeat: 60_000 })?.state).toEqual({
      kind: 'open',
      dueAt: at + 60_000,
    });
  });

  it('is not changed once it is over', () => {
    const over: Ask = { ...ask, state: { kind: 'expired', at } };
    expect(takenOver(over, { at, callback: task })).toBeUndefined();
  });
});
