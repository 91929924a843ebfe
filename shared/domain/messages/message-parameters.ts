import type { Hmac } from '../digest.ts';
import { envelopeOf, type PinnedEvent } from '../event.ts';
import type { PlainObject } from '../plain.ts';
import { sanitise } from '../outbound/sanitise.ts';
import type { Place, TextRenderer } from '../texts/text.ts';
import type { Tell } from '../workspace.ts';

interface Told {
  readonly pinned: PinnedEvent;
  readonly scope?: PlainObject;
}

/** What the texts of a route see. */
export function scopeOf({ pinned, scope }: Told): PlainObject {
  return scope ?? envelopeOf(pinned.body);
}

/** A template's parameters for one reader, rendered and made fit for Meta. Undefined where a text does not render. */
export function messageParameters(
  told: Told,
  { tell, place }: { tell: Tell; place: Place },
  text: TextRenderer,
): readonly (readonly [string, string])[] | undefined {
  const scope = scopeOf(told);
  const reader = { ...place, at: told.pinned.decidedAt };
  const parameters: [string, string][] = [];
  for (const [name, template] of Object.entries(tell.with)) {
    const outcome = text.render(template, scope, reader);
    if (outcome.kind === 'failed') return undefined;
    parameters.push([name, sanitise(outcome.text)]);
  }
  return parameters;
}

/**
 * The salt of a content's digest: from the event's own random salt, so that every worker derives the same, and
 * stored beside the content, so that erasing both leaves nothing to guess with.
 */
export function contentSalt(hmac: Hmac, pinned: PinnedEvent, thing: string): string {
  return hmac(pinned.salt, thing).slice(0, 16);
}
