import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { codeOf, graph, number, send } from './graph.ts';
import { ana, simulated } from './simulated.ts';

let simulator: Simulator;
let now = 1_795_000_000_000;
beforeEach(async () => {
  now = 1_795_000_000_000;
  simulator = await simulated({ clock: () => now });
});
afterEach(() => simulator.stop());

describe('a file', () => {
  async function upload(type: string, content: string | Uint8Array<ArrayBuffer> = 'content') {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', type);
    form.set('file', new Blob([content], { type }), 'a file');
    const response = await fetch(`${simulator.url}/v25.0/${number}/media`, {
      method: 'POST',
      headers: { authorization: 'Bearer good-token' },
      body: form,
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }
  const bytesAt = async (url: string, token = 'good-token') =>
    fetch(url, { headers: { authorization: `Bearer ${token}` } });

  it('is uploaded, found, fetched with the token for five minutes, and deleted', async () => {
    const { body } = await upload('application/pdf');
    expect(body.id).toMatch(/^\d+$/);
    const found = JSON.parse(
      JSON.stringify((await graph(simulator, `GET ${body.id}?phone_number_id=${number}`)).body),
    );
    expect(found).toMatchObject({
      messaging_product: 'whatsapp',
      mime_type: 'application/pdf',
      file_size: 7,
      sha256: 'ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73',
      id: body.id,
    });
    expect(await (await bytesAt(found.url)).text()).toBe('content');
    expect((await bytesAt(found.url, 'wrong')).status).toBe(401);
    now += 5 * 60_000;
    expect((await bytesAt(found.url)).status).toBe(404);
    expect(codeOf(await graph(simulator, `GET ${body.id}?phone_number_id=1`))).toBe(100);
    expect((await graph(simulator, `DELETE ${body.id}`)).body).toEqual({ success: true });
    expect(codeOf(await graph(simulator, `GET ${body.id}`))).toBe(100);
  });

  it('is kept for 30 days', async () => {
    const { body } = await upload('image/png');
    now += 30 * 86_400_000;
    expect(codeOf(await graph(simulator, `GET ${body.id}`))).toBe(100);
  });

  it('is sent as what it is', async () => {
    simulator.openWindow({ phone: ana });
    const { body } = await upload('image/png');
    expect(codeOf(await send(simulator, { type: 'image', image: { id: body.id } }))).toBe(0);
    expect(codeOf(await send(simulator, { type: 'document', document: { id: body.id } }))).toBe(131053);
  });

  it('is refused where it is of no kind, too large, or no form', async () => {
    expect(codeOf(await upload('text/html'))).toBe(100);
    expect(codeOf(await upload('image/png', new Uint8Array(5 * 1_048_576 + 1)))).toBe(131053);
    expect(codeOf(await graph(simulator, `POST ${number}/media`, { messaging_product: 'whatsapp' }))).toBe(
      100,
    );
  });
});
