import { describe, expect, it } from 'vitest';
import { formatCallback } from '#domain/ref';
import { Phone } from '#domain/people/phone';
import { queued } from '#test/support/one-message';
import { applied, sent, statusOf } from '#test/support/updates';
import { personOf, type World } from '#test/support/world';

const ana = personOf('ana');
const recipient = 'BR.1A2b3C';
const anaIn = async ({ ports }: World) => (await ports.people.find(ana.id))?.value;

/** Ana as she is by the time that a status comes. */
async function changed(chasqui: World, change: Partial<typeof ana>): Promise<void> {
  const found = await chasqui.ports.people.find(ana.id);
  await chasqui.ports.people.save({ ...ana, ...change }, found?.version ?? 0);
}

describe('Meta’s name for whom a message was for', () => {
  it('is learnt from its statuses, so that they are known when they write under it alone', async () => {
    const { chasqui, ref } = await sent();
    await applied(chasqui, statusOf(chasqui, { ref }, { status: 'delivered', recipient }));
    expect((await chasqui.ports.people.bySender({ userId: recipient }))?.value.company).toBe('ana');
    await applied(chasqui, statusOf(chasqui, { ref }, { status: 'read', recipient: 'BR.other' }));
    expect((await anaIn(chasqui))?.userIds).toEqual([recipient]);
    const facts = await chasqui.store.query({ table: 'ledger', partition: `P#${ana.id}`, limit: 10 });
    expect(facts.items.filter(({ kind }) => kind === 'alias-learnt')).toMatchObject([
      { names: ['user-id'], from: 'webhook' },
    ]);
  });

  it('costs a status neither read nor write where it was known when the message went', async () => {
    const { chasqui, ref } = await queued();
    await changed(chasqui, { userIds: ['BR.known'] });
    await chasqui.send(ref);
    const [call] = chasqui.ports.whatsapp.calls;
    expect(call?.callback).toBe(formatCallback(ref, 1, { named: true }));
    const nobody = () => Promise.reject(new Error('read'));
    const ports = { ...chasqui.ports, messages: { ...chasqui.ports.messages, find: nobody } };
    const status = statusOf(chasqui, { ref }, { recipient, ...(call && { callback: call.callback }) });
    expect(await applied({ ...chasqui, ports }, status)).toEqual({ kind: 'applied' });
    expect((await anaIn(chasqui))?.userIds).toEqual(['BR.known']);
  });

  it('is not taken from a message to a phone that they have left since, which is somebody else’s now', async () => {
    const { chasqui, ref } = await sent();
    const leftPhone = Phone.parse('+5511987654321');
    await changed(chasqui, { ...(leftPhone && { leftPhone }) });
    await applied(chasqui, statusOf(chasqui, { ref }, { recipient }));
    expect((await anaIn(chasqui))?.userIds).toBeUndefined();
  });

  it('is nobody’s where the message or the person is gone', async () => {
    const { chasqui, ref } = await sent();
    const gone = async () => undefined;
    const { messages, people } = chasqui.ports;
    for (const ports of [
      { ...chasqui.ports, messages: { ...messages, find: gone } },
      { ...chasqui.ports, people: { ...people, find: gone } },
    ])
      expect(await applied({ ...chasqui, ports }, statusOf(chasqui, { ref }, { recipient }))).toEqual({
        kind: 'applied',
      });
    expect((await anaIn(chasqui))?.userIds).toBeUndefined();
  });
});
