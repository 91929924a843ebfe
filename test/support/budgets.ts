/**
 * What an event, a message and a function may cost. Only what is the same on every machine has a budget.
 * An event is one that opens or changes a record; a message is counted until Meta has accepted it.
 */
export const budgets = {
  event: { writeUnits: 8, tableRequests: 5 },
  message: { writeUnits: 10, tableRequests: 9 },
  /** Exchanges of a warm worker with the outside: the example's opened ticket (two told, one not), one message. */
  exchanges: { route: 11, send: 8 },
  /** Bytes of a message item and of a fact: the unit in which DynamoDB bills. */
  itemBytes: 1024,
  /** Bytes. The start of a function takes as long as its bundle is big; Liquid alone is 82 KB. */
  bundleBytes: {
    'accept-event': 320_000,
    'route-event': 410_000,
    'send-message': 320_000,
    'publish-facts': 320_000,
  },
} as const;
