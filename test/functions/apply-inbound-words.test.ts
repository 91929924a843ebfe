import { describe, expect, it } from 'vitest';
import { inbound, phones } from '#test/support/phones';
import { applyWorkspace, personOf } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const anaId = personOf('ana').id;

describe('a word of consent', () => {
  it('stops everything, is answered, and is about no record', async () => {
    const { answers, apply, chasqui, facts, record, tell } = await phones();
    await tell('T-1');
    await apply(inbound(chasqui, 'STOP'));
    expect((await chasqui.ports.people.find(anaId))?.value.consent.kind).toBe('withdrawn');
    expect(await answers()).toMatchObject([{ body: expect.stringContaining('any more') }]);
    expect((await facts(record('T-1'))).some(({ kind }) => kind === 'replied')).toBe(false);
  });

  it('starts again', async () => {
    const { answers, apply, chasqui } = await phones();
    await apply(inbound(chasqui, 'stop'));
    chasqui.clock.now += 60_000;
    await apply(inbound(chasqui, 'START'));
    expect((await chasqui.ports.people.find(anaId))?.value.consent.kind).toBe('given');
    expect((await answers()).at(-1)).toMatchObject({ body: expect.stringContaining('again') });
  });

  it('as an answer to a message of a category stops that category, by its name', async () => {
    const { answers, apply, chasqui, tell } = await phones();
    const workspace = smallWorkspace({
      routes: [{ ...ticketOpened, category: 'tickets' }],
      categories: [{ id: 'tickets', name: { pt_BR: 'chamados', en: 'tickets' } }],
      consent: { byCategory: true },
    });
    await applyWorkspace(chasqui, workspace, 'v2');
    chasqui.clock.now += 20_000;
    const told = await tell('T-1');
    await apply(inbound(chasqui, { kind: 'tap', payload: 'x', title: 'Stop' }, { quoting: told.providerId }));
    expect((await chasqui.ports.people.find(anaId))?.value.optOuts).toHaveProperty('tickets');
    expect(await answers()).toMatchObject([
      { body: expect.stringContaining('messages about tickets any more') },
    ]);
  });

  it('as an answer to a message stops everything where no workspace tells categories apart', async () => {
    const { apply, chasqui, tell } = await phones();
    const told = await tell('T-1');
    const workspaces = { ...chasqui.ports.workspaces, current: async () => undefined };
    const stop = inbound(chasqui, 'stop', { quoting: told.providerId });
    await apply(stop, { ...chasqui.ports, workspaces });
    expect((await chasqui.ports.people.find(anaId))?.value.consent.kind).toBe('withdrawn');
  });

  it('of the workspace itself counts in place of the one that is built in', async () => {
    const { apply, chasqui } = await phones();
    const consent = { words: { en: { stop: ['enough'] } } };
    await applyWorkspace(chasqui, smallWorkspace({ consent }), 'v2');
    chasqui.clock.now += 20_000;
    await apply(inbound(chasqui, 'stop'));
    expect((await chasqui.ports.people.find(anaId))?.value.consent.kind).toBe('given');
    chasqui.clock.now += 60_000;
    await apply(inbound(chasqui, 'Enough!'));
    expect((await chasqui.ports.people.find(anaId))?.value.consent.kind).toBe('withdrawn');
  });

  it('of the workspace itself is the one that people are told of, and does what they are told', async () => {
    const { answers, apply, chasqui } = await phones();
    const consent = { words: { en: { stop: ['no more'], start: ['write to me'] } } };
    await applyWorkspace(chasqui, smallWorkspace({ consent }), 'v2');
    chasqui.clock.now += 20_000;
    await apply(inbound(chasqui, 'no more'));
    expect((await answers()).at(-1)).toMatchObject({
      body: expect.stringContaining('To get them again, write WRITE TO ME.'),
    });
    chasqui.clock.now += 60_000;
    await apply(inbound(chasqui, 'WRITE TO ME'));
    expect((await chasqui.ports.people.find(anaId))?.value.consent.kind).toBe('given');
    expect((await answers()).at(-1)).toMatchObject({
      body: expect.stringContaining('To stop them, write NO MORE.'),
    });
  });

  it('within a sentence is none', async () => {
    const { apply, chasqui, tell } = await phones();
    await tell('T-1');
    await apply(inbound(chasqui, 'please stop the printer'));
    expect((await chasqui.ports.people.find(anaId))?.value.consent.kind).toBe('given');
  });

  it('of somebody who is gone meanwhile is answered by nobody', async () => {
    const { answers, apply, chasqui } = await phones();
    const people = { ...chasqui.ports.people, find: async () => undefined };
    await apply(inbound(chasqui, 'STOP'), { ...chasqui.ports, people });
    expect(await answers()).toEqual([]);
  });
});

describe('another number', () => {
  it('is learnt, and answered by nothing', async () => {
    const { answers, apply, chasqui } = await phones();
    await apply(inbound(chasqui, { kind: 'identity', change: 'number', waId: '5511955509999' }));
    const found = await chasqui.ports.people.bySender({ waId: '5511955509999' });
    expect(found?.value.id).toBe(anaId);
    expect(await answers()).toEqual([]);
  });
});
