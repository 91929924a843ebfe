import type { Ask, Asked } from '#domain/asks/ask';
import type { AskRule } from '#domain/asks/ask-rule';
import { tapMaker } from '#domain/asks/tap-maker';
import type { TapKey } from '#domain/asks/tap-token';
import type { Inbound } from '#domain/inbound/inbound';
import { answerContent } from '#domain/inbound/answer-content';
import type { MessageState } from '#domain/messages/message';
import type { Workspace } from '#domain/workspace';
import type { ApplyUpdatePorts } from '#functions/apply-update/applying';
import { updatingWork } from '#functions/apply-update/updating-work';
import { applyInbound } from '#functions/apply-update/apply-inbound';
import { askOf, openAsk, putAsked, putRecord, refOf } from './put-asked.ts';
import { approval, askingWorkspace } from './one-ask.ts';
import { inbound } from './phones.ts';
import {
  addPerson,
  applyWorkspace,
  personOf,
  tapKey,
  type World,
  type WorldOptions,
  world,
} from './world.ts';

export const hour = 3_600_000;

/** People who are asked about a ticket, each of whom has the message on their phone. */
export interface AskedPeople {
  readonly chasqui: World;
  readonly ask: Ask;
  /** A tap of somebody on the button of an option: of their own message, unless it is another's. */
  readonly tap: (company: string, option: number | undefined, change?: TapChange) => Inbound;
  /** Applies it, as one worker does with one delivery. */
  readonly apply: (done: Inbound, through?: ApplyUpdatePorts) => Promise<void>;
  /** One delivery of the job to follow the ask. */
  readonly follow: (through?: ApplyUpdatePorts) => Promise<object>;
  readonly now: () => Promise<Ask>;
  readonly stateOf: (company: string) => Promise<Asked['state']>;
  /** Facts about the record by kind, with their reasons: in the order of the ledger. */
  readonly kinds: () => Promise<readonly string[]>;
  /** The texts of ours that somebody was sent since. */
  readonly told: (company: string) => Promise<readonly string[]>;
}

interface TapChange {
  /** Whose button it is. */
  readonly of?: string;
  readonly key?: TapKey;
  readonly title?: string;
  /** Of the ask, as the token has it. */
  readonly deadline?: number;
  readonly id?: string;
  readonly slice?: number;
}

export interface AskedOptions extends WorldOptions {
  readonly people?: readonly string[];
  readonly change?: Partial<Ask>;
  readonly workspace?: Partial<Workspace>;
  readonly status?: (company: string) => MessageState;
}

type Members = Workspace['channels'][number]['members'];

/** All in the role that the route asks. */
function inRole(members: Members): Members {
  return members.map((member) => ({ ...member, role: 'agent' }));
}

export async function askedPeople(
  rule: AskRule = approval,
  { people = ['ana', 'rui', 'eva'], change, workspace, status, ...options }: AskedOptions = {},
): Promise<AskedPeople> {
  const chasqui = world(options);
  const { ports, tools, clock } = chasqui;
  const asking = askingWorkspace(rule);
  const channels = asking.channels.map((channel) => ({ ...channel, members: inRole(channel.members) }));
  await applyWorkspace(chasqui, { ...asking, channels, ...workspace });
  for (const company of people) await addPerson(chasqui, personOf(company));
  const record = await putRecord(chasqui);
  const ask = { ...askOf(record, rule, { at: clock.now, people }), ...change };
  await openAsk(ask, chasqui);
  for (const company of people) await putAsked(ask, { company, state: status?.(company) }, chasqui);
  clock.now += 60_000;
  const read = () => [];
  const work = (through: ApplyUpdatePorts) => updatingWork(through, { ...tools, read });
  return {
    chasqui,
    ask,
    tap: tapper(chasqui, ask),
    apply: async (done, through = ports) => {
      await applyInbound(done, { ports: through, tools: { ...tools, read } });
    },
    follow: (through = ports) => work(through)({ kind: 'ask', record, ask: ask.id }),
    ...looking(chasqui, ask),
  };
}

function tapper({ clock, tools }: World, ask: Ask): AskedPeople['tap'] {
  return (company, option, { of = company, key = tapKey, title = 'Approve', deadline, id, slice } = {}) => {
    const token = { ...ask, ...(deadline !== undefined && { deadline }) };
    const asked = { ref: refOf(ask, of, slice), person: personOf(of).id };
    const payload = tapMaker(token, asked, { key, hmac: tools.entropy.hmac })(option);
    const from = { waId: phoneOf(company) };
    return inbound({ clock }, { kind: 'tap', payload, title }, { from, ...(id !== undefined && { id }) });
  };
}

function looking({ ports }: World, ask: Ask): Pick<AskedPeople, 'now' | 'stateOf' | 'kinds' | 'told'> {
  return {
    async now() {
      const found = await ports.asks.find(ask);
      if (found === undefined) throw new Error('there is no ask');
      return found.value;
    },
    async stateOf(company) {
      const found = await ports.asks.asked(refOf(ask, company));
      if (found === undefined) throw new Error(`nobody asks ${company}`);
      return found.value.state;
    },
    async kinds() {
      const { facts } = await ports.ledger.ofRecord(ask.record);
      return facts.map((fact) => ('reason' in fact ? `${fact.kind} ${fact.reason}` : fact.kind));
    },
    async told(company) {
      const found = await Promise.all(
        [...new Set(ports.sendQueue.refs)].map((ref) => ports.messages.find(ref)),
      );
      return found.flatMap((one) => {
        const content = one?.value.person === personOf(company).id ? answerContent(one.value) : undefined;
        return content === undefined ? [] : [content.body];
      });
    },
  };
}

function phoneOf(company: string): string {
  return personOf(company).phone?.reveal().slice(1) ?? '';
}
