import * as z from 'zod';

const Row = z.object({ id: z.string(), title: z.string(), description: z.exactOptional(z.string()) });

/** Something under a message that a person can tap. */
export const Tap = z.discriminatedUnion('kind', [
  /** A quick reply of a template. */
  z.object({ kind: z.literal('quick-reply'), label: z.string(), payload: z.string() }),
  z.object({ kind: z.literal('reply'), label: z.string(), id: z.string() }),
  z.object({
    kind: z.literal('list'),
    label: z.string(),
    sections: z
      .array(z.object({ title: z.exactOptional(z.string()), rows: z.array(Row).readonly() }))
      .readonly(),
  }),
  /** Opens an address; nobody is told. */
  z.object({ kind: z.literal('link'), label: z.string(), url: z.string() }),
  z.object({ kind: z.literal('location'), label: z.string() }),
  /** Calls, or copies a code; nobody is told. */
  z.object({ kind: z.literal('own'), label: z.string() }),
]);
export type Tap = z.infer<typeof Tap>;
export type ListRow = z.infer<typeof Row>;
