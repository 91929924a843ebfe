import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { ana, post, sendBody, simulated } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

describe('a well-formed send', () => {
  it('is accepted in the words of the Cloud API', async () => {
    const response = await post(simulator, sendBody());
    expect(response.status).toBe(200);
    expect(response.headers.get('x-fb-request-id')).toMatch(/^A/);
    expect(response.headers.get('facebook-api-version')).toBe('v25.0');
    expect(await response.json()).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: ana, wa_id: '5511955501001' }],
      messages: [{ id: expect.stringMatching(/^wamid\.[\w+/]+={0,2}$/), message_status: 'accepted' }],
    });
  });

  it('is filled in as the phone shows it', async () => {
    await post(simulator, sendBody());
    expect(simulator.sent()).toMatchObject([
      {
        to: ana,
        template: 'ticket_opened',
        language: 'en',
        callback: 'a-ref.1',
        shown: {
          header: 'New ticket',
          body: 'Ticket *T-1042* was opened by Lia, please look.',
          footer: 'Maintenance',
        },
      },
    ]);
  });

  it('answers with the WhatsApp id, which is not always the number', async () => {
    const response = await post(simulator, sendBody({ to: '+5541991234567' }));
    expect(await response.json()).toMatchObject({
      contacts: [{ input: '+5541991234567', wa_id: '554191234567' }],
    });
  });

  it('takes a template without parameters, and payloads of buttons', async () => {
    expect((await post(simulator, sendBody({ template: 'all_clear', parameters: {} }))).status).toBe(200);
    const body = sendBody();
    const button = {
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'a:1' }],
    };
    const components = [...(body.template.components || []), button];
    expect((await post(simulator, { ...body, template: { ...body.template, components } })).status).toBe(200);
  });

  it('gets ids that differ within a run and are the same in the next', async () => {
    const again = await simulated();
    for (const each of [simulator, again]) {
      await post(each, sendBody());
      await post(each, sendBody());
    }
    await again.stop();
    const ids = simulator.sent().map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(again.sent().map(({ id }) => id)).toEqual(ids);
  });
});

describe('a send that is refused', () => {
  const base = sendBody();
  const { messaging_product: _, ...unnamed } = base;
  const withText = (text: unknown) => ({
    ...base,
    template: {
      ...base.template,
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', parameter_name: 'number', text },
            { type: 'text', parameter_name: 'requester', text: 'Lia' },
          ],
        },
      ],
    },
  });

  it.each<[string, unknown, [status: number, code: number]]>([
    ['no JSON', '{', [400, 100]],
    ['a JSON array', [], [400, 100]],
    ['no messaging_product', unnamed, [400, 100]],
    ['no recipient', { ...base, to: undefined }, [400, 131008]],
    ['a recipient that is no number', { ...base, to: 'Ana' }, [400, 100]],
    ['an unknown type', { ...base, type: 'poem' }, [400, 131009]],
    ['free text outside the window', { ...base, type: 'text', text: { body: 'Hi' } }, [400, 131047]],
    ['a read mark on nothing', { ...base, status: 'read', message_id: 'wamid.x' }, [400, 131009]],
    ['callback data that is too long', { ...base, biz_opaque_callback_data: 'x'.repeat(513) }, [400, 131009]],
    ['a parameter without text', withText(null), [400, 131008]],
    ['an unknown template', sendBody({ template: 'nope' }), [404, 132001]],
    ['a template name from the prototype', sendBody({ template: '__proto__' }), [404, 132001]],
    ['an unknown language', sendBody({ language: 'en_US' }), [404, 132001]],
    ['a language from the prototype', sendBody({ language: 'constructor' }), [404, 132001]],
    ['too few parameters', sendBody({ parameters: { number: '1' } }), [400, 132000]],
    ['a wrong parameter name', sendBody({ parameters: { number: '1', who: 'Lia' } }), [400, 100]],
    ['a newline', withText('a\nb'), [400, 132018]],
    ['a tab', withText('a\tb'), [400, 132018]],
    ['five blanks', withText('a     b'), [400, 132018]],
    ['an empty text', withText(''), [400, 132018]],
    ['a text that is too long', withText('x'.repeat(1_000)), [400, 132005]],
    ['a send to the business itself', sendBody({ to: '+551155500100' }), [400, 131021]],
  ])('%s', async (_name, body, [status, code]) => {
    const response = await post(simulator, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      error: {
        code,
        type: 'OAuthException',
        message: expect.stringContaining(`(#${code})`),
        fbtrace_id: expect.any(String),
      },
    });
    expect(simulator.sent()).toEqual([]);
  });

  it('four blanks in a row are allowed', async () => {
    expect((await post(simulator, withText('a    b'))).status).toBe(200);
  });

  it('says in error_data what is wrong', async () => {
    const response = await post(simulator, sendBody({ parameters: { number: '1' } }));
    expect(await response.json()).toMatchObject({
      error: {
        message: '(#132000) Number of parameters does not match the expected number of params',
        error_data: {
          messaging_product: 'whatsapp',
          details: 'body: number of localizable_params (1) does not match the expected number of params (2)',
        },
      },
    });
  });

  it('by a paused or disabled template', async () => {
    for (const [status, code] of [
      ['PAUSED', 132015],
      ['DISABLED', 132016],
    ] as const) {
      expect(simulator.setTemplateStatus('ticket_opened', status)).toBe(true);
      expect(await (await post(simulator, sendBody())).json()).toMatchObject({ error: { code } });
    }
    expect(simulator.setTemplateStatus('nope', 'PAUSED')).toBe(false);
  });

  it('by the token first, then the object, then the body', async () => {
    const url = `${simulator.url}/v25.0/999/messages`;
    const headers = { authorization: 'Bearer good-token' };
    const missing = await fetch(url, { method: 'POST', body: '{' });
    expect([missing.status, await missing.json()]).toMatchObject([401, { error: { code: 190 } }]);
    const unknown = await fetch(url, { method: 'POST', headers, body: '{' });
    expect([unknown.status, await unknown.json()]).toMatchObject([
      400,
      { error: { code: 100, error_subcode: 33 } },
    ]);
    const expired = await post(simulator, '{', 'old-token');
    expect([expired.status, await expired.json()]).toMatchObject([
      401,
      { error: { code: 190, error_subcode: 463 } },
    ]);
    const wrong = await post(simulator, '{', 'wrong-token');
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      {
        error: {
          message: 'Invalid OAuth access token - Cannot parse access token',
          type: 'OAuthException',
          code: 190,
          fbtrace_id: expect.any(String),
        },
      },
    ]);
  });
});
