/**
 * What an event, a message and a function may cost. Only what is the same on every machine has a budget.
 * An event is one that opens or changes a record; a message is counted until Meta has accepted it.
 */
export const budgets = {
  event: { writeUnits: 8, tableRequests: 5 },
  /** On top of it, for each window of deduplication that the event opens or falls into. */
  window: { writeUnits: 4 },
  /** On top of it, for each person of an event that others may tell as well: by a notice, or by somebody's manager. */
  road: { writeUnits: 1 },
  /** On top where a route asks: the ask with its fact and the record's note of it, then each person who is asked. */
  ask: { writeUnits: 8 },
  asked: { writeUnits: 2 },
  /** On top where the event ends an ask: the ask and its fact. */
  endedAsk: { writeUnits: 7 },
  /** Of one that is sent alone: the number's pace, one write unit, is shared by a batch of up to ten. */
  message: { writeUnits: 11, tableRequests: 10 },
  /** On top of it where the message asks: it is claimed in one transaction with the ask, or a reading with its person alone. */
  claimToAsk: { writeUnits: 5, reading: 3, tableRequests: 0 },
  /** One person of a notice to more than 200, until the job of their message is on the queue. */
  noticePerson: { writeUnits: 6, tableRequests: 4 },
  /** Exchanges of a warm worker with the outside: the example's opened ticket (two told, one not), one message. */
  exchanges: { route: 11, send: 8 },
  /** Bytes of a message item and of a fact: the unit in which DynamoDB bills. */
  itemBytes: 1024,
  /** Bytes. The start of a function takes as long as its bundle is big; Liquid alone is 82 KB. */
  bundleBytes: {
    'accept-event': 320_000,
    'route-event': 465_000,
    // The other workers’ measure, and what becomes of a number that Meta refuses, slows or pauses.
    'send-message': 325_000,
    'keep-time': 320_000,
    'publish-facts': 320_000,
    'call-back': 320_000,
    'seal-facts': 220_000,
    'receive-webhook': 60_000,
    'apply-update': 435_000,
  },
} as const;
