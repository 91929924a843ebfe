import type { Callback } from '#domain/asks/ask';
import { judgeAddress } from '#domain/outcomes/callback-address';
import { signatureOf } from '#domain/signed-request';
import { sourceOf } from '#domain/workspace';
import type { Call, CallBackPorts, CallBackTools, Called } from './calling.ts';

/** The only refusal that is for good; a gateway may answer 401, 403 or 404 while its host is rolled out. https://www.rfc-editor.org/rfc/rfc9110#section-15.5.11 */
const gone = 410;

/**
 * The outcome by HTTPS, signed by Standard Webhooks. Throws where it may be taken another time: then it comes again.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function callHost(
  { ask, callback, event }: Call<Extract<Callback, { kind: 'https' }>>,
  { hosts, secrets, workspaces }: Pick<CallBackPorts, 'hosts' | 'secrets' | 'workspaces'>,
  { now, signing, anyPort }: CallBackTools,
): Promise<Called> {
  const source = sourceOf(await workspaces.load(ask.version), callback.source);
  const judged = judgeAddress(callback.url, { hosts: source?.callbackHosts ?? [], anyPort });
  if (judged.kind === 'refused') return judged;
  const keys = await secrets.of(`callback:${callback.source}`);
  if (keys.length === 0) throw failed('CallbackSecretMissing', `the source ${callback.source} has no secret`);
  const body = JSON.stringify({ type: event.name, timestamp: event.detail.at, data: event.detail });
  const envelope = { id: event.detail.fact, timestamp: String(Math.floor(now() / 1000)) };
  const answer = await hosts.post({
    url: judged.url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': envelope.id,
      'webhook-timestamp': envelope.timestamp,
      'webhook-signature': signatureOf({ ...envelope, body: new TextEncoder().encode(body) }, keys, signing),
    },
    body,
  });
  if (answer.kind === 'answered') return calledBy(answer.status);
  // One wrong answer of a name server is no reason to call never again.
  throw failed('AddressNotPublic', 'the name leads to an address that is not public');
}

function calledBy(status: number): Called {
  if (status >= 200 && status < 300) return { kind: 'done', status };
  if (status >= 300 && status < 400) return { kind: 'refused', reason: 'redirected', status };
  if (status === gone) return { kind: 'refused', reason: 'refused-by-host', status };
  throw failed(`HostAnswered${status}`, `the host answered ${status}`);
}

function failed(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
