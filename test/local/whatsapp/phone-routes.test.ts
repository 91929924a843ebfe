import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '#infra/local/whatsapp/phones/phone';
import { control } from './graph.ts';
import { type PhoneWorld, phoneWorld } from './phone-world.ts';
import { ana } from './simulated.ts';

let world: PhoneWorld;
let phone: Phone;
beforeEach(async () => {
  world = await phoneWorld();
  phone = world.simulator.phone('Ana Souza');
});
afterEach(() => world.stop());

describe('the phones over HTTP', () => {
  it('do what the body says, by number, name or user id', async () => {
    const said = await control(world.simulator, 'POST phones', {
      phone: 'Ana Souza',
      does: 'write',
      text: 'Hi',
    });
    expect(said).toEqual({ status: 201, body: { message: expect.stringMatching(/^wamid\./) } });
    expect(await control(world.simulator, 'POST phones', { phone: ana, does: 'go-offline' })).toEqual({
      status: 200,
      body: {},
    });
    const again = { phone: phone.userId(), does: 'come-back' };
    expect((await control(world.simulator, 'POST phones', again)).status).toBe(200);
  });

  it.each([
    [{ phone: 'Nobody', does: 'read' }, 'neither a phone number nor anybody here'],
    [{ phone: ana, does: 'sing' }, 'Invalid'],
    [{ phone: ana, does: 'write', text: 'Hi', tone: 'kind' }, 'Unrecognized key'],
    [{ phone: ana, does: 'tap', message: 'wamid.none', button: 0 }, 'the business sent none'],
    [{ does: 'read' }, 'phone'],
  ])('refuse %j', async (body, problem) => {
    const said = await control(world.simulator, 'POST phones', body);
    expect(said.status).toBe(400);
    expect(JSON.stringify(said.body)).toContain(problem);
  });

  it('refuse a name that several have', async () => {
    world.simulator.setPeople([
      { name: 'Ana', phone: ana },
      { name: 'Ana', phone: '+351912345678' },
    ]);
    expect(() => world.simulator.phone('Ana')).toThrow('2 phones belong to people called Ana');
  });
});
