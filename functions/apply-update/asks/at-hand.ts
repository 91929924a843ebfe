import { placeOf } from '#domain/messages/message-place';
import { ruleOf } from '#domain/asks/rule-of';
import type { Versioned } from '#ports/records';
import type { Ask, Asked } from '#domain/asks/ask';
import type { Asking, AtHand } from './asking.ts';

/** The same, with what it takes to change it. */
export interface Held extends AtHand {
  readonly askAt: number;
  readonly askedAt: number;
}

/** The ask that a message puts, as it is now. Undefined where the message, the ask or its record is not there. */
export async function atHand(ref: string, { ports }: Asking): Promise<Held | undefined> {
  const message = (await ports.messages.find(ref))?.value;
  if (message?.ask === undefined) return undefined;
  const { record: id } = placeOf(message);
  const [{ ask, asked }, record] = await Promise.all([
    ports.asks.both({ record: id, id: message.ask }, ref),
    ports.records.find(id),
  ]);
  if (ask === undefined || asked === undefined || record === undefined) return undefined;
  const workspace = await ports.workspaces.load(ask.value.version);
  const rule = ruleOf(workspace, ask.value.route);
  return { message, record: record.value, workspace, rule, ...versioned(ask, asked) };
}

function versioned(ask: Versioned<Ask>, asked: Versioned<Asked>) {
  return { ask: ask.value, askAt: ask.version, asked: asked.value, askedAt: asked.version };
}
