import { memoryIntake } from '#adapters/memory/intake';
import { memorySourceSecrets } from '#adapters/memory/source-secrets';
import { entropy } from '#adapters/node/entropy';
import { signing } from '#adapters/node/signing';
import { parseBusinessEvent } from '#contracts/business-event';
import type { BusinessEvent } from '#domain/event';
import { eventId } from '#domain/identity';
import type { Source } from '#domain/source';
import { acceptEvent, type PostedRequest } from '#functions/accept-event/accept-event';
import type { ArrivedEvent, IntakeOutcome } from '#ports/intake';
import { webhookHeaders } from './signed.ts';
import { applyWorkspace, world, type World } from './world.ts';
import { smallWorkspace } from './workspace.ts';

export const secrets = {
  github: ['a secret that GitHub knows', 'an older one of the same'],
  erp: ['whsec_bmV3ZXIgc2VjcmV0IG9mIHRoZSBlcnA=', 'b2xkZXIgc2VjcmV0IG9mIHRoZSBlcnA='],
  helpdesk: ['a secret of the help desk'],
  ledger: ['the secret of a source by IAM'],
} as const;

const sources: readonly Source[] = [
  { id: 'github', signature: 'github' },
  { id: 'erp', signature: 'standard-webhooks' },
  { id: 'helpdesk', signature: 'github' },
  { id: 'ledger', signature: 'iam' },
  { id: 'mute', signature: 'github' },
];

export interface DoorOptions {
  readonly made?: World;
  readonly answer?: (event: ArrivedEvent) => IntakeOutcome;
}

/** The HTTPS door of a world in memory, whose workspace has the sources above. */
export async function door({ made = world(), answer }: DoorOptions = {}) {
  await applyWorkspace(made, { ...smallWorkspace(), sources }, 'door');
  const now = () => made.clock.now;
  const intake = memoryIntake(now, answer);
  const ports = { ...made.ports, secrets: memorySourceSecrets(secrets), intake };
  const accept = acceptEvent(ports, { sha256: entropy.sha256, signing, now });
  return {
    ...made,
    intake,
    post: (source: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>) =>
      accept(requestOf(source, body, headers)),
  };
}

let requests = 0;

export function requestOf(
  source: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
): PostedRequest {
  requests += 1;
  return {
    source,
    delivery: `request-${requests}`,
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body),
  };
}

/** A ticket as the ERP reports it. */
export const opened = {
  'detail-type': 'TicketOpened',
  detail: { id: 'T-1', subject: 'Printer', priority: 'high' },
};

/** The same door, at which `post` signs as the ERP does; `raw` signs nothing. */
export async function erpDoor(options: DoorOptions = {}) {
  const made = await door(options);
  const [secret] = secrets.erp;
  return {
    ...made,
    raw: made.post,
    post: (value: unknown) => {
      const body = typeof value === 'string' ? value : JSON.stringify(value);
      return made.post('erp', body, webhookHeaders(body, { secret, at: made.clock.now }));
    },
  };
}

/** An event's id in the ledger, by source and the producer's own id. */
export function idOf(source: string, id: string): string {
  return eventId(entropy.sha256, source, id);
}

/** What the bus handed on, as `route-event` reads it. */
export function eventsOn({ delivered }: { readonly delivered: readonly string[] }): readonly BusinessEvent[] {
  return delivered.map((body) => {
    const parsed = parseBusinessEvent(body);
    if (parsed.kind === 'problem') throw new Error(parsed.reason);
    return parsed.value;
  });
}
