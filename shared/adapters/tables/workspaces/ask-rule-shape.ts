import * as z from 'zod/mini';

/** Texts by language. */
export const texts = z.record(z.string(), z.string());

/** What a route asks, as it is read back: loose, as the whole workspace is. */
export const askRuleShape = z.looseObject({
  kind: z.enum(['approval', 'acknowledgement', 'reading']),
  mode: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('anyone') }),
    z.looseObject({ kind: z.literal('everyone') }),
    z.looseObject({ kind: z.literal('quorum'), of: z.number() }),
    z.looseObject({ kind: z.literal('sequential') }),
  ]),
  options: z.array(
    z.looseObject({
      id: z.string(),
      rejects: z.exactOptional(z.literal(true)),
      label: z.exactOptional(texts),
    }),
  ),
  deadline: z.number(),
  rejection: z.exactOptional(z.literal('counts')),
  reason: z.exactOptional(z.literal('required')),
  questions: z.exactOptional(
    z.array(
      z.looseObject({
        id: z.string(),
        kind: z.enum(['number', 'date', 'text']),
        text: texts,
        min: z.exactOptional(z.number()),
        max: z.exactOptional(z.number()),
        after: z.exactOptional(z.array(z.string())),
      }),
    ),
  ),
  except: z.exactOptional(z.string()),
  changeable: z.exactOptional(z.literal(true)),
  again: z.exactOptional(z.literal(true)),
  handTo: z.exactOptional(z.string()),
  callback: z.exactOptional(
    z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('https'), url: z.string() }),
      z.looseObject({
        kind: z.literal('task'),
        token: z.string(),
        heartbeat: z.exactOptional(z.number()),
      }),
    ]),
  ),
});
