import { describe, expect, it } from 'vitest';
import { company, start } from './importing.ts';

const ana = 'ana,Ana Souza,+55 11 5550-0101,pt_BR,sao-paulo,,given,form,2026-03-02';

describe('the evidence of a consent', () => {
  const columns =
    'id,name,phone,language,branch,consent,consent_source,consent_at,consent_by,consent_wording';
  const wording = 'I agree to get work messages on WhatsApp';
  const told = (said: string) => [columns, `ana,Ana Souza,,pt_BR,sao-paulo,${said},${wording}`].join('\n');

  it('is kept with the person, and is a fact that names neither where it was said, nor who wrote it down, nor the wording', async () => {
    const { bringFile, who, factsOf } = company();
    await bringFile(told('given,talk with Rita Gomes,2026-03-02,rita.gomes'));
    const { id, consent } = await who('ana');
    expect(consent).toMatchObject({
      kind: 'given',
      source: 'talk with Rita Gomes',
      by: 'rita.gomes',
      wording,
    });
    const facts = await factsOf(id);
    expect(facts.map(({ kind }) => kind)).toEqual(['person-imported', 'consent-changed']);
    expect(facts.find(({ kind }) => kind === 'consent-changed')).toMatchObject({
      to: 'given',
      scope: 'all',
      saidAt: Date.parse('2026-03-02'),
      source: 'company',
      digest: expect.stringMatching(/^[\w-]{16}$/),
    });
    for (const said of [wording, 'rita', 'Rita', 'talk']) expect(JSON.stringify(facts)).not.toContain(said);
  });

  it('is written once, however often the file comes', async () => {
    const { bringFile, who, factsOf } = company();
    await bringFile(told('given,form,2026-03-02,hr.desk'));
    await bringFile(told('given,form,2026-03-02,hr.desk'));
    await bringFile(told('given,form,2026-03-02,hr.desk').replace('Ana Souza', 'Ana S.'));
    const facts = await factsOf((await who('ana')).id);
    expect(facts.filter(({ kind }) => kind === 'consent-changed')).toHaveLength(1);
  });
});

describe('what somebody said and did on their phone', () => {
  const heard = {
    waIds: ['555550101'],
    userIds: ['BR.1A2b'],
    optOuts: { news: { at: start - 1000, source: 'whatsapp' } },
    marketing: { kind: 'stopped', at: start - 1000, source: 'whatsapp-error' },
    lastInbound: { main: start - 1000 },
  } as const;

  const after = async (row: string, before = ana) => {
    const { bring, who, people, clock } = company();
    await bring(before);
    await people.save({ ...(await who('ana')), ...heard }, 1);
    clock.now += 1000;
    await bring(row);
    return who('ana');
  };

  it('stays where a row changes something else', async () => {
    expect(await after(ana.replace('Ana Souza', 'Ana S.'))).toMatchObject({ name: 'Ana S.', ...heard });
  });

  it('stays, but for the names of the old phone, where the phone is another', async () => {
    const moved = await after(ana.replace('5550-0101', '5550-0102'));
    const { waIds: _, userIds: __, ...said } = heard;
    expect(moved).toMatchObject(said);
    expect(moved).not.toHaveProperty('waIds');
    expect(moved).not.toHaveProperty('userIds');
  });

  it('stays with its names where the company tells the phone that WhatsApp knew, or none', async () => {
    expect(await after(ana.replace('+55 11 5550-0101', '+555550101'))).toMatchObject(heard);
    expect(await after(ana.replace('+55 11 5550-0101', ''))).toMatchObject(heard);
    expect(await after(ana, ana.replace('+55 11 5550-0101', ''))).toMatchObject(heard);
  });

  it('counts more than a file with the phone that they have left, and says so', async () => {
    const { bring, who, people } = company();
    await bring(ana);
    const { phone: left, ...phoneless } = await who('ana');
    await people.save({ ...phoneless, ...heard, waIds: [], ...(left && { leftPhone: left }) }, 1);
    expect(await bring(ana)).toMatchObject({
      unchanged: 1,
      warnings: [{ line: 2, column: 'phone', message: expect.stringContaining('no longer') }],
    });
    await bring(ana.replace('Ana Souza', 'Ana S.'));
    expect(await who('ana')).not.toHaveProperty('phone');
    expect((await who('ana')).leftPhone?.reveal()).toBe(left?.reveal());
    expect(await bring(ana.replace('5550-0101', '5550-0102'))).toMatchObject({ changed: 1, warnings: [] });
    expect(await who('ana')).toMatchObject({ userIds: heard.userIds });
    expect((await who('ana')).phone?.reveal()).toBe('+551155500102');
    expect(await who('ana')).not.toHaveProperty('leftPhone');
  });

  it('is forgotten with an empty phone, after which the old one is taken again', async () => {
    const { bring, who, people } = company();
    await bring(ana);
    const { phone: left, ...phoneless } = await who('ana');
    await people.save({ ...phoneless, ...(left && { leftPhone: left }) }, 1);
    expect(await bring(ana.replace('+55 11 5550-0101', ''))).toMatchObject({ changed: 1 });
    expect(await bring(ana)).toMatchObject({ changed: 1, warnings: [] });
    expect((await who('ana')).phone?.reveal()).toBe(left?.reveal());
  });

  it('is not undone by a consent without a date', async () => {
    const { optOuts, consent } = await after(
      ana.replace(/given.*/, 'given,form,'),
      ana.replace(/given.*/, ',,'),
    );
    expect(consent).toMatchObject({ kind: 'given', at: optOuts?.['news']?.at });
  });
});
