import { describe, expect, it } from 'vitest';
import { signing } from '#adapters/node/signing';
import { type Claim, verify } from '#domain/signed-request';

function verdictOf(body: string, headers: Readonly<Record<string, string>>, claim: Claim) {
  return verify({ headers: new Map(Object.entries(headers)), body: Buffer.from(body) }, claim, signing);
}

describe('a signature that others have published', () => {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
  it("is known by GitHub's scheme", () => {
    const headers = {
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    };
    const source = { id: 'github', signature: 'github' } as const;
    const claim = { source, secrets: ["It's a Secret to Everybody"], now: 0 };
    expect(verdictOf('Hello, World!', headers, claim)).toEqual({ kind: 'signed' });
    expect(verdictOf('Hello, world!', headers, claim)).toEqual({
      kind: 'unsigned',
      reason: 'signature-forged',
    });
  });

  // https://github.com/standard-webhooks/standard-webhooks: secret, id and payload of its libraries' own tests
  it('is known by Standard Webhooks', () => {
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const source = { id: 'erp', signature: 'standard-webhooks' } as const;
    const claim = { source, secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], now: 1_614_265_330_000 };
    expect(verdictOf('{"test": 2432232314}', headers, claim)).toEqual({ kind: 'signed' });
    expect(verdictOf('{"test":2432232314}', headers, claim)).toEqual({
      kind: 'unsigned',
      reason: 'signature-forged',
    });
  });
});

describe('a secret', () => {
  const byErp = { id: 'erp', signature: 'standard-webhooks' } as const;
  const headers = { 'webhook-id': 'm', 'webhook-timestamp': '0', 'webhook-signature': 'v1,AAAA' };

  it.each(['whsec_', 'not base64!', 'AAAAA', 'whsec_AAAA=AAAA'])(
    'of Standard Webhooks that is no base64 is named by its source alone: %s',
    (secret) => {
      const asked = () => verdictOf('{}', headers, { source: byErp, secrets: [secret], now: 0 });
      expect(asked).toThrow(
        /^a secret of source erp is not base64: Standard Webhooks asks for whsec_ and base64$/,
      );
    },
  );

  it('is not asked for by a source that uses IAM', () => {
    const claim = { source: { id: 'erp', signature: 'iam' }, secrets: ['x'], now: 0 } as const;
    expect(verdictOf('{}', headers, claim)).toEqual({ kind: 'unsigned', reason: 'iam-source' });
  });
});
