import type { Store } from '#adapters/tables/store/store';
import { keepTime } from '#functions/keep-time/keep-time';
import type { KeepTimePorts } from '#functions/keep-time/keeping';
import type { World } from './world.ts';

export const minute = 60_000;

/** One tick of the minute, by the world's clock. */
export function tick(chasqui: World, through: Partial<KeepTimePorts> = {}, firstNumber = 'main') {
  const { tools, ports } = chasqui;
  return keepTime({ ...ports, ...through }, { ...tools, time: 45_000, firstNumber })();
}

/** Takes every job off the queue; answers with their refs. */
export function takeJobs({ ports: { sendQueue } }: World): readonly string[] {
  sendQueue.jobs.splice(0);
  return sendQueue.refs.splice(0);
}

/** Meta tells what became of an attempt, by webhook. */
export function tell({ ports, clock }: World, ref: string, told: { status: string; attempt?: number }) {
  const { status, attempt = 1 } = told;
  const happenedAt = Math.floor(clock.now / 1000) * 1000;
  const providerDigest = `wamid.${ref}.${attempt}`;
  return ports.statuses.apply({ number: 'main', ref, attempt, status, providerDigest, happenedAt });
}

/** The kinds of the facts of a message after its plan. */
export async function kindsOf({ ports }: World, ref: string): Promise<readonly string[]> {
  const facts = await ports.ledger.ofMessage(ref);
  return facts
    .filter(({ kind }) => kind !== 'slot')
    .map((fact) => ('reason' in fact ? `${fact.kind} ${fact.reason}` : fact.kind));
}

export async function messageAt({ ports }: World, ref: string) {
  const found = await ports.messages.find(ref);
  if (found === undefined) throw new Error('no message');
  return found;
}

/** The store, with a list of what it was asked for. */
export function counted(store: Store): Store & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    get(...input) {
      asked.push('get');
      return store.get(...input);
    },
    getMany(...input) {
      asked.push('getMany');
      return store.getMany(...input);
    },
    put(...puts) {
      asked.push('put');
      return store.put(...puts);
    },
    query(query) {
      asked.push('query');
      return store.query(query);
    },
  };
}
