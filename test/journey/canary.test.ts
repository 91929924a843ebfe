import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryBus } from '#adapters/memory/bus';
import { memoryCallbackQueue } from '#adapters/memory/callback-queue';
import { memoryMeter } from '#adapters/memory/meter';
import { entropy } from '#adapters/node/entropy';
import { recordId } from '#domain/identity';
import { publishFacts } from '#functions/publish-facts/publish-facts';
import { canariesIn, canary } from '#test/support/canary';
import { type Company, startCompany } from '#test/support/company';
import { type Found, everythingIn } from '#test/support/everything';
import { exampleFolder } from '#test/workspace/example';

const phone = '+55 11 98765-0123';
/** Whoever enters a command is evidence, and stays. */
const operator = 'zeisig.am.pult';

/** A route whose text is a person's own words, told to that person; the record itself has none of them. */
const routes = `channels:
  - { id: aviary, name: Aviary, branch: sao-paulo, members: [{ person: ${canary.company} }] }
templates:
  - id: bird_heard
    category: utility
    text:
      pt_BR: { body: 'Ouviu-se isto no aviário: {{what}}. Veja o que é.' }
      en: { body: 'This was heard in the aviary: {{what}}. Please see to it.' }
routes:
  - id: bird
    when: { source: [aviary], detail-type: [Sung] }
    record: { type: song, key: '{{ detail.id }}', title: 'Song {{ detail.id }}' }
    tell: [{ channel: aviary, template: bird_heard, with: { what: '{{ detail.words }}' } }]
publish: { statuses: [accepted, sent, delivered, read] }
`;

/** Of the consent. */
const evidence = ['source', 'writer', 'wording'];

let company: Company;

beforeAll(async () => {
  company = await startCompany();
  const folder = join(company.folder, 'workspace');
  cpSync(exampleFolder, folder, { recursive: true });
  writeFileSync(join(folder, 'aviary.yaml'), routes);
  const people = join(company.folder, 'people.csv');
  const [head = ''] = readFileSync(join(exampleFolder, 'people.csv'), 'utf8').split('\n');
  const consent = `given,${canary.source},2026-03-02,${canary.writer},${canary.wording}`;
  const row = `${canary.company},${canary.name},${phone},en,sao-paulo,,,${consent}`;
  writeFileSync(people, `${head},consent_by,consent_wording\n${row}\n`);
  await act({ does: 'write', text: canary.stranger });
  for (const words of [
    ['apply', folder],
    ['people', 'import', people],
    ['person', 'absent', canary.company, '--until', '2100-01-01', '--by', operator],
  ]) {
    const { code, err } = await company.chasqui(...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${err}`);
  }
  // The simulated WhatsApp approves the templates in force when it starts.
  await company.restart();
  await company.put({
    Source: 'aviary',
    DetailType: 'Sung',
    Detail: JSON.stringify({ id: 'S-1', words: canary.text }),
  });
  await company.stack().idle();
  await act({ does: 'write', text: canary.reply });
  await act({ does: 'send-file', kind: 'image', caption: canary.caption });
  await act({ does: 'read' });
}, 400_000);
afterAll(() => company.stop());

async function act(action: object): Promise<void> {
  const url = `${company.stack().simulator.url}/_simulator/phones`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ phone, ...action }) });
  if (!response.ok) throw new Error(`the phone does not do it: ${await response.text()}`);
  await company.stack().idle();
}

/** Where a canary sits that should sit nowhere. The simulator is not ours: what Meta's own side logs is left out. */
function leaksIn(found: readonly Found[]) {
  return found.flatMap(({ place, text }) => canariesIn(text).map((what) => ({ place, what })));
}

const named = (found: readonly Found[]) => found.some(({ text }) => text.includes(operator));

const told = (everything: readonly Found[]) =>
  [...new Set(leaksIn(everything).map(({ what }) => what))].toSorted();

async function outcomes(): Promise<readonly Found[]> {
  const { ledger, outcomes: sources, workspaces } = company.ports;
  const { facts } = await ledger.ofRecord(recordId(entropy.sha256, 'song', 'S-1'));
  const bus = memoryBus();
  const publish = publishFacts({
    bus,
    sources,
    workspaces,
    callbackQueue: memoryCallbackQueue(),
    meter: memoryMeter(),
  });
  await publish(facts.map((fact) => ({ kind: 'put', fact })));
  return bus.published.map((entry) => ({ place: entry.detailType, text: JSON.stringify(entry) }));
}

describe('what a person wrote, was told and is called', () => {
  it('is in the state table and nowhere else', async () => {
    const { state, media: _, ...others } = await everythingIn(company.stack());
    expect(told(state)).toEqual(
      expect.arrayContaining([
        'company',
        'name',
        'phone',
        'text',
        'reply',
        'caption',
        'stranger',
        ...evidence,
      ]),
    );
    expect(named(others.ledger)).toBe(true);
    expect([state, others.logs, others.queues].some(named)).toBe(false);
    expect(others.ledger.length).toBeGreaterThan(5);
    expect(others.logs.length).toBeGreaterThan(20);
    for (const [where, found] of Object.entries(others))
      expect({ where, leaks: leaksIn(found) }).toEqual({ where, leaks: [] });
  });

  it('goes to other systems as the company’s own id and no more', async () => {
    const published = await outcomes();
    expect(published.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['MessageStatus', 'ReplyReceived']),
    );
    expect(told(published)).toEqual(['company']);
  });

  it('can be had as one file, and erased', async () => {
    const out = join(company.folder, 'held.json');
    expect(await company.chasqui('person', 'export', canary.company, '--out', out)).toMatchObject({
      code: 0,
    });
    expect(canariesIn(readFileSync(out, 'utf8'))).toEqual(
      expect.arrayContaining([
        'company',
        'name',
        'phone',
        'text',
        'reply',
        'caption',
        'stranger',
        ...evidence,
      ]),
    );
    const dry = await company.chasqui('person', 'erase', canary.company, '--dry-run');
    expect(dry.out).toMatch(/^would erase: 1 messages, [12] replies/);
    expect(await company.chasqui('person', 'erase', canary.company)).toMatchObject({ code: 0, err: '' });
    await company.stack().idle();
    const { state, ...others } = await everythingIn(company.stack());
    // The workspace names its members by the company's ids, and is not about a person.
    const left = state.filter(({ place }) => !place.startsWith('V#'));
    for (const [where, found] of Object.entries({ ...others, state: left }))
      expect({ where, leaks: leaksIn(found) }).toEqual({ where, leaks: [] });
    expect(told(await outcomes())).toEqual([]);
    expect(await company.chasqui('person', 'erase', canary.company)).toMatchObject({ code: 2 });
  }, 300_000);
});
