import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubSignature, metaJson } from '#infra/local/whatsapp/webhooks/signed-body';

const secret = 'test_app_secret';

describe('a webhook body as Meta signs it', () => {
  it('matches signatures that openssl computed', () => {
    expect(hubSignature(secret, '{"object":"whatsapp_business_account","entry":[]}')).toBe(
      'sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756',
    );
    expect(hubSignature(secret, '{"object": "whatsapp_business_account", "entry": []}')).toBe(
      'sha256=56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a',
    );
    expect(hubSignature(secret, '{"t":"olá 👍 https://a.b"}')).toBe(
      'sha256=644180223260e183593f5135e51e5f1b67fa9b0e4e3079b0d606a9580354ee82',
    );
  });

  it('escapes everything beyond ASCII and each slash, before it signs', () => {
    const body = metaJson({ t: 'olá 👍 https://a.b' });
    expect(body).toBe(String.raw`{"t":"ol\u00e1 \ud83d\udc4d https:\/\/a.b"}`);
    expect(hubSignature(secret, body)).toBe(
      'sha256=8e0d8eedbcdc433ef1ad374bdb97e9148a7111d5986a3eb59f8177b6cca8ca00',
    );
  });

  it('says the same in pure ASCII, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const body = metaJson({ text });
        expect(body).toMatch(/^[\0-\x7f]*$/);
        expect(JSON.parse(body)).toEqual({ text });
      }),
    );
  });
});
