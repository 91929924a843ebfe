import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { door, secrets } from '#test/support/door';
import { githubHeaders, webhookHeaders } from '#test/support/signed';

const [[github], [erp]] = [secrets.github, secrets.erp];

describe('whatever comes', () => {
  const text = fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' }));
  const bytes = fc.oneof(
    text.map((one): Uint8Array => Buffer.from(one)),
    fc.uint8Array(),
  );
  const names = [
    'x-hub-signature-256',
    'x-github-event',
    'x-github-delivery',
    'webhook-id',
    'webhook-timestamp',
  ];
  const headers = fc.dictionary(
    fc.oneof(fc.constantFrom(...names, 'webhook-signature', 'content-length'), fc.string()),
    fc.string(),
  );
  const source = fc.oneof(fc.constantFrom('github', 'erp', 'ledger'), fc.string());

  it('unsigned, is refused and never fails', async () => {
    const { post } = await door();
    await fc.assert(
      fc.asyncProperty(source, bytes, headers, async (...[id, sent, heads]) => {
        expect([401, 413]).toContain((await post(id, sent, heads)).status);
      }),
    );
  });

  it('signed, is taken or refused and never fails', async () => {
    const { post, clock } = await door();
    const event = fc.record(
      {
        type: fc.oneof(fc.string(), fc.jsonValue()),
        data: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
        time: fc.oneof(
          fc.date({ noInvalidDate: true }).map(String),
          fc.string(),
          fc.constant('2026-11-22T12:00:00Z'),
        ),
        id: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const json = fc.oneof(event, fc.array(event), fc.record({ events: fc.array(event) }));
    const sent = fc.oneof(
      bytes,
      json.map((value): Uint8Array => Buffer.from(JSON.stringify(value))),
    );
    await fc.assert(
      fc.asyncProperty(sent, fc.string(), async (given, id) => {
        const heads = { ...webhookHeaders(given, { secret: erp, id: id || 'm', at: clock.now }) };
        expect([202, 207, 400]).toContain((await post('erp', given, heads)).status);
        expect([202, 400]).toContain(
          (await post('github', given, githubHeaders(given, { secret: github }))).status,
        );
      }),
    );
  });
});
