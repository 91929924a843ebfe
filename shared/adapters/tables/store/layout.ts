/**
 * Both tables as data: what infra deploys, what a test creates in its engine. Keys are strings unless `sort` says
 * `N`. Changing a key or an index here is a migration of what is stored.
 */
export const layout = {
  state: {
    partition: 'pk',
    sort: 'sk',
    /** Seconds since 1970. DynamoDB deletes within days of it, so nothing relies on an item being gone. */
    ttl: 'ttl',
    indexes: {
      /** What is not finished, in 16 partitions, by when it is to be looked at. */
      due: { partition: 'due', sort: { name: 'dueAt', type: 'N' }, projection: 'KEYS_ONLY' },
      /** Records of a channel, people of a branch. */
      list: { partition: 'list', sort: { name: 'listAt', type: 'S' }, projection: 'KEYS_ONLY' },
    },
  },
  ledger: {
    partition: 'pk',
    sort: 'sk',
    stream: 'NEW_AND_OLD_IMAGES',
    indexes: {
      'by-person': { partition: 'byPerson', sort: { name: 'sk', type: 'S' }, projection: 'ALL' },
      'by-day': { partition: 'byDay', sort: { name: 'sk', type: 'S' }, projection: 'ALL' },
    },
  },
} as const;
