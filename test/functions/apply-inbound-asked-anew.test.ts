import { describe, expect, it } from 'vitest';
import type { Status } from '#domain/messages/message';
import type { ApplyUpdatePorts } from '#functions/apply-update/applying';
import { inbound, type Phones, phones } from '#test/support/phones';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Ana has heard of two tickets, has written without a quote, and was asked which; she taps nothing. */
async function ignored(): Promise<Phones> {
  const made = await phones();
  await made.tell('T-1');
  await made.tell('T-2');
  await made.apply(inbound(made.chasqui, 'it is done'));
  await made.answers();
  return made;
}

async function lists({ answers, chasqui }: Phones): Promise<readonly object[]> {
  await answers();
  return chasqui.ports.whatsapp.calls.flatMap(({ content }) => (content.kind === 'list' ? [content] : []));
}

async function choose(made: Phones, row: number, list = -1): Promise<void> {
  const asked = (await lists(made)).at(list);
  const ids = [...JSON.stringify(asked).matchAll(/"id":"(w\.[^"]+)"/g)].map(([, id = '']) => id);
  await made.apply(inbound(made.chasqui, { kind: 'choice', id: ids[row] ?? '', title: 'whatever it says' }));
}

async function repliesTo({ facts, record }: Phones, ticket: string): Promise<number> {
  return (await facts(record(ticket))).filter(({ kind }) => kind === 'replied').length;
}

describe('a list that was not answered', () => {
  it('asks for all that is written within a quarter of an hour', async () => {
    const made = await ignored();
    made.chasqui.clock.now += 15 * minute;
    await made.apply(inbound(made.chasqui, 'really'));
    expect(await lists(made)).toHaveLength(1);
  });

  it('is sent anew after that, and takes what waits along', async () => {
    const made = await ignored();
    made.chasqui.clock.now += 16 * minute;
    await made.apply(inbound(made.chasqui, 'really'));
    expect(await lists(made)).toHaveLength(2);
    await choose(made, 1);
    expect([await repliesTo(made, 'T-1'), await repliesTo(made, 'T-2')]).toEqual([2, 0]);
  });

  it('swallows nothing that is written days later, and leaves what was written then where it is', async () => {
    const made = await ignored();
    made.chasqui.clock.now += 5 * day;
    await made.tell('T-1', 'T-1 again');
    await made.tell('T-2', 'T-2 again');
    await made.apply(inbound(made.chasqui, 'the pump is on fire'));
    expect(await lists(made)).toHaveLength(2);
    await choose(made, 0);
    expect([await repliesTo(made, 'T-1'), await repliesTo(made, 'T-2')]).toEqual([0, 1]);
    await choose(made, 1, 0);
    expect([await repliesTo(made, 'T-1'), await repliesTo(made, 'T-2')]).toEqual([1, 1]);
  });

  it.each<Status>(['failed', 'cancelled', 'expired'])('is sent anew where it has %s', async (status) => {
    const made = await ignored();
    await made.apply(inbound(made.chasqui, 'really'), withMessages(made, status));
    expect(await lists(made)).toHaveLength(2);
    await choose(made, 1);
    expect(await repliesTo(made, 'T-1')).toBe(2);
  });

  it('is not sent anew while it is on its way', async () => {
    const made = await ignored();
    const messages = { ...made.chasqui.ports.messages, find: async () => undefined };
    await made.apply(inbound(made.chasqui, 'really'), { ...made.chasqui.ports, messages });
    expect(await lists(made)).toHaveLength(1);
  });
});

/** Messages as they are, but for their status. */
function withMessages({ chasqui: { ports } }: Phones, status: Status): ApplyUpdatePorts {
  const find: typeof ports.messages.find = async (ref) => {
    const found = await ports.messages.find(ref);
    return found && { ...found, value: Object.assign({ ...found.value }, { status }) };
  };
  return { ...ports, messages: { ...ports.messages, find } };
}

describe('a row that is tapped when nothing waits for it any more', () => {
  it('is answered that it has to be written again', async () => {
    const made = await ignored();
    made.chasqui.clock.now += 8 * day;
    const inbounds = { ...made.chasqui.ports.inbounds, waitingFor: async () => [] };
    const [list] = await lists(made);
    const [, id = ''] = /"id":"(w\.[^"]+)"/.exec(JSON.stringify(list)) ?? [];
    const tap = inbound(made.chasqui, { kind: 'choice', id, title: 'whatever it says' });
    await made.apply(tap, { ...made.chasqui.ports, inbounds });
    expect((await made.answers()).at(-1)).toMatchObject({
      body: 'That was too long ago: what you had written is not kept any more. Please write it again.',
    });
  });
});

describe('something that WhatsApp shows to no business', () => {
  const poll = { kind: 'unsupported', code: 131_051 } as const;
  const told = { body: expect.stringContaining('WhatsApp does not show that kind of message here') };

  it('is asked for in another form, and nobody is asked what it is about', async () => {
    const made = await phones();
    await made.tell('T-1');
    await made.tell('T-2');
    await made.apply(inbound(made.chasqui, poll));
    expect(await made.answers()).toMatchObject([told]);
    expect(made.chasqui.ports.whatsapp.receipts).toEqual([]);
  });

  it('is asked for in another form where they heard of nothing', async () => {
    const made = await phones();
    await made.apply(inbound(made.chasqui, poll));
    expect(await made.answers()).toMatchObject([told]);
  });

  it('is a fact on the record that it quotes, without blue ticks', async () => {
    const made = await phones();
    const quoted = await made.tell('T-1');
    await made.tell('T-2');
    await made.apply(inbound(made.chasqui, poll, { quoting: quoted.providerId }));
    expect(await repliesTo(made, 'T-1')).toBe(1);
    expect(await made.answers()).toMatchObject([told]);
    expect(made.chasqui.ports.whatsapp.receipts).toEqual([]);
  });
});
