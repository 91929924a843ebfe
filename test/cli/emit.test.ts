import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cliWorld } from './cli-world.ts';

const line = (source: string) =>
  JSON.stringify({ source, 'detail-type': 'TicketOpened', detail: { id: 'T-1' } });
const world = await cliWorld({ now: Date.now, stdin: `${line('helpdesk')}\n\n${line('aws.ec2')}\n` });
afterAll(() => world.stop());

async function file(name: string, content: string): Promise<string> {
  const path = join(world.folder, name);
  await writeFile(path, content);
  return path;
}

describe('emit', () => {
  it('puts an event on the bus of the stack and tells its id', async () => {
    const path = await file('one.json', line('helpdesk'));
    const { code, out } = await world.run('emit', path);
    expect([code, out.split('\n')]).toEqual([
      0,
      [`accepted  ${path}  TicketOpened from helpdesk  event-0`, 'Phones: http://127.0.0.1:4780/'],
    ]);
    expect(world.front.inputs.at(-1)).toEqual({
      Entries: [
        { EventBusName: 'chasqui', Source: 'helpdesk', DetailType: 'TicketOpened', Detail: '{"id":"T-1"}' },
      ],
    });
  });

  it('puts it on another bus where one is named', async () => {
    const path = await file('aws.json', line('aws.health'));
    await world.run('emit', '--bus', 'default', path);
    expect(world.front.inputs.at(-1)).toMatchObject({
      Entries: [{ EventBusName: 'default', Source: 'aws.health' }],
    });
  });

  it('tells of each event whether it was accepted, or why not', async () => {
    const { code, out } = await world.run('emit', '-', '--json');
    const told = { place: '-[1]', source: 'helpdesk', detailType: 'TicketOpened' };
    expect([code, JSON.parse(out)]).toEqual([
      1,
      [
        { ...told, outcome: 'accepted', id: 'event-0' },
        {
          ...told,
          place: '-[2]',
          source: 'aws.ec2',
          outcome: 'refused',
          code: 'NotAuthorizedForSourceException',
          message: 'Not authorized for the source.',
        },
      ],
    ]);
    const text = await world.run('emit', '-');
    expect(text.out).toContain(
      'refused   -[2]  TicketOpened from aws.ec2   NotAuthorizedForSourceException: Not authorized for the source.',
    );
  });

  it('takes the capitals of PutEvents, arrays, and events as they were delivered', async () => {
    const put = {
      Source: 'erp',
      DetailType: 'T',
      Detail: '{"a":1}',
      Time: '2026-11-22T09:30:00Z',
      Resources: ['r'],
    };
    const delivered = {
      ...JSON.parse(line('erp')),
      id: 'x',
      version: '0',
      account: '1',
      region: 'r',
      time: '2026-11-22T09:30:00Z',
    };
    const { code } = await world.run('emit', await file('two.json', JSON.stringify([put, delivered])));
    expect(code).toBe(0);
    const time = Date.parse('2026-11-22T09:30:00Z') / 1000;
    expect(world.front.inputs.at(-1)).toMatchObject({
      Entries: [
        { Source: 'erp', DetailType: 'T', Detail: '{"a":1}', Time: time, Resources: ['r'] },
        { Source: 'erp', DetailType: 'TicketOpened', Detail: '{"id":"T-1"}', Time: time },
      ],
    });
  });

  it('sends nothing where one event of many is none, and names each', async () => {
    const before = world.front.inputs.length;
    const bad = await file(
      'bad.json',
      JSON.stringify([JSON.parse(line('erp')), { source: 'erp', detial: {} }]),
    );
    const { code, err } = await world.run(
      'emit',
      bad,
      await file('worse.json', '{'),
      join(world.folder, 'one.json'),
    );
    expect(code).toBe(2);
    expect(err).toContain(`${bad}[2]: detail-type: `);
    expect(err).toContain(`${bad}[2]: detail: write a JSON object`);
    expect(err).toContain('"detial"');
    expect(err).toContain('worse.json: neither JSON nor one JSON object a line');
    expect(world.front.inputs).toHaveLength(before);
  });

  it.each([[['emit']], [['emit', 'no-such-file.json']], [['emit', '--bogus', 'x']], [['bogus']]])(
    'does not understand %j',
    async (words) => {
      const { code, err } = await world.run(...words);
      expect(code).toBe(2);
      expect(err).toMatch(/missing required argument|cannot be read|unknown (option|command)/);
    },
  );
});
