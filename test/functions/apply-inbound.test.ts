import { describe, expect, it } from 'vitest';
import { addPerson, personOf } from '#test/support/world';
import { ana, inbound, phones } from '#test/support/phones';
import { isWindowOpen } from '#domain/messages/window';

describe('a reply', () => {
  it('that quotes a message is about the record of that message, with its text beside the record', async () => {
    const { chasqui, apply, facts, record, tell, thing } = await phones();
    const told = await tell('T-1');
    await tell('T-2');
    const reply = inbound(chasqui, 'I am on it', { quoting: told.providerId });
    await apply(reply);
    expect(await facts(record('T-1'))).toContainEqual(
      expect.objectContaining({
        kind: 'replied',
        person: anaId,
        number: 'main',
        type: 'text',
        boundBy: 'quote',
        to: told.ref,
        at: reply.happenedAt,
        thing: thing(reply),
      }),
    );
    const place = { record: record('T-1'), thing: thing(reply) };
    expect(await chasqui.ports.replies.find(place)).toMatchObject({
      content: { kind: 'text', body: 'I am on it' },
    });
  });

  it('never has its text in the ledger', async () => {
    const { chasqui, apply, facts, record, tell } = await phones();
    await tell('T-1');
    await apply(inbound(chasqui, 'a secret of Ana'));
    expect(JSON.stringify(await facts(record('T-1')))).not.toContain('secret');
  });

  it('is marked as read, and nothing is answered', async () => {
    const { answers, chasqui, apply, tell } = await phones();
    await tell('T-1');
    const reply = inbound(chasqui, 'done');
    await apply(reply);
    expect(chasqui.ports.whatsapp.receipts).toEqual([{ message: reply.id, number: '106540352242922' }]);
    expect(await answers()).toEqual([]);
  });

  it('is bound all the same where it cannot be marked as read', async () => {
    const { chasqui, apply, facts, record, tell } = await phones();
    await tell('T-1');
    const whatsapp = { markRead: () => Promise.reject(new Error('no secret')) };
    await apply(inbound(chasqui, 'done'), { ...chasqui.ports, whatsapp });
    expect(kinds(await facts(record('T-1')))).toContain('replied');
  });

  it('to a reply of their own is about the record of that one', async () => {
    const { chasqui, apply, facts, record, tell } = await phones();
    const told = await tell('T-1');
    await tell('T-2');
    const first = inbound(chasqui, 'I am on it', { quoting: told.providerId });
    await apply(first);
    await apply(inbound(chasqui, 'and done', { quoting: first.id }));
    expect(kinds(await facts(record('T-1'))).filter((kind) => kind === 'replied')).toHaveLength(2);
  });

  it('by a tap is about the record of the message tapped on', async () => {
    const { chasqui, apply, facts, record, tell } = await phones();
    const told = await tell('T-1');
    await tell('T-2');
    const tap = { kind: 'tap', payload: 'Done', title: 'Done' } as const;
    await apply(inbound(chasqui, tap, { quoting: told.providerId }));
    expect(await facts(record('T-1'))).toContainEqual(
      expect.objectContaining({ kind: 'replied', type: 'tap', boundBy: 'tap', to: told.ref }),
    );
  });

  it('without a quote is about the only open record that they heard of', async () => {
    const { chasqui, apply, facts, record, tell } = await phones();
    await tell('T-1');
    await apply(inbound(chasqui, 'on my way'));
    expect(await facts(record('T-1'))).toContainEqual(
      expect.objectContaining({ kind: 'replied', boundBy: 'only-open' }),
    );
  });

  it('quoting a message to somebody else is bound by it to nothing', async () => {
    const { chasqui, apply, facts, record, tell } = await phones();
    await addPerson(chasqui, personOf('rui'));
    const told = await tell('T-1');
    const rui = { waId: personOf('rui').phone?.reveal().slice(1) ?? '' };
    const ofRui = chasqui.ports.sendQueue.refs.find((ref) => ref !== told.ref) ?? '';
    expect(ofRui).not.toBe('');
    await apply(inbound(chasqui, 'hm', { quoting: told.providerId, from: rui }));
    expect(kinds(await facts(record('T-1')))).not.toContain('replied');
  });

  it('opens the window for free text, by the latest of Meta’s times', async () => {
    const { chasqui, apply, tell } = await phones();
    await tell('T-1');
    const late = inbound(chasqui, 'first');
    chasqui.clock.now += 60_000;
    const reply = inbound(chasqui, 'second');
    await apply(reply);
    await apply(late);
    const found = await chasqui.ports.people.find(anaId);
    expect(found?.value.lastInbound).toEqual({ main: reply.happenedAt });
    expect(found && isWindowOpen(found.value, 'main', chasqui.clock.now)).toBe(true);
  });

  it('teaches by which names Meta knows them', async () => {
    const { chasqui, apply, tell } = await phones();
    await tell('T-1');
    await apply(inbound(chasqui, 'hi', { from: { waId: ana, userId: 'BR.1A2b3C' } }));
    expect((await chasqui.ports.people.find(anaId))?.value).toMatchObject({ userIds: ['BR.1A2b3C'] });
    const from = { userId: 'BR.1A2b3C' };
    await apply(inbound(chasqui, 'without a number', { from }));
    expect((await chasqui.ports.people.find(anaId))?.value.lastInbound).toBeDefined();
  });

  it('is decided again where somebody else was faster, and not for ever', async () => {
    const { apply, chasqui } = await phones();
    let tried = 0;
    const pin = async () => {
      tried += 1;
      return 'overtaken' as const;
    };
    const inbounds = { ...chasqui.ports.inbounds, pin };
    const delivery = apply(inbound(chasqui, 'hello'), { ...chasqui.ports, inbounds });
    await expect(delivery).rejects.toThrow('was taken 20 times');
    expect(tried).toBe(20);
  });

  it('to nothing of ours is about nothing, and neither is one to such a one', async () => {
    const { answers, apply, chasqui } = await phones();
    const first = inbound(chasqui, 'hello', { quoting: 'wamid.unknown' });
    await apply(first);
    await apply(inbound(chasqui, 'hello again', { quoting: first.id }));
    expect(await answers()).toHaveLength(1);
  });

  it('of somebody who is gone meanwhile is answered by nobody', async () => {
    const { answers, apply, chasqui } = await phones();
    const people = { ...chasqui.ports.people, find: async () => undefined };
    await apply(inbound(chasqui, 'hello'), { ...chasqui.ports, people });
    expect(await answers()).toEqual([]);
  });

  it('that came before a workspace was applied finds nothing, and is no error', async () => {
    const { chasqui, apply, answers } = await phones();
    const workspaces = { ...chasqui.ports.workspaces, current: async () => undefined };
    await apply(inbound(chasqui, 'hello'), { ...chasqui.ports, workspaces });
    expect(await answers()).toHaveLength(1);
  });
});

const anaId = personOf('ana').id;

function kinds(facts: readonly { readonly kind: string }[]): readonly string[] {
  return facts.map(({ kind }) => kind);
}
