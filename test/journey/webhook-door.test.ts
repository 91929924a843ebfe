import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecret } from '#adapters/secrets/read-secret';
import { credentials } from '#infra/local/endpoints';
import { region } from '#infra/local/place';
import { type Company, startCompany } from '#test/support/company';
import { signedBy } from '#test/support/webhook-door';

let company: Company;
let secret = '';
let token = '';
beforeAll(async () => {
  company = await startCompany();
  const { endpoints, outputs } = company.stack();
  const client = new SecretsManagerClient({
    region,
    credentials,
    endpoint: endpoints.AWS_ENDPOINT_URL_SECRETS_MANAGER,
  });
  [secret = ''] = JSON.parse(await readSecret(client, outputs['AppSecretsArn'] ?? ''));
  token = await readSecret(client, outputs['VerifyTokenSecretArn'] ?? '');
  client.destroy();
});
afterAll(() => company.stop());

const url = () => company.stack().outputs['WebhookUrl'] ?? '';

async function post(body: string | Buffer, headers = signedBy(body, secret)) {
  const response = await fetch(url(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, text: await response.text() };
}

/** An answer from somebody whom nobody knows. */
function answer(id: string, text: string) {
  return { from: '5511955509999', id, timestamp: '1795000000', type: 'text', text: { body: text } };
}

function envelope(messages: readonly object[]): string {
  const metadata = { display_phone_number: '15550100042', phone_number_id: '106540352242922' };
  const value = { messaging_product: 'whatsapp', metadata, messages };
  const changes = [{ field: 'messages', value }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] });
}

const bodiesIn = (step: string) => company.log(step).filter(({ message }) => message === 'message received');

describe('what Meta tells the running stack', () => {
  it('comes after a handshake with the token of the stack, and no other', async () => {
    expect(await company.stack().simulator.setWebhook(url())).toEqual({ kind: 'subscribed' });
    const query = (verify: string) =>
      String(
        new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': '42', 'hub.verify_token': verify }),
      );
    const right = await fetch(`${url()}?${query(token)}`);
    expect([right.status, right.headers.get('content-type'), await right.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      '42',
    ]);
    expect((await fetch(`${url()}?${query('another')}`)).status).toBe(403);
    expect((await fetch(url())).status).toBe(403);
  });

  it('settles what became of a message', async () => {
    await company.chasqui('emit', 'events/samples/01-ticket-opened.json');
    await company.stack().idle();
    await expect
      .poll(async () => (await company.chasqui('trace', '--record', 'ticket/T-1042')).out, {
        timeout: 20_000,
      })
      .toContain('delivered');
    expect(company.stack().simulator.webhooks()).toMatchObject({ lost: 0 });
    expect(company.stack().simulator.webhooks().delivered).toBeGreaterThan(0);
  });

  it('is turned away where it is forged, and reaches nobody', async () => {
    await company.stack().idle();
    const before = bodiesIn('apply-update').length;
    const body = envelope([answer('wamid.forged', 'Pay at once')]);
    expect(await post(body, signedBy(body, 'a guess'))).toEqual({ status: 401, text: 'unsigned' });
    expect(await post(body, {})).toMatchObject({ status: 401 });
    expect(await post(`${body} `, signedBy(body, secret))).toMatchObject({ status: 401 });
    await company.stack().idle();
    expect(bodiesIn('apply-update')).toHaveLength(before);
  });

  it('is taken up to 3 MB, cut into what the queue holds', async () => {
    await company.stack().idle();
    const before = bodiesIn('apply-update').length;
    const messages = Array.from({ length: 30 }, (_, index) => ({
      ...answer(`wamid.large.${index}`, ''),
      type: 'some_type_of_tomorrow',
      some_type_of_tomorrow: 'x'.repeat(100_000),
    }));
    const body = envelope(messages);
    expect(Buffer.byteLength(body)).toBeGreaterThan(3_000_000);
    expect(await post(body)).toEqual({ status: 200, text: '' });
    await company.stack().idle();
    expect(bodiesIn('apply-update').length - before).toBe(4);
    expect(await post(body.padEnd(3 * 1024 * 1024 + 1))).toEqual({ status: 413, text: 'too-large' });
  });

  it('is kept for an operator where nobody can read it', async () => {
    await company.take('failures');
    const broken = Buffer.from([0x7b, 0xff, 0x7d]);
    expect(await post('{"object":')).toEqual({ status: 200, text: '' });
    // As text the gateway would hand it on with other bytes in it.
    const bytes = { ...signedBy(broken, secret), 'content-type': 'application/octet-stream' };
    expect(await post(broken, bytes)).toEqual({ status: 200, text: '' });
    expect(await company.take('failures')).toEqual([
      { body: '{"object":', reason: 'not-json' },
      { body: broken.toString('base64'), reason: 'not-utf8' },
    ]);
  });

  it('leaves neither its text, nor who wrote it, nor a signature in the log', async () => {
    await post(envelope([answer('wamid.quiet', 'A text that is nobody’s business')]));
    const lines = JSON.stringify(company.log('receive-webhook'));
    expect(lines).toContain('request answered');
    expect(lines).not.toMatch(/nobody’s|5511955509999|sha256=|Pay at once/);
    expect(lines).not.toContain(secret);
    expect(lines).not.toContain(token);
  });
});
