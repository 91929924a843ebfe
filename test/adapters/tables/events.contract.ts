import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Rig, noon, portsOf } from './rig.ts';
import { anEvent } from './samples.ts';

export function eventsContract(rig: () => Rig): void {
  const withBody = (detail: { readonly [key: string]: string }) => {
    const event = anEvent();
    return { ...event, body: { ...event.body, detail } };
  };

  describe('events', () => {
    it('are pinned at their first sight', async () => {
      const { events } = portsOf(rig());
      const event = anEvent();
      expect(await events.find(event.id)).toBeUndefined();
      expect(await events.pin(event)).toEqual(event);
      const later = { ...event, decidedAt: noon + 60_000, version: 'another', salt: 'another' };
      expect(await events.pin(later)).toEqual(event);
      expect(await events.find(event.id)).toEqual(event);
    });

    it('keep the body they came with first', async () => {
      const { events } = portsOf(rig());
      const event = withBody({ first: 'yes' });
      await events.pin(event);
      expect(await events.pin({ ...event, body: { ...event.body, detail: { first: 'no' } } })).toEqual(event);
    });

    it('are kept whole however large they are, and apart from others with the same id', async () => {
      const { events } = portsOf(rig());
      const event = withBody({ scan: randomBytes(600_000).toString('base64') });
      const other = {
        ...event,
        body: { ...event.body, detail: { scan: randomBytes(400_000).toString('base64') } },
      };
      const [one, two] = await Promise.all([events.pin(event), events.pin(other)]);
      expect(one).toEqual(two);
      expect([event, other]).toContainEqual(one);
      expect(await events.find(event.id)).toEqual(one);
    });

    it('go after thirty days', async () => {
      const { events } = portsOf(rig());
      const { id } = await events.pin(anEvent());
      const item = await rig().store.get('state', { pk: `E#${id}`, sk: 'event' });
      expect(item?.ttl).toBe(noon / 1000 + 30 * 86_400);
    });

    it('with keys that name parts of a prototype come back as they were', async () => {
      const { events } = portsOf(rig());
      const event = anEvent();
      const detail = { ...JSON.parse('{ "__proto__": { "a": 1 }, "constructor": "b" }'), deep: [[[{}]]] };
      const hostile = { ...event, body: { ...event.body, detail } };
      await events.pin(hostile);
      expect(JSON.stringify((await events.find(event.id))?.body)).toBe(JSON.stringify(hostile.body));
    });
  });
}
