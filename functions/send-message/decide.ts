import type { Ask } from '#domain/asks/ask';
import type { BusinessNumber } from '#domain/pace/business-number';
import { type ClaimDecision, decideClaim } from '#domain/messages/claim-decision';
import type { Message } from '#domain/messages/message';
import type { TemplateState } from '#domain/outbound/template-state';
import type { PersonPace } from '#domain/pace/person-pace';
import type { Person } from '#domain/people/person';
import { askToPut } from './ask-to-put.ts';
import type { Sending } from './sending.ts';

/** Whether a message may go, and what was read to know it. */
interface Decided {
  readonly decision: ClaimDecision;
  readonly line: PersonPace | undefined;
  readonly person: Person | undefined;
  readonly template: TemplateState | undefined;
  readonly ask: Ask | undefined;
}

/** Reads all that a claim rests on as it is now, and decides. Throws where no workspace is applied. */
export async function decide(message: Message, number: BusinessNumber, sending: Sending): Promise<Decided> {
  const { ports, tools } = sending;
  const version = await ports.workspaces.current();
  if (version === undefined)
    throw Object.assign(new Error('no workspace is applied'), { code: 'NoWorkspace' });
  const [workspace, { record, person, stranger, line, template, ask, asked }] = await Promise.all([
    ports.workspaces.load(version),
    ports.claimables.of(message, number.name),
  ]);
  const toPut = ask && asked && (await askToPut(ask, asked, sending));
  const now = tools.now();
  const known = { message, record, person, ...(stranger && { stranger }), ...(toPut && { toPut }) };
  const decision = decideClaim({ ...known, workspace, now, number: number.name });
  return { decision, line, person, template, ask };
}
