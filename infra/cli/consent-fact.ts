import { type Hmac, saltedDigest } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { Person } from '#domain/people/person';
import type { ConsentChanged } from '#domain/facts/person-fact';

/** What the company tells of a person's consent, with its evidence; nothing where it tells none. */
export function consentFact(
  { id, consent }: Person,
  told: { readonly at: Instant; readonly thing: string },
  hmac: Hmac,
): readonly ConsentChanged[] {
  if (consent.kind === 'unknown') return [];
  const { kind: to, at: saidAt, source, by, wording } = consent;
  return [
    {
      kind: 'consent-changed',
      person: id,
      ...told,
      to,
      scope: 'all',
      saidAt,
      source,
      ...(by !== undefined && { by }),
      ...(wording !== undefined && { digest: saltedDigest(hmac, wording.salt, wording.text) }),
    },
  ];
}
