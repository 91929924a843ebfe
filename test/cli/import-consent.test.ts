import { describe, expect, it } from 'vitest';
import { company, start } from './importing.ts';

const ana = 'ana,Ana Souza,+55 11 5550-0101,pt_BR,sao-paulo,,given,form,2026-03-02';

describe('the evidence of a consent', () => {
  const columns =
    'id,name,phone,language,branch,consent,consent_source,consent_at,consent_by,consent_wording';
  const wording = 'I agree to get work messages on WhatsApp';
  const told = (said: string) => [columns, `ana,Ana Souza,,pt_BR,sao-paulo,${said},${wording}`].join('\n');

  it('is kept with the person, and is a fact without the wording itself', async () => {
    const { bringFile, who, factsOf } = company();
    await bringFile(told('given,form,2026-03-02,hr.desk'));
    const { id, consent } = await who('ana');
    expect(consent).toMatchObject({
      kind: 'given',
      source: 'form',
      by: 'hr.desk',
      wording: { text: wording },
    });
    const facts = await factsOf(id);
    expect(facts.map(({ kind }) => kind)).toEqual(['person-imported', 'consent-changed']);
    expect(facts.find(({ kind }) => kind === 'consent-changed')).toMatchObject({
      to: 'given',
      scope: 'all',
      saidAt: Date.parse('2026-03-02'),
      source: 'form',
      by: 'hr.desk',
      digest: expect.stringMatching(/^[\w-]{16}$/),
    });
    expect(JSON.stringify(facts)).not.toContain(wording);
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

  it('is not undone by a consent without a date', async () => {
    const { optOuts, consent } = await after(
      ana.replace(/given.*/, 'given,form,'),
      ana.replace(/given.*/, ',,'),
    );
    expect(consent).toMatchObject({ kind: 'given', at: optOuts?.['news']?.at });
  });
});
