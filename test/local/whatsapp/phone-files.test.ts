import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { graph } from './graph.ts';
import { type PhoneWorld, noon, phoneWorld } from './phone-world.ts';
import { ana } from './simulated.ts';

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone('Ana Souza');
});
afterEach(() => world.stop());

describe('a file of a person', () => {
  it('is fetched through the Graph API for seven days, with the token only', async () => {
    const bytes = Buffer.from('made by hand').toString('base64');
    phone.sendsFile({ kind: 'document', bytes, mimeType: 'text/plain' });
    const { document } = await world.heard();
    const { body } = await graph(world.simulator, `GET ${document.id}`);
    expect(body).toMatchObject({ mime_type: 'text/plain', file_size: 12, id: document.id });
    for (const url of [document.url, Object(body).url]) {
      expect((await fetch(url)).status).toBe(401);
      const got = await fetch(url, { headers: { authorization: 'Bearer good-token' } });
      expect(await got.text()).toBe('made by hand');
    }
    expect(
      (await fetch(`${world.simulator.url}/_simulator/files/${document.id}`)).headers.get(
        'content-disposition',
      ),
    ).toBe('attachment');
  });

  it('is gone after that', async () => {
    await world.stop();
    let now = noon;
    world = await phoneWorld({ clock: () => now });
    world.simulator.phone(ana).sendsFile({ kind: 'image' });
    const { image } = await world.heard();
    now += 7 * 86_400_000;
    expect((await graph(world.simulator, `GET ${image.id}`)).status).toBe(400);
  });
});
