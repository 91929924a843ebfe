import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesFolder, workspaceOf } from '#test/workspace/example';
import { type Company, startCompany } from '#test/support/company';

const workspace = `
branches:
  - { id: cloud, name: Cloud, timeZone: UTC, language: en }
channels:
  - id: on-call
    name: On call
    branch: cloud
    members: [{ person: ana.souza }, { person: rui.tavares }]
templates:
  - id: aws_alert
    category: utility
    text:
      en: { body: 'AWS reports for {{what}}: {{state}}. See the record for what is known so far.' }
      pt_BR: { body: 'A AWS informa sobre {{what}}: {{state}}. Veja no registro o que já se sabe.' }
routes:
  - id: alarm
    when: { source: [aws.cloudwatch], detail-type: [CloudWatch Alarm State Change] }
    record: { type: alarm, key: '{{ detail.alarmName }}', title: '{{ detail.alarmName }}', stage: '{{ detail.state.value }}' }
    tell: [{ channel: on-call, template: aws_alert, with: { what: '{{ detail.alarmName }}', state: '{{ detail.state.value }}' } }]
  - id: health
    when: { source: [{ prefix: aws.health }], detail: { eventTypeCategory: [issue] } }
    record: { type: aws-issue, key: '{{ detail.eventArn }}', title: '{{ detail.eventTypeCode }}', stage: '{{ detail.statusCode }}' }
    tell: [{ channel: on-call, template: aws_alert, with: { what: '{{ detail.service }}', state: '{{ detail.statusCode }}' } }]
`;

const sample = (name: string) => join(samplesFolder, 'aws', name);
const health = JSON.parse(readFileSync(sample('health-issue.json'), 'utf8'));

let company: Company;
beforeAll(async () => {
  company = await startCompany({
    awsEvents: [
      { source: ['aws.cloudwatch'], detail: { state: { value: ['ALARM'] } } },
      { $or: [{ source: ['aws.health'] }, { source: [{ prefix: 'aws.backup' }] }] },
      // Asks for some of the same again.
      { source: [{ prefix: 'aws.he' }] },
    ],
  });
  const folder = join(company.folder, 'workspace');
  mkdirSync(folder);
  writeFileSync(join(folder, 'all.yaml'), workspace);
  const { code, err } = await company.chasqui('apply', folder);
  if (code !== 0) throw new Error(err);
  company.stack().simulator.setTemplates(workspaceOf(folder).templates);
});
afterAll(() => company.stop());

const emit = async (file: string, ...words: readonly string[]) => {
  const ran = await company.chasqui('emit', ...words, file);
  await company.stack().idle();
  return ran;
};

const shown = () =>
  company
    .stack()
    .simulator.sent()
    .map(({ shown: { body } }) => body);

describe("an event of AWS on the account's default bus", () => {
  it('of an alarm rings the phones of who is on call, and is in the ledger', async () => {
    const ran = await emit(sample('alarm-raised.json'), '--bus', 'default');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(shown()).toEqual([
      expect.stringContaining('checkout-errors: ALARM'),
      expect.stringContaining('checkout-errors: ALARM'),
    ]);
    const { out } = await company.chasqui('trace', '--record', 'alarm/checkout-errors');
    expect(out).toContain('record opened');
  });

  it('of AWS Health rings them once, though two of the rules ask for it', async () => {
    const before = shown().length;
    expect(await emit(sample('health-issue.json'), '--bus', 'default')).toMatchObject({ code: 0 });
    expect(shown().slice(before)).toEqual([
      expect.stringContaining('SQS: open'),
      expect.stringContaining('SQS: open'),
    ]);
    const record = `aws-issue/${health.detail.eventArn}`;
    const { out } = await company.chasqui('trace', '--record', record, '--json');
    const facts: readonly { kind: string }[] = JSON.parse(out);
    expect(facts.filter(({ kind }) => kind === 'record-changed')).toHaveLength(1);
    expect(facts.filter(({ kind }) => kind === 'slot')).toHaveLength(2);
  });

  it('that nobody asked for stays where it is', async () => {
    const before = [shown().length, company.log('route-event').length];
    for (const entry of [
      { Source: 'aws.ec2', DetailType: 'T', Detail: '{}' },
      { Source: 'aws.cloudwatch', DetailType: 'T', Detail: '{"state":{"value":"OK"}}' },
      { Source: 'helpdesk', DetailType: 'TicketOpened', Detail: '{}' },
      { Source: 'chasqui.facts', DetailType: 'NobodyNotified', Detail: '{}' },
    ]) {
      const { FailedEntryCount: failed } = await company.put({ ...entry, EventBusName: 'default' });
      expect(failed).toBe(0);
    }
    await company.stack().idle();
    expect([shown().length, company.log('route-event').length]).toEqual(before);
  });

  it('is not taken on the bus of the stack', async () => {
    const { code, out } = await emit(sample('health-issue.json'));
    expect({ code, out }).toMatchObject({
      code: 1,
      out: expect.stringContaining('NotAuthorizedForSourceException'),
    });
  });

  it('leaves nothing set aside', async () => {
    expect(await company.givenUp()).toEqual([]);
  });
});
