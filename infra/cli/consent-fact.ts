import { type Hmac, saltedDigest } from '#domain/digest';
import type { Instant } from '#domain/instant';
import { canonical } from '#domain/plain';
import type { KnownConsent, Person } from '#domain/people/person';
import type { ConsentChanged } from '#domain/facts/person-fact';

/**
 * What the company tells of a person's consent; nothing where it tells none. The evidence stays with the person, for it may
 * name people: the fact has a digest of it.
 */
export function consentFact(
  { id, consent }: Person,
  told: { readonly at: Instant; readonly thing: string },
  hmac: Hmac,
): readonly ConsentChanged[] {
  if (consent.kind === 'unknown') return [];
  const { kind: to, at: saidAt, salt } = consent;
  return [
    {
      kind: 'consent-changed',
      person: id,
      ...told,
      to,
      scope: 'all',
      saidAt,
      source: 'company',
      ...(salt !== undefined && { digest: saltedDigest(hmac, salt, evidenceText(consent)) }),
    },
  ];
}

function evidenceText({ source, by, wording }: KnownConsent): string {
  return canonical({ source, ...(by !== undefined && { by }), ...(wording !== undefined && { wording }) });
}
