import { describe, expect, it } from 'vitest';
import { queued } from '#test/support/one-message';
import { kindsOf, messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import { applied, failedBy, sent, sentAsText, sentToOne, statusOf } from '#test/support/updates';
import { personOf, ticketEvent } from '#test/support/world';

describe('a failure after Meta had taken the message', () => {
  it('is counted once, with all its codes in the ledger and its words beside the record', async () => {
    const { chasqui, ref } = await sent();
    const errors = [
      { code: 131_026, title: 'Message undeliverable', details: 'Not on WhatsApp' },
      { code: 131_000 },
    ];
    const status = statusOf(chasqui, { ref }, { status: 'failed', errors });
    expect(await applied(chasqui, status)).toEqual({ kind: 'applied', reason: 'undeliverable' });
    chasqui.clock.now += 1;
    await applied(chasqui, status);
    expect(chasqui.ports.meter.of('messages-failed')).toBe(1);
    const facts = await chasqui.ports.ledger.ofMessage(ref);
    expect(facts.at(-1)).toMatchObject({ status: 'failed', code: 131_026, moreCodes: [131_000] });
    expect(JSON.stringify(facts)).not.toContain('Not on WhatsApp');
    expect(await chasqui.ports.failures.of(ref, [1, 2])).toEqual([{ attempt: 1, errors }]);
  });

  it('of free text for a closed window goes once more as a template, and only once', async () => {
    const { chasqui, ref } = await sentAsText();
    expect(chasqui.ports.whatsapp.calls.at(-1)?.content.kind).not.toBe('template');
    const status = statusOf(chasqui, { ref }, failedBy(131_047));
    expect(await applied(chasqui, status)).toEqual({ kind: 'applied', reason: 'window-closed' });
    expect(await applied(chasqui, status)).toEqual({ kind: 'applied', reason: 'goes-anyway' });
    expect(takeJobs(chasqui)).toEqual([ref]);
    await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls.at(-1)?.content.kind).toBe('template');
    expect(await applied(chasqui, status)).toEqual({ kind: 'applied', reason: 'another-attempt' });
    await applied(chasqui, statusOf(chasqui, { ref, attempt: 2 }));
    expect(await kindsOf(chasqui, ref)).toEqual([
      'accepted',
      'accepted',
      'resent window-closed',
      'status',
      'status',
    ]);
    expect(chasqui.ports.whatsapp.calls).toHaveLength(2);
  });

  it('is made good though the job of it gets lost', async () => {
    const { chasqui, ref } = await sentAsText();
    await applied(chasqui, statusOf(chasqui, { ref }, failedBy(131_047)));
    takeJobs(chasqui);
    chasqui.clock.now += 11 * minute;
    await tick(chasqui);
    expect(takeJobs(chasqui)).toEqual([ref]);
  });

  it('by a fault of the moment goes once more after a while', async () => {
    const { chasqui, ref } = await sent();
    expect(await applied(chasqui, statusOf(chasqui, { ref }, failedBy(131_016)))).toEqual({
      kind: 'applied',
      reason: 'failed-for-now',
    });
    expect((await messageAt(chasqui, ref)).value).toMatchObject({
      status: 'waiting',
      code: 131_016,
      dueAt: chasqui.clock.now + 1000,
    });
    expect(takeJobs(chasqui)).toEqual([]);
  });

  it('for too many to one person goes once more in its turn, and lets the others stand in line too', async () => {
    const { chasqui, refs } = await sentToOne(3);
    for (const ref of refs) {
      const status = statusOf(chasqui, { ref }, failedBy(131_056));
      expect(await applied(chasqui, status)).toEqual({ kind: 'applied', reason: 'failed-for-now' });
    }
    const first = chasqui.clock.now + 1_000;
    const waiting = await Promise.all(refs.map(async (ref) => (await messageAt(chasqui, ref)).value));
    expect(waiting).toMatchObject(
      [0, 6_000, 12_000].map((after) => ({ status: 'waiting', dueAt: first + after, inTurn: true })),
    );
    await chasqui.route(ticketEvent('next', { detail: { id: 'T-next', subject: 'x', priority: 'high' } }));
    const [next = ''] = takeJobs(chasqui);
    expect(await chasqui.send(next)).toMatchObject({ kind: 'waiting', dueAt: first + 18_000 });
  });

  it('for its paused template makes all messages of that template wait, until Meta tells otherwise', async () => {
    const { chasqui, refs } = await sentToOne(1);
    const [ref = ''] = refs;
    await applied(chasqui, statusOf(chasqui, { ref }, failedBy(132_015)));
    const dueAt = chasqui.clock.now + 15 * minute;
    expect((await messageAt(chasqui, ref)).value).toMatchObject({ status: 'waiting', dueAt });
    await chasqui.route(ticketEvent('next', { detail: { id: 'T-next', subject: 'x', priority: 'high' } }));
    const [next = ''] = takeJobs(chasqui);
    expect(await chasqui.send(next)).toMatchObject({ kind: 'waiting', code: 132_015 });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
  });

  it('of the account stops its number, if it is fresh', async () => {
    const { chasqui, ref } = await sent();
    await applied(chasqui, statusOf(chasqui, { ref }, failedBy(131_042)));
    expect((await chasqui.ports.paces.of('main')).breaker).toMatchObject({ code: 131_042 });
    expect(chasqui.ports.meter.of('numbers-stopped')).toBe(1);
    expect((await messageAt(chasqui, ref)).value.status).toBe('waiting');
  });

  it('of the account is no reason to stop a number that is stopped already, nor after an hour', async () => {
    const { chasqui, ref } = await sent();
    await chasqui.ports.paces.change('main', (pace) => ({
      pace: { ...pace, breaker: { code: 131_042, since: 1, probeAt: 2, probes: 3 } },
    }));
    await applied(chasqui, statusOf(chasqui, { ref }, failedBy(131_042)));
    expect(chasqui.ports.meter.of('numbers-stopped')).toBe(0);
    const other = await sent();
    const happenedAt = other.chasqui.clock.now - 60 * minute;
    const late = statusOf(other.chasqui, { ref: other.ref }, { ...failedBy(131_042), happenedAt });
    await applied(other.chasqui, late);
    expect((await other.chasqui.ports.paces.of('main')).breaker).toBeUndefined();
  });

  it('before the answer was recorded comes back', async () => {
    const { chasqui, ref } = await queued();
    const found = await messageAt(chasqui, ref);
    const claim = { id: 'c'.repeat(16), since: chasqui.clock.now, until: chasqui.clock.now + 35_000 };
    const { dueAt } = { dueAt: 0, ...found.value };
    await chasqui.ports.messages.move(
      { ...found.value, attempt: 1, status: 'sending', dueAt, claim },
      found.version,
    );
    const status = statusOf(chasqui, { ref }, failedBy(131_047));
    await expect(applied(chasqui, status)).rejects.toMatchObject({ code: 'AnswerNotYetKnown' });
  });

  it('of a message that is not there is recorded, and that is all', async () => {
    const { chasqui, ref } = await sent();
    const other = ref.replace(/.$/, ref.endsWith('A') ? 'B' : 'A');
    expect(await applied(chasqui, statusOf(chasqui, { ref: other }, failedBy(131_026)))).toEqual({
      kind: 'applied',
      reason: 'no-such-message',
    });
  });

  it('because the person told WhatsApp that they want no marketing is remembered of them', async () => {
    const { chasqui, ref } = await sent();
    await applied(chasqui, statusOf(chasqui, { ref }, failedBy(131_050)));
    const ana = await chasqui.ports.people.find(personOf('ana').id);
    expect(ana?.value.marketing).toMatchObject({ kind: 'stopped', source: 'whatsapp-error' });
  });

  it('that names no reason is final', async () => {
    const { chasqui, ref } = await sent();
    const status = statusOf(chasqui, { ref }, { status: 'failed' });
    expect(await applied(chasqui, status)).toEqual({ kind: 'applied', reason: 'final' });
    expect(await chasqui.ports.failures.of(ref, [1])).toEqual([]);
  });

  it('is decided anew where somebody else moves the message meanwhile, but not for ever', async () => {
    const { chasqui, ref } = await sentAsText();
    const status = statusOf(chasqui, { ref }, failedBy(131_047));
    let losses = 1;
    const move = async (...given: Parameters<typeof chasqui.ports.messages.move>) => {
      losses -= 1;
      return losses < 0 && chasqui.ports.messages.move(...given);
    };
    const ports = { ...chasqui.ports, messages: { ...chasqui.ports.messages, move } };
    expect(await applied({ ...chasqui, ports }, status)).toMatchObject({ reason: 'window-closed' });
    const another = await sentAsText();
    const never = { ...another.chasqui.ports.messages, move: async () => false };
    const stuck = { ...another.chasqui, ports: { ...another.chasqui.ports, messages: never } };
    const failing = applied(stuck, statusOf(another.chasqui, { ref: another.ref }, failedBy(131_047)));
    await expect(failing).rejects.toThrow('changed 5 times');
  });
});
