import { describe, expect, it } from 'vitest';
import { readPattern } from '#infra/local/front/event-pattern';
import { putEvents } from '#infra/local/front/put-events';

describe('an event with characters that a queue refuses', () => {
  it('reaches it as escapes that mean the same', async () => {
    const pattern = readPattern({ source: ['erp'] });
    if ('problem' in pattern) throw new Error(pattern.problem);
    const bodies: string[] = [];
    const put = putEvents(
      [{ name: 'ours' }],
      [{ bus: 'ours', pattern, targets: [{ kind: 'queue', arn: 'arn:queue' }] }],
      {
        account: '000000000000',
        region: 'us-east-1',
        newId: () => 'id-1',
        now: () => new Date(0),
        deliver: async (_, body) => {
          bodies.push(body);
        },
      },
    );
    const detail = { title: 'Água 💧 na sala \uffff' };
    const Detail = JSON.stringify(detail);
    await put({ Entries: [{ EventBusName: 'ours', Source: 'erp', DetailType: 'T', Detail }] });
    expect(bodies.map((body) => JSON.parse(body).detail)).toStrictEqual([detail]);
    expect(bodies[0]).not.toMatch(/[\ud800-\udfff\ufffe\uffff]/);
  });
});
