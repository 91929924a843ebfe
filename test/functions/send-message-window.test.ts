import { describe, expect, it } from 'vitest';
import { answering, fine, queued, story } from '#test/support/one-message';
import { personOf, type World } from '#test/support/world';

describe('a message to a person who wrote within the window', () => {
  const wrote = async (chasqui: World) => {
    const found = await chasqui.ports.people.find(personOf('ana').id);
    if (found === undefined) throw new Error('nobody');
    const person = { ...found.value, lastInbound: { main: chasqui.clock.now - 3_600_000 } };
    const about = { person: person.id, at: chasqui.clock.now, thing: 'wrote'.padEnd(16, '0'), changed: [] };
    await chasqui.ports.people.save(person, found.version, {
      kind: 'person-imported',
      ...about,
      consent: 'given',
    });
  };

  it('goes as free text that reads like the template', async () => {
    const { chasqui, ref } = await queued();
    await wrote(chasqui);
    await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls[0]?.content).toEqual({
      kind: 'text',
      body: 'Ticket T-1 is open: Printer is on fire today.',
    });
  });

  it('goes as the template at once where Meta says that the window is over', async () => {
    const closed = { kind: 'error' as const, code: 131047, httpStatus: 400, transient: false };
    const { chasqui, ref } = await queued({ meta: answering(closed, fine) });
    await wrote(chasqui);
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect(chasqui.ports.whatsapp.calls.map(({ content }) => content.kind)).toEqual(['text', 'template']);
    const { message, facts } = await story(chasqui, ref);
    expect(message).toMatchObject({ asTemplate: true, attempt: 2 });
    expect(facts).toMatchObject([
      { kind: 'refused', means: 'use-template' },
      { kind: 'accepted', attempt: 2 },
    ]);
  });
});
