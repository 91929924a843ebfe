import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { PlainObject } from '#domain/plain';

interface Webhook {
  readonly name: string;
  readonly examples: readonly PlainObject[];
}

const published = fileURLToPath(import.meta.resolve('@octokit/webhooks-examples/api.github.com/index.json'));

/** The webhooks that GitHub publishes as examples, in the envelope they have on the bus. */
export function githubEvents(): readonly PlainObject[] {
  const webhooks: readonly Webhook[] = JSON.parse(readFileSync(published, 'utf8'));
  return webhooks.flatMap(({ name, examples }) =>
    examples.map((detail, index) => ({
      source: 'github',
      'detail-type': name,
      detail,
      time: '2026-11-20T12:00:00Z',
      id: `${name}-${index}`,
    })),
  );
}
