import * as z from 'zod/mini';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { personKey } from '../store/keys.ts';
import type { Item } from '../store/store.ts';
import { nameOf, readBack } from '../store/stored.ts';

const said = { at: z.number(), source: z.string() };
const maybe = z.exactOptional(z.string());
const known = { ...said, by: maybe, wording: maybe, salt: maybe };

export const personShape = z.object({
  id: z.string(),
  version: z.number(),
  company: z.string(),
  name: z.string(),
  language: z.string(),
  branch: z.string(),
  manager: z.exactOptional(z.string()),
  timeZone: z.exactOptional(z.string()),
  phone: z.exactOptional(z.string()),
  leftPhone: z.exactOptional(z.string()),
  waIds: z.exactOptional(z.array(z.string())),
  userIds: z.exactOptional(z.array(z.string())),
  consent: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unknown') }),
    z.object({ kind: z.literal('given'), ...known }),
    z.object({ kind: z.literal('withdrawn'), ...known }),
  ]),
  optOuts: z.exactOptional(z.record(z.string(), z.object(said))),
  marketing: z.exactOptional(z.object({ ...said, kind: z.enum(['stopped', 'resumed']) })),
  absence: z.exactOptional(
    z.object({ from: z.number(), until: z.number(), deputy: z.exactOptional(z.string()) }),
  ),
  lastInbound: z.exactOptional(z.record(z.string(), z.number())),
});

/** The person's item: beside the aliases the only place in which a phone stands. Listed by branch. */
export function personItem(person: Person): Item {
  const { phone, leftPhone, lastInbound, optOuts, absence, ...rest } = person;
  const listing = { list: `people#${person.branch}`, listAt: person.company };
  const heard = lastInbound === undefined ? {} : { lastInbound: { ...lastInbound } };
  const refused = optOuts === undefined ? {} : { optOuts: { ...optOuts } };
  const away = absence === undefined ? {} : { absence: { ...absence } };
  return {
    ...personKey(person.id),
    ...rest,
    ...heard,
    ...refused,
    ...away,
    ...listing,
    ...(phone !== undefined && { phone: phone.reveal() }),
    ...(leftPhone !== undefined && { leftPhone: leftPhone.reveal() }),
  };
}

export function personOf(item: Item): { readonly value: Person; readonly version: number } {
  const { version, phone, leftPhone, ...person } = readBack(personShape, item);
  const value = {
    ...person,
    ...(phone !== undefined && { phone: phoneIn(item, phone) }),
    ...(leftPhone !== undefined && { leftPhone: phoneIn(item, leftPhone) }),
  };
  return { value, version };
}

function phoneIn(item: Item, number: string): Phone {
  const phone = Phone.parse(number);
  if (phone === undefined) throw new Error(`the phone of ${nameOf(item)} is no phone`);
  return phone;
}
