import * as z from 'zod';

import { parseDuration } from './duration.ts';

const means = 'write a duration such as 30m, 8h or 2d, at most 30d';

/** `30m`, `8h`, `2d`. */
export const duration = z
  .string()
  .regex(/^\d{1,5}[mhd]$/, { error: means, abort: true })
  .refine((text) => parseDuration(text) !== undefined, means);
