import type { SendAnswer } from '#domain/outbound/send-answer';
import { placeOf } from '#domain/messages/message-place';
import { smallWorkspace } from './workspace.ts';
import {
  addPerson,
  applyWorkspace,
  personOf,
  ticketEvent,
  type World,
  type WorldOptions,
  world,
} from './world.ts';

/** A world in which one message to one person is queued. */
export async function queued(options: WorldOptions = {}): Promise<{ chasqui: World; ref: string }> {
  const chasqui = world(options);
  await applyWorkspace(chasqui, smallWorkspace());
  await addPerson(chasqui, personOf('ana'));
  await chasqui.route(ticketEvent('1'));
  const [ref] = chasqui.ports.sendQueue.refs;
  if (ref === undefined) throw new Error('nothing was queued');
  return { chasqui, ref };
}

/** Meta's answers to the calls in their order; the last one holds. */
export function answering(...answers: SendAnswer[]) {
  return (_: unknown, call: number): SendAnswer => answers[Math.min(call, answers.length - 1)] ?? fine;
}

/** The message as it is, and its facts after the plan. */
export async function story(chasqui: World, ref: string) {
  const found = await chasqui.ports.messages.find(ref);
  if (found === undefined) throw new Error('no message');
  const { record, thing } = placeOf(found.value);
  const { facts } = await chasqui.ports.ledger.ofRecord(record);
  return {
    message: found.value,
    facts: facts.filter((fact) => fact.thing === thing && fact.kind !== 'slot'),
  };
}

export const fine: SendAnswer = { kind: 'accepted', providerId: 'wamid.1' };
export const busy: SendAnswer = { kind: 'error', code: 130429, httpStatus: 400, transient: false };
export const badTemplate: SendAnswer = {
  kind: 'error',
  code: 132001,
  subcode: 7,
  httpStatus: 404,
  transient: false,
};
export const deadToken: SendAnswer = { kind: 'error', code: 190, httpStatus: 401, transient: false };
export const unsent: SendAnswer = { kind: 'not-sent', reason: 'connect' };
export const lost: SendAnswer = { kind: 'doubt', reason: 'timeout' };
