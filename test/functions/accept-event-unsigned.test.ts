import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { isSampled } from '#domain/sampling';
import { acceptEvent } from '#functions/accept-event/accept-event';
import { door, requestOf, secrets } from '#test/support/door';
import { githubHeaders, webhookHeaders } from '#test/support/signed';
import { world } from '#test/support/world';

const [[github], [erp]] = [secrets.github, secrets.erp];
const body = JSON.stringify({ type: 'TicketOpened', data: { id: 'T-1' } });
const minute = 60_000;

type Headers = Readonly<Record<string, string>>;
type Forgery = readonly [what: string, source: string, body: string, headers: (at: number) => Headers];

const signed = (at: number) => webhookHeaders(body, { secret: erp, at });
const byGithub = githubHeaders(body, { secret: github });
const without = (name: string, headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

const forgeries: readonly Forgery[] = [
  ['for a source that nobody knows', 'nobody', body, signed],
  [
    'for a source by IAM, even with its secret',
    'ledger',
    body,
    () => githubHeaders(body, { secret: secrets.ledger[0] }),
  ],
  ['for a source without a secret', 'mute', body, () => githubHeaders(body, { secret: '' })],
  ['for a source of the prototype', 'constructor', body, signed],
  ['without a signature', 'github', body, () => without('x-hub-signature-256', byGithub)],
  [
    'with the old SHA-1 signature alone',
    'github',
    body,
    () => ({
      ...without('x-hub-signature-256', byGithub),
      'x-hub-signature': `sha1=${createHmac('sha1', github).update(body).digest('hex')}`,
    }),
  ],
  ['by another secret', 'github', body, () => githubHeaders(body, { secret: 'not the secret' })],
  [
    'by the secret of another source',
    'github',
    body,
    () => githubHeaders(body, { secret: secrets.helpdesk[0] }),
  ],
  [
    'cut short',
    'github',
    body,
    () => ({ ...byGithub, 'x-hub-signature-256': byGithub['x-hub-signature-256']?.slice(0, -1) ?? '' }),
  ],
  ['that is empty', 'github', body, () => ({ ...byGithub, 'x-hub-signature-256': 'sha256=' })],
  [
    'of the same content written another way',
    'github',
    JSON.stringify(JSON.parse(body), null, 1),
    () => byGithub,
  ],
  ['of a body cut short', 'github', body.slice(0, -1), () => byGithub],
  ['by the scheme of others', 'erp', body, () => githubHeaders(body, { secret: erp })],
  ['without an id', 'erp', body, (at) => without('webhook-id', signed(at))],
  ['without a time', 'erp', body, (at) => without('webhook-timestamp', signed(at))],
  ['without signatures', 'erp', body, (at) => without('webhook-signature', signed(at))],
  ['under another id', 'erp', body, (at) => ({ ...signed(at), 'webhook-id': 'msg_2' })],
  [
    'at another time',
    'erp',
    body,
    (at) => ({ ...signed(at), 'webhook-timestamp': String(Math.floor(at / 1000) + 1) }),
  ],
  ['at no time', 'erp', body, (at) => ({ ...signed(at), 'webhook-timestamp': 'now' })],
  ['more than five minutes ago', 'erp', body, (at) => signed(at - 5 * minute - 1000)],
  ['more than five minutes ahead', 'erp', body, (at) => signed(at + 5 * minute + 1000)],
  ['of another version', 'erp', body, (at) => ({ ...signed(at), 'webhook-signature': 'v1a,AAAA v2,BBBB' })],
  ['that is no base64', 'erp', body, (at) => ({ ...signed(at), 'webhook-signature': 'v1,*** v1,AAAAA' })],
];

describe('a request', () => {
  it.each(forgeries)(
    'signed %s is refused with the same words, and leaves nothing but a count',
    async (...forgery) => {
      const [, source, sent, headers] = forgery;
      const { post, intake, ports, clock } = await door();
      const { status, body: answer } = await post(source, sent, headers(clock.now));
      expect({ status, answer }).toEqual({
        status: 401,
        answer: { error: { reason: 'unsigned', remedy: expect.any(String) } },
      });
      expect(ports.meter.of('requests-unsigned')).toBe(1);
      expect(intake.delivered).toEqual([]);
    },
  );

  it('signed four minutes ago, or ahead, is taken', async () => {
    const { post, clock } = await door();
    for (const minutes of [-4, 4]) {
      expect(await post('erp', body, signed(clock.now + minutes * minute))).toMatchObject({ status: 202 });
    }
  });

  it('may carry signatures of other versions and secrets beside the one that fits', async () => {
    const { post, clock } = await door();
    const headers = signed(clock.now);
    const many = `v1a,AAAA v1,${'A'.repeat(43)}= ${headers['webhook-signature']}`;
    expect(await post('erp', body, { ...headers, 'webhook-signature': many })).toMatchObject({ status: 202 });
    const tooMany = `${'v1,AAAA '.repeat(20)}${headers['webhook-signature']}`;
    expect(await post('erp', body, { ...headers, 'webhook-signature': tooMany })).toMatchObject({
      status: 401,
    });
  });

  it('is refused before a workspace was ever applied', async () => {
    const made = world();
    const { intake } = await door();
    const ports = { ...made.ports, secrets: { of: async () => [] }, intake };
    const accept = acceptEvent(ports, {
      sha256: entropy.sha256,
      signing: { hmac: () => new Uint8Array(32), isSame: () => true },
      now: () => made.clock.now,
    });
    expect(await accept(requestOf('erp', body, {}))).toMatchObject({ status: 401 });
  });
});

it('a source whose secret is no base64 is our own fault, and no secret is told', async () => {
  const { ports, intake } = await door();
  const accept = acceptEvent(
    { ...ports, intake, secrets: { of: async () => ['whsec_*not base64*'] } },
    { sha256: entropy.sha256, signing: { hmac: () => new Uint8Array(), isSame: () => true }, now: () => 0 },
  );
  const refused = accept(requestOf('erp', body, signed(0)));
  await expect(refused).rejects.toThrow(/^a secret of source erp is not base64[^*]*$/);
});

describe('the log', () => {
  it('has about one in a hundred requests that are not signed, with its reason and a source that is known', async () => {
    const { post } = await door();
    const said = [];
    for (let asked = 0; asked < 600; asked += 1) {
      const answer = await post(asked % 2 === 0 ? 'github' : 'Maria', body, {});
      if (answer.said !== undefined) said.push(answer.said);
    }
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(20);
    for (const line of said) {
      expect([
        { kind: 'unsigned', reason: 'signature-missing', source: 'github' },
        { kind: 'unsigned', reason: 'unknown-source' },
      ]).toContainEqual(line);
    }
  });

  it('samples evenly, and the same ones each time', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `id-${index}`);
    const sampled = ids.filter((id) => isSampled(entropy.sha256, id, 100));
    expect(sampled.length).toBeGreaterThan(140);
    expect(sampled.length).toBeLessThan(260);
    expect(ids.filter((id) => isSampled(entropy.sha256, id, 100))).toEqual(sampled);
  });
});
