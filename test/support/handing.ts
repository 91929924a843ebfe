import type { AskRule } from '#domain/asks/ask-rule';
import { inboundId } from '#domain/identity';
import type { Inbound } from '#domain/inbound/inbound';
import type { MessageState } from '#domain/messages/message';
import type { Workspace } from '#domain/workspace';
import { handOn } from '#functions/apply-update/asks/hand-on';
import type { GivenHandOn, HandOnOutcome } from '#functions/apply-update/asks/handing';
import { askedPeople, type AskedOptions, type AskedPeople } from './asked-people.ts';
import { approval } from './one-ask.ts';
import { inbound } from './phones.ts';
import { refOf } from './put-asked.ts';
import { smallWorkspace } from './workspace.ts';
import { addPerson, personOf, type World } from './world.ts';

/** An approval that may be handed to managers. */
export const passable: AskRule = { ...approval, handTo: 'manager' };

/** The helpdesk with more managers. */
export function managed(...managers: readonly string[]): Pick<Workspace, 'channels'> {
  const { channels } = smallWorkspace();
  return {
    channels: channels.map((channel) => ({
      ...channel,
      members: [
        ...channel.members.filter(({ role }) => role !== 'manager'),
        ...managers.map((person) => ({ person, role: 'manager' })),
      ],
    })),
  };
}

/** Ana and Rui are asked; the managers are there, and are not. */
export async function passing(
  rule: AskRule = passable,
  { managers = ['eva'], ...options }: AskedOptions & { readonly managers?: readonly string[] } = {},
): Promise<AskedPeople> {
  const people = ['ana', 'rui'];
  const made = await askedPeople(rule, { people, workspace: managed(...managers), ...options });
  for (const company of managers) await addPerson(made.chasqui, personOf(company));
  return made;
}

interface Saying {
  readonly company?: string | undefined;
  readonly quoting?: string;
}

/** Ana writes that, in answer to the message of that ref if one is given. */
export function says(made: AskedPeople, text: string, { company = 'ana', quoting }: Saying = {}) {
  const { from } = made.tap(company, 0);
  return inbound(made.chasqui, text, { from, ...(quoting !== undefined && { quoting }) });
}

interface Choosing {
  readonly to?: string;
  readonly company?: string | undefined;
}

/** A row of the list that answered such a text. */
export function chooses(made: AskedPeople, word: string, { to = 'eva', company = 'ana' }: Choosing = {}) {
  const id = `h.${word}.${personOf(to).id}`;
  return inbound(made.chasqui, { kind: 'choice', id, title: to }, { from: made.tap(company, 0).from });
}

/** Somebody hands what they were asked to somebody else. */
export function handTo(made: AskedPeople, { from = 'ana', to = 'eva', by, through }: Hand = {}) {
  const { chasqui, ask } = made;
  const { now } = chasqui.clock;
  const given = {
    ref: refOf(ask, from),
    to: personOf(to).id,
    at: now,
    by: by ?? { kind: 'person' as const },
  };
  return handOn(given, { ...chasqui, ports: through ?? chasqui.ports });
}

interface Hand {
  readonly from?: string;
  readonly to?: string;
  readonly by?: GivenHandOn['by'];
  readonly through?: World['ports'];
}

/** The ref of the message to whoever has it then; empty where nobody has. */
export function heirIn(outcome: HandOnOutcome): string {
  return outcome.kind === 'handed-on' ? outcome.ref : '';
}

/** Rui waits for his turn in a line. */
export function waitingRui(company: string): MessageState {
  return company === 'rui'
    ? { status: 'held', dueAt: 1 }
    : { status: 'accepted', providerDigest: `digest of ${company}` };
}

/** How an inbound is called from then on. */
export function thingOf({ chasqui }: AskedPeople, { id }: Pick<Inbound, 'id'>): string {
  return inboundId(chasqui.tools.entropy.sha256, id);
}

/** Ana writes the word: answers with the name by which her choice refers to it. */
export async function saysWord(made: AskedPeople, text = 'hand over'): Promise<string> {
  const done = says(made, text);
  await made.apply(done);
  return thingOf(made, done);
}

/** All that Meta was asked to send. */
export async function sentBy({ chasqui }: AskedPeople): Promise<readonly object[]> {
  for (const ref of new Set(chasqui.ports.sendQueue.refs)) await chasqui.send(ref);
  return chasqui.ports.whatsapp.calls.map(({ content }) => content);
}

/** Somebody says something a minute later. */
export function saysLater(made: AskedPeople, company: string, text: string): Inbound {
  made.chasqui.clock.now += 60_000;
  return says(made, text, { company });
}
