import { numberNamed } from '#domain/pace/business-number';
import type { Inbound } from '#domain/inbound/inbound';
import type { Applying } from './applying.ts';

/** Blue ticks for what we have noted. Where they cannot be had the work is done all the same. */
export async function markRead({ id, number }: Inbound, { ports, tools }: Applying): Promise<void> {
  const from = numberNamed(tools.numbers, number);
  const receipt = { message: id, ...(from !== undefined && { number: from.id }) };
  await ports.whatsapp.markRead(receipt).catch(() => undefined);
}
