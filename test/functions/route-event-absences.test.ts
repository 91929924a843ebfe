import { describe, expect, it } from 'vitest';
import { askedOf, askingWorld, askOf, opened, plansOf, routeWith } from '#test/support/asking-route';
import { ticketOpened } from '#test/support/workspace';
import { addPerson, personOf } from '#test/support/world';

describe('somebody who is away', () => {
  const away = (deputy?: string) => ({
    absence: { from: 0, until: Number.MAX_SAFE_INTEGER, ...(deputy !== undefined && { deputy }) },
  });

  async function withAway(change: object, rule = {}, tell: object = {}) {
    const chasqui = await askingWorld([routeWith(rule, tell)]);
    const found = await chasqui.ports.people.find(personOf('ana').id);
    await chasqui.ports.people.save(personOf('ana', change), found?.version ?? 0);
    return { chasqui, ask: askOf(chasqui, opened()) };
  }

  it('has their deputy asked in their place, and both stand in the facts', async () => {
    const { chasqui, ask } = await withAway(away('eva'));
    await chasqui.route(opened());
    expect(await askedOf(chasqui, ask, 'ana')).toMatchObject({
      person: personOf('eva').id,
      standsFor: personOf('ana').id,
    });
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    const stands = facts.filter((fact) => fact.kind === 'slot' && fact.standsFor === personOf('ana').id);
    expect(stands).toMatchObject([{ person: personOf('eva').id, plan: { kind: 'planned' } }]);
    expect((await chasqui.ports.asks.find(ask))?.value.of).toBe(2);
  });

  it.each([
    ['they have none', undefined, {}],
    ['nobody has that id', 'nobody', {}],
    ['they may not answer', 'eva', { except: 'eva' }],
    ['they are asked already', 'rui', {}],
  ])('is missed, and nobody else asked, where of a deputy %s', async (_, deputy, rule) => {
    const { chasqui, ask } = await withAway(away(deputy), rule);
    await chasqui.route(opened());
    expect((await plansOf(chasqui, ask, ['ana'])).get('ana')).toEqual({
      kind: 'suppressed',
      reason: 'absent',
    });
    expect((await chasqui.ports.asks.find(ask))?.value.of).toBe(2);
  });

  it('is missed where the deputy is away as well', async () => {
    const { chasqui, ask } = await withAway(away('eva'));
    const found = await chasqui.ports.people.find(personOf('eva').id);
    await chasqui.ports.people.save(personOf('eva', away('rui')), found?.version ?? 0);
    await chasqui.route(opened());
    expect((await plansOf(chasqui, ask, ['ana'])).get('ana')).toMatchObject({ reason: 'absent' });
  });

  it('and another one with the same deputy have one voice between them', async () => {
    const { chasqui, ask } = await withAway(away('eva'));
    const found = await chasqui.ports.people.find(personOf('rui').id);
    await chasqui.ports.people.save(personOf('rui', away('eva')), found?.version ?? 0);
    await chasqui.route(opened());
    const plans = await plansOf(chasqui, ask, ['ana', 'rui']);
    expect([plans.get('ana')?.kind, plans.get('rui')?.kind]).toEqual(['planned', 'suppressed']);
  });

  it('gets what is to be read, for nobody can read it in their place', async () => {
    const { chasqui, ask } = await withAway(away('eva'), { kind: 'reading', options: [{ id: 'read' }] });
    await chasqui.route(opened());
    expect(await askedOf(chasqui, ask, 'ana')).toMatchObject({ person: personOf('ana').id });
  });

  it('is asked when they are back, and before they go', async () => {
    const { chasqui, ask } = await withAway({ absence: { from: 0, until: 1, deputy: 'eva' } });
    await chasqui.route(opened());
    expect(await askedOf(chasqui, ask, 'ana')).toMatchObject({ person: personOf('ana').id });
  });

  it('is told all the same of what asks nothing', async () => {
    const chasqui = await askingWorld([ticketOpened]);
    const found = await chasqui.ports.people.find(personOf('ana').id);
    await chasqui.ports.people.save(personOf('ana', away('eva')), found?.version ?? 0);
    expect(await chasqui.route(opened())).toMatchObject({ planned: 2 });
  });

  it('is asked for once where two members are the same person', async () => {
    const double = { channel: 'helpdesk', person: 'ana', template: 'may', with: { who: 'x' } };
    const [told] = routeWith({}).tell;
    const { chasqui, ask } = await withAway(away('eva'), {}, { tell: told ? [told, double] : [] });
    await addPerson(chasqui, personOf('leo'));
    await chasqui.route(opened());
    expect((await chasqui.ports.asks.find(ask))?.value.of).toBe(2);
  });
});
