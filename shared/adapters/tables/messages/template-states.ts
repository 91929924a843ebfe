import * as z from 'zod/mini';
import type { TemplateState } from '#domain/outbound/template-state';
import type { TemplateStates } from '#ports/template-states';
import { templateKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** How often others may be faster: news of one template are few. */
const tries = 10;

const shape = z.object({
  version: z.number(),
  template: z.string(),
  language: z.string(),
  state: z.enum(['usable', 'paused', 'unusable']),
  since: z.number(),
});

/** What Meta told last of each template, as items of the state table. */
export function templateStates(store: Store): TemplateStates {
  return {
    async keep(state) {
      const key = templateKey(state.template, state.language);
      let item = await store.get('state', key);
      for (let tried = 0; tried < tries; tried += 1) {
        const { version, since } = item === undefined ? { version: 0, since: -1 } : readBack(shape, item);
        if (since >= state.since) return;
        const outcome = await store.put(putAt({ ...key, ...state }, version));
        if (outcome.kind === 'written') return;
        item = outcome.standing[0];
      }
      throw new Error(`${key.pk} changed ${tries} times while one worker tried to change it`);
    },
  };
}

export function templateStateFrom(item: Item): TemplateState {
  const { version: _, ...state } = readBack(shape, item);
  return state;
}
