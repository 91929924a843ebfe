import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, startCompany } from '#test/support/company';
import { workspaceOf } from '#test/workspace/example';

const main = { name: 'main', phoneNumberId: '106540352242922' };
const austin = { name: 'austin', phoneNumberId: '106540352242923', perSecond: 20 };

/** Two channels, of which one has a number of its own; whoever is told must act at once. */
const workspaceWith = (number: string) => `
branches:
  - { id: office, name: Office, timeZone: UTC, language: en }
channels:
  - { id: desk, name: Desk, branch: office, members: [{ person: ana.souza }, { person: bruno.lima }] }
  - { id: yard, name: Yard, branch: office, number: ${number}, members: [{ person: grace.hill }, { person: marcus.reed }] }
templates:
  - id: job_new
    category: utility
    text:
      en: { body: 'There is a new job for you, and somebody waits for it: {{job}}. It is in the list.' }
      pt_BR: { body: 'Há um novo trabalho para você, e alguém espera por ele: {{job}}. Está na lista.' }
routes:
  - id: desk-job
    when: { source: [jobs], detail-type: [DeskJob] }
    record: { type: job, key: '{{ detail.job }}', title: '{{ detail.job }}' }
    tell: [{ channel: desk, template: job_new, with: { job: '{{ detail.job }}' } }]
  - id: yard-job
    when: { source: [jobs], detail-type: [YardJob] }
    record: { type: job, key: '{{ detail.job }}', title: '{{ detail.job }}' }
    priority: urgent
    tell: [{ channel: yard, template: job_new, with: { job: '{{ detail.job }}' } }]
`;

let company: Company;
beforeAll(async () => {
  company = await startCompany({ numbers: [main, austin] });
  const folder = folderOf('austin');
  const { code, err } = await company.chasqui('apply', folder);
  if (code !== 0) throw new Error(err);
  company.stack().simulator.setTemplates(workspaceOf(folder).templates);
});
afterAll(() => company.stop());

function folderOf(number: string): string {
  const folder = join(company.folder, number);
  mkdirSync(folder);
  writeFileSync(join(folder, 'all.yaml'), workspaceWith(number));
  return folder;
}

async function report(kind: 'DeskJob' | 'YardJob', job: string): Promise<void> {
  await company.put({ Source: 'jobs', DetailType: kind, Detail: JSON.stringify({ job }) });
  await company.stack().idle();
}

/** How many messages about a job went from which number. */
function sentAbout(job: string): Readonly<Record<string, number>> {
  const about = company
    .stack()
    .simulator.sent()
    .filter(({ shown }) => shown.body.includes(job));
  const numbers = Map.groupBy(about, ({ number }) => number);
  return Object.fromEntries([...numbers].map(([number, messages]) => [number, messages.length]));
}

describe('a company with two numbers', () => {
  it('sends each message from the number of its channel, and from the first where it names none', async () => {
    await report('DeskJob', 'paper');
    await report('YardJob', 'gravel');
    expect(sentAbout('paper')).toEqual({ [main.phoneNumberId]: 2 });
    expect(sentAbout('gravel')).toEqual({ [austin.phoneNumberId]: 2 });
    expect(await company.chasqui('numbers')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^main, up to 80 a second: sends.*\naustin, up to 20 a second: sends.*$/),
    });
  });

  it('goes on with one while Meta refuses the other, and sends what was set aside when that is resumed', async () => {
    const { simulator } = company.stack();
    const fault = { kind: 'error', code: 190, httpStatus: 401 } as const;
    simulator.faults.add({ number: austin.phoneNumberId, rate: 1, fault });
    await report('YardJob', 'sand');
    await report('DeskJob', 'ink');
    expect(sentAbout('ink')).toEqual({ [main.phoneNumberId]: 2 });
    expect(sentAbout('sand')).toEqual({});
    const { code, out } = await company.chasqui('numbers');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^main, .*: sends.*\naustin, .*: stopped since .* \(code 190\), not tried since, next at .*\n {2}2 messages set aside\n {2}\S+ \S+ {2}stopped \(code 190\)$/,
    );

    simulator.faults.clear();
    expect(await company.chasqui('resume')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^main was not stopped\naustin may send again; .* \(code 190\)$/),
    });
    await company.stack().tick();
    await company.stack().idle();
    expect(sentAbout('sand')).toEqual({ [austin.phoneNumberId]: 2 });
    expect((await company.chasqui('numbers')).out).toMatch(
      /austin, .*: sends.*\n.* stopped \(code 190\)\n.* resumed by an operator$/,
    );
  });

  it('refuses a workspace that names a third', async () => {
    expect(await company.chasqui('apply', folderOf('austen'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /all\.yaml:6:\d+ channels\[1\]\.number no number 'austen' is deployed, .*; did you mean 'austin'\?$/,
      ),
    });
  });
});
