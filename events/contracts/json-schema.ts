import * as z from 'zod';
import type * as mini from 'zod/mini';
import type { EventContract } from './define-event.ts';

/** JSON Schema (2020-12) of a contract's detail, for those who take the event. Apart, so that no function carries it. */
export function jsonSchemaOf({ source, detailType, detail }: EventContract<mini.ZodMiniType>): object {
  return { $id: `${source}/${detailType}`, title: detailType, ...z.toJSONSchema(detail) };
}
