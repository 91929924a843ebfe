import { describe, expect, it } from 'vitest';
import type { Phones } from '#test/support/phones';
import { inbound, phones } from '#test/support/phones';
import { personOf } from '#test/support/world';

const anaId = personOf('ana').id;

/** Ana has heard of two tickets, and writes without a quote. */
async function asked(): Promise<Phones & { readonly rows: readonly string[] }> {
  const made = await phones();
  await made.tell('T-1');
  await made.tell('T-2');
  await made.apply(inbound(made.chasqui, 'it is done'));
  return { ...made, rows: rowsOf(await made.answers()) };
}

function rowsOf(answers: readonly object[]): readonly string[] {
  const [list] = answers;
  const found = JSON.stringify(list).matchAll(/"id":"(w\.[^"]+)"/g);
  return [...found].map(([, id = '']) => id);
}

function choice(id: string) {
  return { kind: 'choice', id, title: 'whatever it says' } as const;
}

async function boundTo({ facts, record }: Phones, ticket: string): Promise<readonly object[]> {
  return (await facts(record(ticket))).filter(({ kind }) => kind === 'replied');
}

describe('a reply that may be about several records', () => {
  it('waits, and the person is asked by a list, the newest record first', async () => {
    const made = await asked();
    expect(await made.answers()).toMatchObject([
      {
        kind: 'list',
        body: 'Which of these is your message about?',
        sections: [
          {
            rows: [
              { title: 'Trouble with T-2', description: 'ticket T-2, open' },
              { title: 'Trouble with T-1', description: 'ticket T-1, open' },
              { title: 'None of these' },
            ],
          },
        ],
      },
    ]);
    expect(await boundTo(made, 'T-1')).toEqual([]);
    expect(await boundTo(made, 'T-2')).toEqual([]);
  });

  it('is bound to the record chosen, and the person hears so', async () => {
    const made = await asked();
    await made.apply(inbound(made.chasqui, choice(made.rows[1] ?? '')));
    expect(await boundTo(made, 'T-1')).toMatchObject([{ boundBy: 'chosen', type: 'text' }]);
    expect((await made.answers()).at(-1)).toMatchObject({ body: 'Noted on “Trouble with T-1”.' });
  });

  it('takes those along that were written while the list was open, with one list for all', async () => {
    const made = await asked();
    await made.apply(inbound(made.chasqui, 'really'));
    await made.apply(inbound(made.chasqui, choice(made.rows[0] ?? '')));
    expect(await boundTo(made, 'T-2')).toHaveLength(2);
    expect((await made.answers()).map((answer) => 'kind' in answer && answer.kind)).toEqual(['list', 'text']);
  });

  it('and comes to its end only after the choice is bound by itself, and asks nothing', async () => {
    const made = await asked();
    const second = inbound(made.chasqui, 'really');
    const killed = { wait: () => Promise.reject(new Error('killed')) };
    const inbounds = { ...made.chasqui.ports.inbounds, ...killed };
    await expect(made.apply(second, { ...made.chasqui.ports, inbounds })).rejects.toThrow('killed');
    await made.apply(inbound(made.chasqui, choice(made.rows[1] ?? '')));
    await made.apply(second);
    expect(await boundTo(made, 'T-1')).toHaveLength(2);
  });

  it('is asked once, also where its delivery comes back after the list has gone', async () => {
    const made = await phones();
    await made.tell('T-1');
    await made.tell('T-2');
    const first = inbound(made.chasqui, 'it is done');
    await made.apply(first);
    await made.answers();
    const jobs = made.chasqui.ports.sendQueue.refs.length;
    await made.apply(first);
    expect(made.chasqui.ports.sendQueue.refs).toHaveLength(jobs);
    expect(await made.answers()).toHaveLength(1);
  });

  it('is about none where they say so', async () => {
    const made = await asked();
    await made.apply(inbound(made.chasqui, choice(made.rows[2] ?? '')));
    expect([...(await boundTo(made, 'T-1')), ...(await boundTo(made, 'T-2'))]).toEqual([]);
    expect((await made.answers()).at(-1)).toMatchObject({
      body: 'All right, this was noted on none of them.',
    });
  });

  it('stays with the first choice: a second tap is told what stands', async () => {
    const made = await asked();
    await made.apply(inbound(made.chasqui, choice(made.rows[1] ?? '')));
    await made.apply(inbound(made.chasqui, choice(made.rows[0] ?? '')));
    expect(await boundTo(made, 'T-2')).toEqual([]);
    expect((await made.answers()).at(-1)).toMatchObject({ body: 'Noted on “Trouble with T-1”.' });
  });

  it('is asked about anew once the list was answered', async () => {
    const made = await asked();
    await made.apply(inbound(made.chasqui, choice(made.rows[1] ?? '')));
    await made.apply(inbound(made.chasqui, 'something else'));
    expect(
      (await made.answers()).filter((answer) => 'kind' in answer && answer.kind === 'list'),
    ).toHaveLength(2);
  });

  it('is asked about anew where the open list lacks a record', async () => {
    const made = await asked();
    await made.tell('T-3');
    await made.apply(inbound(made.chasqui, 'the third'));
    expect(rowsOf((await made.answers()).slice(-1))).toHaveLength(4);
  });

  it('is about the record, later on, when it is quoted itself or the list is', async () => {
    const made = await phones();
    const told = new Set([(await made.tell('T-1')).ref, (await made.tell('T-2')).ref]);
    const first = inbound(made.chasqui, 'it is done');
    await made.apply(first);
    const rows = rowsOf(await made.answers());
    await made.apply(inbound(made.chasqui, choice(rows[0] ?? '')));
    await made.apply(inbound(made.chasqui, 'quoting myself', { quoting: first.id }));
    expect(await boundTo(made, 'T-2')).toHaveLength(2);
    const chosen = inbound(made.chasqui, choice(rows[0] ?? ''));
    await made.apply(chosen);
    await made.apply(inbound(made.chasqui, 'quoting my choice', { quoting: chosen.id }));
    expect(await boundTo(made, 'T-2')).toHaveLength(3);
    const list = made.chasqui.ports.sendQueue.refs.find((ref) => !told.has(ref)) ?? '';
    const quoting = made.chasqui.ports.whatsapp.idOf(list) ?? '';
    await made.apply(inbound(made.chasqui, 'quoting the list', { quoting }));
    expect(await boundTo(made, 'T-2')).toHaveLength(4);
  });

  it('that is quoted before anything was chosen is asked about as if it were not', async () => {
    const made = await phones();
    await made.tell('T-1');
    await made.tell('T-2');
    const first = inbound(made.chasqui, 'it is done');
    await made.apply(first);
    await made.apply(inbound(made.chasqui, 'well?', { quoting: first.id }));
    expect([...(await boundTo(made, 'T-1')), ...(await boundTo(made, 'T-2'))]).toEqual([]);
  });

  it('that comes a day late is kept, and nobody is asked any more', async () => {
    const made = await phones();
    await made.tell('T-1');
    await made.tell('T-2');
    const late = inbound(made.chasqui, 'it is done');
    made.chasqui.clock.now += 24 * 3_600_000;
    await made.apply(late);
    expect(await made.answers()).toEqual([]);
    expect(await made.chasqui.ports.inbounds.find(made.thing(late))).toMatchObject({
      decision: { kind: 'heard', meaning: 'late' },
    });
  });
});

describe('a row of a list', () => {
  it.each([
    ['that is none of ours', 'approve'],
    ['of a list that nobody was sent', `w.${'x'.repeat(16)}.none`],
  ])('%s is a reply like others', async (_, id) => {
    const made = await phones();
    await made.tell('T-1');
    await made.apply(inbound(made.chasqui, choice(id)));
    expect(await boundTo(made, 'T-1')).toMatchObject([{ type: 'choice', boundBy: 'only-open' }]);
  });

  it('with a record that was not offered chooses nothing', async () => {
    const made = await asked();
    const [question = ''] = /^w\.[^.]+/.exec(made.rows[0] ?? '') ?? [];
    await made.apply(inbound(made.chasqui, choice(`${question}.${'z'.repeat(22)}`)));
    expect(await made.chasqui.ports.inbounds.chosen(anaId, question.slice(2))).toBeUndefined();
  });
});
