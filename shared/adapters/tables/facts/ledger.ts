import type { Fact } from '#domain/facts/fact';
import { stampOf } from '#domain/instant';
import type { FactPage, Ledger, PageRequest } from '#ports/ledger';
import * as z from 'zod/mini';
import { answeredShape } from './ask-fact-shapes.ts';
import { answerPlaces, messageFacts, personFacts } from './fact-place.ts';
import { answerShape, recordFactShape } from './fact-shapes.ts';
import { repliedShape } from './reply-fact-shapes.ts';
import { slotShape } from './routing-fact-shapes.ts';
import { recordPartition } from '../store/keys.ts';
import type { Seal } from './seal.ts';
import type { Page, Store } from '../store/store.ts';
import { openFact, putOf, readFact } from './stored-fact.ts';

const pageLength = 200;

const ofPersonShape = z.discriminatedUnion('kind', [slotShape, repliedShape, answeredShape]);

/** Far above what the attempts of a message and their statuses make. */
const mostFacts = 1000;

/** The ledger. Everything it reads is opened with the seal: a fact that is not as it was written throws `TamperedFact`. */
export function ledger(store: Store, seal: Seal): Ledger {
  const ofPartition = async (partition: string, page: PageRequest = {}) =>
    opened(recordFactShape, await store.query({ table: 'ledger', partition, ...bounds(page) }), seal);
  return {
    async put(fact) {
      const outcome = await store.put(putOf(fact, seal));
      if (outcome.kind === 'written') return fact;
      const [item] = outcome.standing;
      const standing = item && openFact(item, seal);
      if (standing === undefined || !isOfKind(fact, standing))
        throw new Error(`no ${fact.kind} stands in its place`);
      return standing;
    },
    async answerOf(ref, attempt) {
      const items = await store.getMany('ledger', answerPlaces(ref, attempt));
      const item = items.find((found) => found !== undefined);
      return item && readFact(answerShape, item, seal);
    },
    async ofMessage(ref) {
      const { partition, from, to } = messageFacts(ref);
      const page = await store.query({ table: 'ledger', partition, from, to, limit: mostFacts });
      return opened(recordFactShape, page, seal).facts;
    },
    ofRecord: (record, page) => ofPartition(recordPartition(record, 0), page),
    ofSlice: ({ record, slice }, page) => ofPartition(recordPartition(record, slice), page),
    async ofPerson(person, { from, to }, page = {}) {
      const found = await store.query({
        table: 'ledger',
        index: 'by-person',
        partition: personFacts(person),
        from: stampOf(from),
        // After every fact of that instant: stamps are followed by `#`, which sorts below `~`.
        to: `${stampOf(to)}~`,
        ...bounds(page),
      });
      return opened(ofPersonShape, found, seal);
    },
  };
}

/** A place in the ledger takes facts of one kind only. */
function isOfKind<F extends Fact>(wanted: F, fact: Fact): fact is F {
  return fact.kind === wanted.kind;
}

function bounds({ limit = pageLength, after }: PageRequest) {
  return after === undefined ? { limit } : { limit, after };
}

function opened<T extends z.ZodMiniType>(shape: T, page: Page, seal: Seal): FactPage<z.output<T>> {
  const facts = page.items.map((item) => readFact(shape, item, seal));
  return page.next === undefined ? { facts } : { facts, next: page.next };
}
