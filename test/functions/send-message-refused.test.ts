import { describe, expect, it } from 'vitest';
import { kindsOf, takeJobs } from '#test/support/ticks';
import { smallWorkspace } from '#test/support/workspace';
import { addPerson, applyWorkspace, personOf, ticketEvent, world } from '#test/support/world';

const noMarketing = { kind: 'error', code: 131_050, httpStatus: 400, transient: false } as const;

describe('a message that Meta refuses since its person wants no marketing', () => {
  it('fails, and is the last one of marketing that is tried', async () => {
    const chasqui = world({ meta: () => noMarketing });
    const { templates, ...rest } = smallWorkspace();
    const marketing = templates.map((template) => ({ ...template, category: 'marketing' as const }));
    await applyWorkspace(chasqui, { ...rest, templates: marketing });
    await addPerson(chasqui, personOf('ana'));
    await chasqui.route(ticketEvent('1'));
    const [ref = ''] = takeJobs(chasqui);
    const at = chasqui.clock.now;
    expect(await chasqui.send(ref)).toEqual({ kind: 'ended', as: 'failed', reason: 'opted-out' });
    expect(await kindsOf(chasqui, ref)).toEqual(['refused opted-out', 'ended opted-out']);
    const ana = await chasqui.ports.people.find(personOf('ana').id);
    expect(ana?.value.marketing).toEqual({ kind: 'stopped', source: 'whatsapp-error', at });
    await chasqui.route(ticketEvent('2', { detail: { id: 'T-2', subject: 'x', priority: 'high' } }));
    expect(takeJobs(chasqui)).toEqual([]);
  });
});
