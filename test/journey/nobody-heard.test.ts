import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleFolder } from '#test/workspace/example';
import { type Company, startCompany } from '#test/support/company';

/** An alarm whose only addressee nobody knows; the helpdesk hears of it. */
const routes = `channels:
  - { id: alone, name: Alone, branch: sao-paulo, members: [{ person: nobody.we.know }] }
templates:
  - id: nobody_heard
    category: utility
    text:
      pt_BR: { body: 'Ninguém foi avisado disto: {{what}}. Veja quem pode cuidar do caso.' }
      en: { body: 'Nobody was told of this: {{what}}. Please see who can take care of it.' }
routes:
  - id: alarm
    when: { source: [plant], detail-type: [Alarm] }
    record:
      type: alarm
      key: '{{ detail.machine }}'
      title: 'Alarm of {{ detail.machine }}'
    tell: [{ channel: alone, template: nobody_heard, with: { what: '{{ detail.machine }}' } }]
  - id: nobody-heard
    on: { outcome: NobodyNotified, route: alarm }
    dedupe: { window: 30m, key: '{{ outcome.route }}' }
    tell: [{ channel: helpdesk, template: nobody_heard, with: { what: '{{ record.title }}, {{ outcome.suppressed }} kept back' } }]
`;

let company: Company;

beforeAll(async () => {
  company = await startCompany();
  const folder = join(company.folder, 'workspace');
  cpSync(exampleFolder, folder, { recursive: true });
  writeFileSync(join(folder, 'nobody.yaml'), routes);
  for (const words of [
    ['apply', folder],
    ['people', 'import', join(folder, 'people.csv')],
  ]) {
    const { code, err } = await company.chasqui(...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${err}`);
  }
  // The simulated WhatsApp approves the templates in force when it starts.
  await company.restart();
});
afterAll(() => company.stop());

async function alarmOf(machine: string): Promise<readonly string[]> {
  await company.put({ Source: 'plant', DetailType: 'Alarm', Detail: JSON.stringify({ machine }) });
  await company.stack().idle();
  const sent = company.stack().simulator.sent();
  return sent.flatMap(({ shown }) => (shown.body.includes(`Alarm of ${machine}`) ? [shown.body] : []));
}

describe('where a route reached nobody', () => {
  it('somebody else hears of it by way of the bus, once, and nothing comes round', async () => {
    const told = await alarmOf('press-3');
    expect(told.length).toBeGreaterThan(0);
    for (const body of told) expect(body).toContain('Alarm of press-3, 1 kept back');
    expect(await alarmOf('press-4')).toEqual([]);
    expect(await company.givenUp()).toEqual([]);
    const { out } = await company.chasqui('trace', '--record', 'alarm/press-4');
    expect(out).toContain('an event before it told of the same');
  });
});
