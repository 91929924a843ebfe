import { describe, expect, it } from 'vitest';
import type { TemplateText } from '#domain/workspace';
import { story } from '#test/support/one-message';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';
import { addPerson, applyWorkspace, personOf, ticketEvent, type World, world } from '#test/support/world';

const text: TemplateText = {
  header: 'Ticket {{number}}',
  body: 'Somebody wrote {{subject}} just now.',
  buttons: ['Mine', { text: 'Open', url: 'https://desk.example/find?q={{subject}}' }],
};

function workspaceWith(template: string, en: TemplateText) {
  const tell = ticketOpened.tell.map((told) => ({ ...told, template }));
  return smallWorkspace({
    templates: [{ id: template, category: 'utility', text: { en } }],
    routes: [{ ...ticketOpened, tell }],
  });
}

/** A world with one message queued from such a workspace. */
async function queued(template: string, en: TemplateText): Promise<{ chasqui: World; ref: string }> {
  const chasqui = world();
  await applyWorkspace(chasqui, workspaceWith(template, en));
  await addPerson(chasqui, personOf('ana'));
  await chasqui.route(ticketEvent('1'));
  const [ref] = chasqui.ports.sendQueue.refs;
  if (ref === undefined) throw new Error('nothing was queued');
  return { chasqui, ref };
}

describe('the parameters of a message', () => {
  it('go where the template has them: header, body and the address of a button', async () => {
    const { chasqui, ref } = await queued('ticket_opened', text);
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect(chasqui.ports.whatsapp.calls.map(({ content }) => content)).toEqual([
      {
        kind: 'template',
        name: 'ticket_opened',
        language: 'en',
        header: { kind: 'text', parameter: ['number', 'T-1'] },
        body: [['subject', 'Printer is on fire']],
        buttons: [{ kind: 'url', index: 1, suffix: 'Printer%20is%20on%20fire' }],
      },
    ]);
  });

  it('go where the version in force has them, which is the one that Meta is given', async () => {
    const { chasqui, ref } = await queued('ticket_opened', text);
    const { header: _, ...changed } = { ...text, body: 'Ticket {{number}}: {{subject}}, as they say.' };
    await applyWorkspace(chasqui, workspaceWith('ticket_opened', changed), 'v2');
    chasqui.clock.now += 10_000;
    await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls).toMatchObject([
      {
        content: {
          body: [
            ['number', 'T-1'],
            ['subject', 'Printer is on fire'],
          ],
        },
      },
    ]);
    expect(chasqui.ports.whatsapp.calls[0]?.content).not.toHaveProperty('header');
  });
});

describe('a message that Meta would refuse', () => {
  it('fails with the reason, and Meta is not called', async () => {
    const { chasqui, ref } = await queued('Ticket opened', text);
    expect(await chasqui.send(ref)).toEqual({ kind: 'ended', as: 'failed', reason: 'over-the-limits' });
    expect(chasqui.ports.whatsapp.calls).toEqual([]);
    const { message, facts } = await story(chasqui, ref);
    expect(message).toMatchObject({ status: 'failed', reason: 'over-the-limits', attempt: 0 });
    expect(facts).toMatchObject([{ kind: 'ended', as: 'failed', reason: 'over-the-limits' }]);
    expect(chasqui.ports.meter.of('messages-failed')).toBe(1);
  });
});
