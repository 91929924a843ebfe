import { describe, expect, it } from 'vitest';
import { worker } from '#test/support/update-worker';
import { ana, phones } from '#test/support/phones';
import { addPerson, personOf, type World } from '#test/support/world';
import {
  changeOf,
  inbound,
  preference,
  preferencesOf,
  webhookOf,
} from '#test/adapters/whatsapp/webhook/webhooks';

const rui = personOf('rui').phone?.reveal().slice(1) ?? '';

/** Something that somebody wrote, so many seconds ago. */
function wrote({ clock }: World, from: string, { id, ago = 0 }: { id: string; ago?: number }) {
  const timestamp = String(Math.floor(clock.now / 1000) - ago);
  return inbound({ id, from, timestamp, text: { body: 'done' } });
}

/** Ana and Rui have both heard of a ticket. */
async function told(): Promise<World> {
  const { chasqui, tell } = await phones();
  await addPerson(chasqui, personOf('rui'));
  await tell('T-1');
  for (const ref of new Set(chasqui.ports.sendQueue.refs)) await chasqui.send(ref);
  chasqui.clock.now += 1000;
  return chasqui;
}

describe('what several people wrote, in one webhook', () => {
  it('is applied side by side: nobody waits for another', async () => {
    const chasqui = await told();
    const { people } = chasqui.ports;
    const heard = Promise.withResolvers<void>();
    const bySender: typeof people.bySender = async (from) => {
      if (from.waId === ana) await heard.promise;
      else heard.resolve();
      return people.bySender(from);
    };
    const messages = [wrote(chasqui, ana, { id: 'wamid.1' }), wrote(chasqui, rui, { id: 'wamid.2' })];
    const { apply } = worker(chasqui, { people: { ...people, bySender } });
    expect(await apply(webhookOf(changeOf({ messages })))).toMatchObject({ applied: 2 });
  });

  it('is applied in its order as far as it is of one of them, whatever each of it is', async () => {
    const chasqui = await told();
    const { people } = chasqui.ports;
    const seen: string[] = [];
    const work = { now: 0, most: 0 };
    const bySender: typeof people.bySender = async (from) => {
      work.now += 1;
      work.most = Math.max(work.most, work.now);
      await new Promise(setImmediate);
      work.now -= 1;
      seen.push(from.waId ?? '');
      return people.bySender(from);
    };
    const messages = ['wamid.1', 'wamid.2', 'wamid.3'].map((id) => wrote(chasqui, ana, { id }));
    const preferences = preferencesOf([preference({ wa_id: ana })]);
    const { apply } = worker(chasqui, { people: { ...people, bySender } });
    await apply(webhookOf(changeOf({ messages }), preferences));
    expect(seen).toEqual([ana, ana, ana, ana]);
    expect(work.most).toBe(1);
  });

  it('gets its blue ticks at the end, by the newest of each', async () => {
    const chasqui = await told();
    const messages = [
      wrote(chasqui, ana, { id: 'wamid.newest' }),
      wrote(chasqui, ana, { id: 'wamid.older', ago: 30 }),
      wrote(chasqui, rui, { id: 'wamid.other' }),
    ];
    await worker(chasqui).apply(webhookOf(changeOf({ messages })));
    const { receipts } = chasqui.ports.whatsapp;
    expect(receipts.map(({ message }) => message)).toEqual(['wamid.newest', 'wamid.other']);
  });

  it('is applied where Graph does not answer, and where another part fails it has its ticks', async () => {
    const chasqui = await told();
    const asked: string[] = [];
    const whatsapp = {
      markRead: async ({ message }: { readonly message: string }) => {
        asked.push(message);
        throw new Error('no secret');
      },
    };
    const { ledger } = chasqui.ports;
    const put: typeof ledger.put = async (fact) => {
      if ('person' in fact && fact.person === personOf('rui').id) throw new Error('no table');
      return ledger.put(fact);
    };
    const messages = [wrote(chasqui, ana, { id: 'wamid.1' }), wrote(chasqui, rui, { id: 'wamid.2' })];
    const webhook = webhookOf(changeOf({ messages }));
    const broken = worker(chasqui, { whatsapp, ledger: { ...ledger, put } });
    await expect(broken.apply(webhook)).rejects.toThrow('1 of 2 updates failed');
    expect(asked).toEqual(['wamid.1']);
    expect(await worker(chasqui, { whatsapp }).apply(webhook)).toMatchObject({ applied: 2 });
  });
});
