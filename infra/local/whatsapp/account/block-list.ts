import * as z from 'zod';
import { type GraphReply, type GraphRequest, ok, parseBody, refuse } from '../graph/graph-request.ts';
import { dialledDigits, whatsAppId } from '../whatsapp-id.ts';

/** Whom a number has blocked. */
export interface BlockList {
  readonly has: (number: string, waId: string) => boolean;
  readonly list: (number: string) => readonly string[];
  readonly add: (number: string, waId: string) => void;
  readonly remove: (number: string, waId: string) => void;
}

export function blockList(): BlockList {
  const blocked = new Map<string, Set<string>>();
  const of = (number: string): Set<string> => {
    const known = blocked.get(number) ?? new Set();
    blocked.set(number, known);
    return known;
  };
  return {
    has: (number, waId) => of(number).has(waId),
    list: (number) => [...of(number)],
    add: (number, waId) => void of(number).add(waId),
    remove: (number, waId) => void of(number).delete(waId),
  };
}

const Users = z.object({
  messaging_product: z.literal('whatsapp'),
  block_users: z
    .array(z.object({ user: z.string() }))
    .min(1)
    .max(1_000),
});

interface Desk {
  readonly blocked: BlockList;
  /** Whether the person wrote to the number in the last 24 hours: only they can be blocked. */
  readonly wroteLately: (number: string, waId: string) => boolean;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users */
export function blockDesk({ blocked, wroteLately }: Desk): {
  readonly [route: string]: (request: GraphRequest) => GraphReply;
} {
  return {
    'GET number/block_users': ({ object }) =>
      ok({ data: blocked.list(object).map((waId) => ({ messaging_product: 'whatsapp', wa_id: waId })) }),
    'POST number/block_users': (request) =>
      change(request, 'added_users', (waId) => {
        const may = wroteLately(request.object, waId);
        if (may) blocked.add(request.object, waId);
        return may;
      }),
    'DELETE number/block_users': (request) =>
      change(request, 'removed_users', (waId) => {
        blocked.remove(request.object, waId);
        return true;
      }),
  };
}

/** Does what can be done; where some could not, the answer is an error that says what was done. */
function change(
  { call }: GraphRequest,
  done: 'added_users' | 'removed_users',
  act: (waId: string) => boolean,
): GraphReply {
  const parsed = Users.safeParse(parseBody(call));
  if (!parsed.success) return refuse({ code: 100, message: `(#100) ${z.prettifyError(parsed.error)}` });
  const results = parsed.data.block_users.map(({ user }) => {
    const digits = dialledDigits(user);
    const waId = digits === undefined ? user : whatsAppId(digits);
    return { input: user, wa_id: waId, done: digits !== undefined && act(waId) };
  });
  const named = (kept: boolean) =>
    results.filter((one) => one.done === kept).map(({ input, wa_id }) => ({ input, wa_id }));
  const failed = named(false);
  const body = {
    messaging_product: 'whatsapp',
    block_users: { [done]: named(true), ...(failed.length > 0 && { failed_users: failed.map(withReason) }) },
  };
  return failed.length === 0
    ? ok(body)
    : refuse({ code: 139100, beside: body, details: 'only who wrote in the last 24 hours' });
}

function withReason(user: { readonly input: string; readonly wa_id: string }) {
  return { ...user, errors: [{ message: 'Re-engagement required', code: 139100 }] };
}
