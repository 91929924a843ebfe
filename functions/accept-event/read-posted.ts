import { DeliveryId } from '#contracts/delivery-id';
import type { Parsed } from '#contracts/parsed';
import {
  type Posted,
  type PostedEvent,
  type PostedProblem,
  parseGithubPayload,
  parsePostedEvents,
} from '#contracts/posted-events';
import type { SignedRequest } from '#domain/signed-request';
import type { Source } from '#domain/source';
import type { Reason } from './answer.ts';

export type IdentifiedEvent = PostedEvent & { readonly id: string };
interface Read {
  readonly kind: 'parsed';
  readonly value: IdentifiedEvent;
}

export type ReadPosted =
  | {
      readonly kind: 'read';
      readonly isBatch: boolean;
      /** Each with an id that is the same at each try. */
      readonly events: readonly (Read | Problem)[];
    }
  | Problem;

interface Problem {
  readonly kind: 'problem';
  readonly reason: Reason;
  readonly field?: string;
}

const mostEvents = 500;

/** The events that a signed request holds. */
export function readPosted({ signature }: Source, request: SignedRequest): ReadPosted {
  const text = textOf(request.body);
  if (text === undefined) return { kind: 'problem', reason: 'not-utf8' };
  return signature === 'github' ? readGithub(text, request) : readStandardWebhooks(text, request);
}

function readGithub(text: string, { headers }: SignedRequest): ReadPosted {
  const detailType = headers.get('x-github-event');
  if (!detailType) return { kind: 'problem', reason: 'header-missing', field: 'X-GitHub-Event' };
  const id = DeliveryId.safeParse(headers.get('x-github-delivery'));
  if (!id.success) return { kind: 'problem', reason: 'header-missing', field: 'X-GitHub-Delivery' };
  return identified(parseGithubPayload(text, detailType), id.data);
}

function readStandardWebhooks(text: string, { headers }: SignedRequest): ReadPosted {
  const id = DeliveryId.safeParse(headers.get('webhook-id'));
  if (!id.success) return { kind: 'problem', reason: 'header-missing', field: 'webhook-id' };
  return identified(parsePostedEvents(text), id.data);
}

function identified(posted: Parsed<Posted, PostedProblem>, id: string): ReadPosted {
  if (posted.kind === 'problem') return posted;
  const { isBatch, events } = posted.value;
  if (events.length === 0) return { kind: 'problem', reason: 'no-events' };
  if (events.length > mostEvents) return { kind: 'problem', reason: 'too-many-events' };
  const seen = new Set<string>();
  return {
    kind: 'read',
    isBatch,
    events: events.map((event, index) => {
      if (event.kind === 'problem') return event;
      const own = event.value.id ?? (isBatch ? `${id}.${index}` : id);
      if (seen.has(own)) return { kind: 'problem', reason: 'id-repeated', field: 'id' };
      seen.add(own);
      return { kind: 'parsed', value: { ...event.value, id: own } };
    }),
  };
}

function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
