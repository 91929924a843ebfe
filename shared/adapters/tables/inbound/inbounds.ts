import * as z from 'zod/mini';
import type { InboundClaim, Inbounds, PinnedInbound, WaitingInbound } from '#ports/inbounds';
import {
  choiceKey,
  greetingKey,
  inboundKey,
  questionKey,
  strangerKey,
  waitingBounds,
  waitingKey,
} from './inbound-keys.ts';
import { chosenShape, decisionShape, questionShape, waitingShape } from './inbound-decision-shape.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Put, Store } from '../store/store.ts';
import { json, readBack } from '../store/stored.ts';

const pinnedDays = 30;
const waitingDays = 7;
const greetedDays = 3;

/** Far above what a person writes before they choose from a list. */
const mostWaiting = 1_000;

const pinnedShape = z.object({
  thing: z.string(),
  person: z.string(),
  at: z.number(),
  seenAt: z.number(),
  salt: z.string(),
  decision: json(decisionShape),
});

const versionedQuestion = z.object({ version: z.number(), question: json(questionShape) });
const storedChoice = z.object({ choice: json(chosenShape) });
const storedWaiting = z.object({ waiting: json(waitingShape) });

/** Decisions about inbounds as items of the state table, with what each of them claims. */
export function inbounds(store: Store): Inbounds {
  return {
    async find(thing) {
      const item = await store.get('state', inboundKey(thing));
      return item && readBack(pinnedShape, item);
    },
    async pin(pinned, claim) {
      const pin: Put = { table: 'state', item: pinnedItem(pinned), when: 'absent' };
      const outcome = await store.put(pin, ...(claim === undefined ? [] : [claimPut(claim, pinned.seenAt)]));
      if (outcome.kind === 'written') return pinned;
      const standing = outcome.standing[0] ?? (await store.get('state', inboundKey(pinned.thing)));
      return standing === undefined ? 'overtaken' : readBack(pinnedShape, standing);
    },
    async question(person) {
      const item = await store.get('state', questionKey(person));
      if (item === undefined) return undefined;
      const { version, question } = readBack(versionedQuestion, item);
      return { value: question, version };
    },
    async chosen(person, question) {
      const item = await store.get('state', choiceKey(person, question));
      return item && readBack(storedChoice, item).choice;
    },
    async isGreeted(person, day) {
      return (await store.get('state', greetingKey(person, day))) !== undefined;
    },
    async wait(waiting) {
      await store.put({ table: 'state', item: waitingItem(waiting), when: 'absent' });
    },
    async waitingFor(person, question) {
      const { partition, ...bounds } = { partition: `P#${person}`, ...waitingBounds(question) };
      const { items } = await store.query({ table: 'state', partition, ...bounds, limit: mostWaiting });
      const found = items.map((item) => readBack(storedWaiting, item).waiting);
      return found.toSorted((a, b) => a.inbound.happenedAt - b.inbound.happenedAt);
    },
  };
}

function pinnedItem({ decision, ...rest }: PinnedInbound): Item {
  const ttl = ttlOf(rest.seenAt, pinnedDays);
  return { ...inboundKey(rest.thing), ...rest, decision: JSON.stringify(decision), ttl };
}

function claimPut(claim: InboundClaim, now: number): Put {
  switch (claim.kind) {
    case 'question': {
      const question = JSON.stringify(claim.question);
      const item = { ...questionKey(claim.person), question, ttl: ttlOf(now, waitingDays) };
      return putAt(item, claim.from);
    }
    case 'choice': {
      const choice = JSON.stringify(claim.chosen);
      return absent({ ...choiceKey(claim.person, claim.question), choice, ttl: ttlOf(now, pinnedDays) });
    }
    case 'greeting':
      return absent({ ...greetingKey(claim.person, claim.day), ttl: ttlOf(now, greetedDays) });
    case 'stranger': {
      const { pseudonym, ...stranger } = claim.stranger;
      return absent({ ...strangerKey(pseudonym), ...stranger, ttl: ttlOf(now, pinnedDays) });
    }
  }
}

function absent(item: Item): Put {
  return { table: 'state', item, when: 'absent' };
}

function waitingItem(waiting: WaitingInbound): Item {
  const { person, question, thing, seenAt } = waiting;
  const ttl = ttlOf(seenAt, waitingDays);
  return { ...waitingKey(person, question, thing), waiting: JSON.stringify(waiting), ttl };
}

/** Seconds since 1970, as DynamoDB wants it. */
function ttlOf(from: number, days: number): number {
  return Math.floor(from / 1000) + days * 86_400;
}
