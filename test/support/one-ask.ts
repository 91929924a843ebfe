import type { AskRule } from '#domain/asks/ask-rule';
import type { Ask, Asked } from '#domain/asks/ask';
import type { Message } from '#domain/messages/message';
import { formatRef } from '#domain/ref';
import type { TemplateText, Workspace } from '#domain/workspace';
import type { SendMessagePorts } from '#functions/send-message/sending';
import type { Asks } from '#ports/asks';
import { smallWorkspace, ticketOpened } from './workspace.ts';
import { addPerson, applyWorkspace, personOf, type World, type WorldOptions, world } from './world.ts';

const text: TemplateText = { body: 'May {{who}} buy this today?', buttons: ['Approve', 'Reject'] };

export const approval: AskRule = {
  kind: 'approval',
  mode: { kind: 'anyone' },
  options: [{ id: 'approve' }, { id: 'reject', rejects: true }],
  deadline: 3_600_000,
};

/** A workspace with one route that asks. */
export function askingWorkspace(rule: AskRule = approval, en: TemplateText = text): Workspace {
  const [tell] = ticketOpened.tell.map((told) => ({ ...told, template: 'may' }));
  if (tell === undefined) throw new Error('the route tells nobody');
  return smallWorkspace({
    templates: [{ id: 'may', category: 'utility', text: { en } }],
    routes: [{ ...ticketOpened, tell: [tell], ask: rule }],
  });
}

export interface OneAsk {
  readonly chasqui: World;
  readonly message: Message & { readonly status: 'queued' };
  readonly ask: Ask;
  readonly asked: Asked;
}

/** A world in which one message that asks `ana` is queued. */
export async function oneAsk(rule: AskRule = approval, options: WorldOptions = {}): Promise<OneAsk> {
  const chasqui = world(options);
  await applyWorkspace(chasqui, askingWorkspace(rule));
  await addPerson(chasqui, personOf('ana'));
  return { chasqui, ...(await putAsk(chasqui.ports, rule, chasqui.clock.now)) };
}

export async function putAsk(
  { asks, messages }: { readonly asks: Asks; readonly messages: SendMessagePorts['messages'] },
  { kind, mode, deadline }: AskRule,
  at: number,
): Promise<Omit<OneAsk, 'chasqui'>> {
  const record = 'r'.repeat(22);
  const of = { event: 'e'.repeat(22), route: ticketOpened.id };
  const ask: Ask = {
    id: 'a'.repeat(16),
    record,
    ...of,
    version: 'v1',
    channel: 'helpdesk',
    kind,
    mode,
    at,
    of: 1,
    deadline: at + deadline,
    state: { kind: 'open', dueAt: at + deadline + 90_000 },
  };
  const ref = formatRef({ record, slice: 0, at, message: 'm'.repeat(16) });
  const person = personOf('ana').id;
  const asked: Asked = { ref, ask: ask.id, person, state: { kind: 'open' } };
  const message = { ref, ...of, person, member: 'ana', channel: 'helpdesk', ask: ask.id, ...content(at) };
  const plan = { kind: 'opened' as const, mode: mode.kind, of: 1, deadline: ask.deadline };
  const about = { record, slice: 0, at, thing: ask.id, ...of, version: 'v1', ask: kind, plan };
  await asks.open(ask, { kind: 'ask-planned', ...about });
  await asks.put(asked);
  await messages.plan(message);
  return { message, ask, asked };
}

function content(at: number) {
  return {
    template: 'may',
    language: 'en',
    parameters: [['who', 'Ana'] as const],
    salt: 's'.repeat(16),
    attempt: 0,
    status: 'queued' as const,
    dueAt: at + 120_000,
  };
}
