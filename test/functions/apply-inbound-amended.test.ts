import { describe, expect, it } from 'vitest';
import { ana, inbound, phones } from '#test/support/phones';

describe('a reaction', () => {
  it('is a fact on the record of its message, and neither answered nor an opening of the window', async () => {
    const { answers, apply, chasqui, facts, record, tell } = await phones();
    const told = await tell('T-1');
    await apply(inbound(chasqui, { kind: 'reaction', to: told.providerId, emoji: '👍' }));
    chasqui.clock.now += 1000;
    await apply(inbound(chasqui, { kind: 'reaction', to: told.providerId }));
    const reactions = (await facts(record('T-1'))).filter(({ kind }) => kind === 'reacted');
    expect(reactions).toMatchObject([
      { reaction: 'added', to: told.ref },
      { reaction: 'removed', to: told.ref },
    ]);
    expect(JSON.stringify(reactions)).not.toContain('👍');
    expect(await answers()).toEqual([]);
    const person = await chasqui.ports.people.bySender({ waId: ana });
    expect(person?.value.lastInbound).toBeUndefined();
  });

  it('to a reply of their own names no message of ours', async () => {
    const { apply, chasqui, facts, record, tell } = await phones();
    await tell('T-1');
    const reply = inbound(chasqui, 'done');
    await apply(reply);
    await apply(inbound(chasqui, { kind: 'reaction', to: reply.id, emoji: '👍' }));
    const reaction = (await facts(record('T-1'))).find(({ kind }) => kind === 'reacted');
    expect(reaction).toBeDefined();
    expect(reaction).not.toHaveProperty('to');
  });

  it('to something that is about no record is heard, and no more', async () => {
    const { answers, apply, chasqui, thing } = await phones();
    const reaction = inbound(chasqui, { kind: 'reaction', to: 'wamid.unknown', emoji: '👍' });
    await apply(reaction);
    expect(await chasqui.ports.inbounds.find(thing(reaction))).toMatchObject({
      decision: { kind: 'heard', meaning: 'aside' },
    });
    expect(await answers()).toEqual([]);
  });
});

describe('a reply that is changed', () => {
  it('has its new text, and a fact of the change without it', async () => {
    const { apply, chasqui, facts, record, tell, thing } = await phones();
    await tell('T-1');
    const reply = inbound(chasqui, 'don');
    await apply(reply);
    await apply(inbound(chasqui, { kind: 'edit', of: reply.id, body: 'done' }));
    const place = { record: record('T-1'), thing: thing(reply) };
    expect(await chasqui.ports.replies.find(place)).toMatchObject({ edited: 'done' });
    expect(await facts(record('T-1'))).toContainEqual(
      expect.objectContaining({ kind: 'amended', change: 'edited', of: thing(reply) }),
    );
  });

  it('and taken back has none, whatever the order in which that comes', async () => {
    const { apply, chasqui, record, tell, thing } = await phones();
    await tell('T-1');
    const reply = inbound(chasqui, 'oops');
    const revoke = inbound(chasqui, { kind: 'revoke', of: reply.id });
    await apply(revoke);
    await apply(reply);
    await apply(inbound(chasqui, { kind: 'edit', of: reply.id }));
    const found = await chasqui.ports.replies.find({ record: record('T-1'), thing: thing(reply) });
    expect(found).toBeDefined();
    expect(found).not.toHaveProperty('content');
    expect(found).not.toHaveProperty('edited');
  });
});
