import * as z from 'zod/mini';

/** Facts of people, business numbers and the workspace. */

export const personImported = z.object({
  kind: z.literal('person-imported'),
  person: z.string(),
  at: z.number(),
  thing: z.string(),
  changed: z.array(z.string()),
  consent: z.enum(['unknown', 'given', 'withdrawn']),
});

const ofNumber = { number: z.string(), at: z.number(), thing: z.string(), code: z.number() };

const numberStopped = z.object({ ...ofNumber, kind: z.literal('number-stopped') });

const numberResumed = z.object({
  ...ofNumber,
  kind: z.literal('number-resumed'),
  by: z.enum(['probe', 'operator']),
  since: z.number(),
});

export const workspaceApplied = z.object({
  kind: z.literal('workspace-applied'),
  at: z.number(),
  thing: z.string(),
  version: z.string(),
  before: z.exactOptional(z.string()),
  by: z.string(),
});

export const numberFactShape = z.discriminatedUnion('kind', [numberStopped, numberResumed]);
