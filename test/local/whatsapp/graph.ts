import type { Simulator } from '#infra/local/whatsapp/simulator';

export const number = '106540352242922';
export const account = '102290129340398';

/** What the Graph side says: status and parsed body. */
export interface Said {
  readonly status: number;
  readonly body: unknown;
}

/** Calls the Graph side with the good token: `GET 1065/…`, with a JSON body where one is given. */
export async function graph(simulator: Simulator, call: string, body?: unknown): Promise<Said> {
  const [method = 'GET', path = ''] = call.split(' ');
  const response = await fetch(`${simulator.url}/v25.0/${path}`, {
    method,
    headers: { authorization: 'Bearer good-token', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: await response.json() };
}

/** Sends content of one type to a phone. */
export async function send(simulator: Simulator, content: object, from = number): Promise<Said> {
  return graph(simulator, `POST ${from}/messages`, {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '+5511955501001',
    ...content,
  });
}

/** Asks a control route. */
export async function control(simulator: Simulator, call: string, body?: unknown): Promise<Said> {
  const [method = 'GET', name = ''] = call.split(' ');
  const response = await fetch(`${simulator.url}/_simulator/${name}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: await response.json() };
}

/** The code of an error, or 0 where the call was taken. */
export function codeOf({ body }: Said): number {
  if (typeof body !== 'object' || body === null || !('error' in body)) return 0;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : -1;
}
