import type { Ask, Asked } from '#domain/asks/ask';
import type { OpsRecord } from '#domain/records/ops-record';
import { parseRef } from '#domain/ref';
import type { Workspace } from '#domain/workspace';
import type { AskPlace, Asks } from '#ports/asks';
import type { Records, Versioned } from '#ports/records';
import { everyAsked } from './every-asked.ts';

export interface FindingPorts {
  readonly asks: Asks;
  readonly records: Pick<Records, 'find'>;
}

/** Which asks are meant: those about a record, closed ones too; or open ones, of these channels or of a person. */
export type Wanted =
  | { readonly kind: 'record'; readonly record: string }
  | { readonly kind: 'channels'; readonly channels: readonly string[] }
  | { readonly kind: 'person'; readonly person: string };

/** An ask with what it is about and whom it was put to. */
export interface FoundAsk {
  readonly ask: Ask;
  /** Absent: it is not there any more. */
  readonly record?: OpsRecord;
  readonly asked: readonly Asked[];
}

/** The asks that are meant: the earlier an answer is due, the further in front. An index finds them, their items decide. */
export async function findAsks(wanted: Wanted, ports: FindingPorts): Promise<readonly FoundAsk[]> {
  const asks = await asksOf(wanted, ports.asks);
  const found: FoundAsk[] = [];
  for (const ask of asks.toSorted((a, b) => a.deadline - b.deadline || a.at - b.at)) {
    const [record, asked] = await Promise.all([ports.records.find(ask.record), everyAsked(ask, ports.asks)]);
    found.push({ ask, asked, ...(record && { record: record.value }) });
  }
  return found;
}

async function asksOf(wanted: Wanted, asks: Asks): Promise<readonly Ask[]> {
  if (wanted.kind === 'record') return values(await asks.ofRecord(wanted.record));
  const places =
    wanted.kind === 'person'
      ? await placesOf(wanted.person, asks)
      : (await Promise.all(wanted.channels.map((channel) => asks.openIn(channel)))).flat();
  const found = await Promise.all(places.map((place) => asks.find(place)));
  return values(found).filter(({ state }) => state.kind === 'open');
}

/** Where the asks lie that a person has not answered. */
async function placesOf(person: string, asks: Asks): Promise<readonly AskPlace[]> {
  const refs = await asks.openOf(person);
  const asked = values(await Promise.all(refs.map((ref) => asks.asked(ref))));
  const places = asked
    .filter(({ state }) => isWaitedFor(state))
    .flatMap(({ ref, ask: id }) => {
      const record = parseRef(ref)?.record;
      return record === undefined ? [] : [{ record, id }];
    });
  return [...new Map(places.map((place) => [`${place.record} ${place.id}`, place])).values()];
}

/** Whether somebody who was asked has still to answer. */
export function isWaitedFor(state: Asked['state']): boolean {
  return state.kind === 'open' || (state.kind === 'answering' && state.standing === undefined);
}

/** The ids of all channels. */
export function channelsOf({ channels }: Workspace): readonly string[] {
  return channels.map(({ id }) => id);
}

function values<T>(found: readonly (Versioned<T> | undefined)[]): readonly T[] {
  return found.flatMap((one) => (one === undefined ? [] : [one.value]));
}
