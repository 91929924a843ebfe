import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, startCompany } from '#test/support/company';
import { everythingIn } from '#test/support/everything';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company.stop());

const ana = '+55 11 5550-0101';
const phone = () => company.stack().simulator.phone(ana.replace(/[^+\d]/g, ''));

/** All that was said on Ana's phone, and what Chasqui made of it, has come to rest. */
async function settled(): Promise<void> {
  await company.stack().simulator.webhooksTried();
  await company.stack().idle();
  await company.stack().simulator.webhooksTried();
  await company.stack().idle();
}

async function sentTo(waId: string) {
  await settled();
  return company
    .stack()
    .simulator.sent()
    .filter((message) => message.waId === waId);
}

async function told(record: string): Promise<string> {
  const { out } = await company.chasqui('trace', '--record', record);
  return out;
}

describe('what somebody does on their phone', () => {
  it('comes to the record that they were told about, and is read there', async () => {
    await company.chasqui('emit', 'events/samples/01-ticket-opened.json');
    await company.stack().idle();
    const [first] = await sentTo(phone().waId());
    phone().writes('Já estou indo', { quoting: first?.id ?? '' });
    await settled();
    expect(await told('ticket/T-1042')).toMatch(
      /Ana Souza .*replied with a text \(quoting a message\): Já estou indo/,
    );
  });

  it('brings its file along', async () => {
    phone().sendsFile({ kind: 'image', caption: 'a impressora' });
    await settled();
    const story = await told('ticket/T-1042');
    expect(story).toContain('replied with a picture (the only open record they had heard of): a impressora');
    const [, key = ''] = /the file is kept: image\/.+ bytes, (media\/\S+)/.exec(story) ?? [];
    expect((await everythingIn(company.stack())).media).toMatchObject([{ place: key }]);
    const { out } = await company.chasqui('trace', '--record', 'ticket/T-1042', '--links');
    const [, link = ''] = new RegExp(`${key}:\\n(http\\S+X-Amz-Expires=900\\S+)`).exec(out) ?? [];
    expect((await fetch(link)).headers.get('content-type')).toMatch(/^image\//);
    const json = await company.chasqui('trace', '--record', 'ticket/T-1042', '--json');
    expect(JSON.parse(json.out)).toContainEqual(
      expect.objectContaining({ kind: 'media-kept', file: { key } }),
    );
  });
});

describe('somebody who has heard of two open records', () => {
  it('is asked which one is meant, and what they wrote comes to the one they choose', async () => {
    await company.chasqui('emit', 'events/samples/17-maintenance-planned.json');
    await settled();
    phone().writes('Chego em dez minutos');
    const list = (await sentTo(phone().waId())).at(-1);
    expect(list?.shown.body).toBe('Sobre qual destes é a sua mensagem?');
    phone().chooses(list?.id ?? '', 'ERP upgrade');
    const answer = (await sentTo(phone().waId())).at(-1);
    expect(answer?.shown.body).toBe('Registrado em “ERP upgrade”.');
    expect(await told('change/CHG-0412')).toMatch(/Ana Souza .*Chego em dez minutos/);
    expect(await told('ticket/T-1042')).not.toContain('Chego em dez minutos');
  });
});

describe('a word of consent', () => {
  it.each([
    {
      name: 'Bruno Lima',
      said: { 'Sair.': 'Você não receberá mais mensagens', voltar: 'Você voltará a receber' },
    },
    {
      name: 'Diego Fuentes',
      said: { BAJA: 'No recibirás más mensajes', Alta: 'Volverás a recibir mensajes' },
    },
    {
      name: 'Grace Hill',
      said: { stop: 'You will not get messages', START: 'You will get messages from here again' },
    },
  ])('of $name is heard and answered in their language', async ({ name, said }) => {
    const person = company.stack().simulator.phone(name);
    for (const [word, answer] of Object.entries(said)) {
      person.writes(word);
      expect((await sentTo(person.waId())).at(-1)?.shown.body).toContain(answer);
    }
  });

  it('keeps what is not mandatory from whoever has stopped', async () => {
    const grace = company.stack().simulator.phone('Grace Hill');
    grace.writes('stop');
    const before = (await sentTo(grace.waId())).length;
    await company.chasqui('emit', 'events/samples/04-work-order-due-soon.json');
    expect(await sentTo(grace.waId())).toHaveLength(before);
    expect(await told('work-order/WO-7719')).toMatch(/Grace Hill .*not told: .*\(opted-out\)/);
  });
});

describe('a stranger', () => {
  it('is told once what this number is for, and changes nothing', async () => {
    const stranger = company.stack().simulator.phone('+4915112345678');
    stranger.writes('Hallo');
    await settled();
    stranger.writes('Hallo?');
    const answers = await sentTo(stranger.waId());
    expect(answers.map(({ shown }) => shown.body)).toEqual([
      expect.stringMatching(/^(This number|Este número)/),
    ]);
  });
});

it('nothing of all this was set aside or given up', async () => {
  expect(await company.givenUp()).toEqual([]);
});
