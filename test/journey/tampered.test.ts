import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allFacts, sealKey } from '#domain/archive/archive-key';
import { auditedCompany } from '#test/support/audited-company';

let audited: Awaited<ReturnType<typeof auditedCompany>>;
beforeAll(async () => {
  audited = await auditedCompany();
});
afterAll(() => audited.company.stop());

describe('behind the system’s back', () => {
  const found = async (kind: string, ...words: readonly string[]) => {
    const { code, findings } = await audited.verify(...words);
    expect(code).toBe(1);
    return findings.filter((finding) => finding.kind === kind);
  };

  it('a fact that was changed is named', async () => {
    const { facts, put } = audited.table;
    const [fact] = await facts();
    if (fact === undefined) throw new Error('there is no fact');
    const { pk, sk, kind } = fact;
    await put({ ...fact, at: 1 });
    await audited.company.stack().idle();
    expect(await found('fact-changed')).toEqual([
      { kind: 'fact-changed', hour: expect.any(String), pk, sk, fact: kind },
    ]);
    // It says so also when it was put right again: the archive saw both.
    await put(fact);
    await audited.company.stack().idle();
    expect(await found('fact-changed')).toEqual([expect.objectContaining({ pk, sk })]);
  });

  it('a fact that was removed is named', async () => {
    const { facts, remove } = audited.table;
    const fact = (await facts()).at(-1);
    const place = { pk: fact?.pk, sk: fact?.sk };
    await remove(place);
    await audited.company.stack().idle();
    expect(await found('fact-missing')).toEqual([expect.objectContaining(place)]);
    expect(await found('fact-removed')).toEqual([expect.objectContaining(place)]);
  });

  it('a fact that was put in is named', async () => {
    const { facts, put } = audited.table;
    const [fact] = await facts();
    const place = { pk: fact?.pk, sk: `${fact?.sk}-more` };
    await put({ ...fact, ...place });
    await audited.company.stack().idle();
    expect(await found('fact-forged')).toEqual([expect.objectContaining(place)]);
  });

  it('an object of the archive that was changed is named', async () => {
    const { keys, text, replace, remove } = audited.archive;
    const [object = ''] = await keys(allFacts);
    const whole = await text(object);
    await replace(object, whole.replace('"kind":"put"', '"kind":"out"'));
    expect(await found('object-changed')).toEqual([expect.objectContaining({ object })]);
    expect(await found('line-unreadable')).toEqual([expect.objectContaining({ object })]);
    await remove(object);
    expect(await found('object-missing')).toEqual([expect.objectContaining({ object })]);
    await replace(object, whole);
    expect(await found('object-changed')).toEqual([]);
  });

  it('an object that was put into a sealed hour is named', async () => {
    const { keys, replace, remove } = audited.archive;
    const [object = ''] = await keys(allFacts);
    const [stray, odd] = [object.replace(/-\d+-[0-9a-f]{8}/, '-1-00000000'), `${object}.bak`];
    await replace(stray, '');
    await replace(odd, '');
    expect(await found('object-unsealed')).toEqual([expect.objectContaining({ object: stray })]);
    expect(await found('object-unknown')).toEqual([expect.objectContaining({ object: odd })]);
    await remove(stray);
    await remove(odd);
  });

  it('an object is neither deleted nor hidden where no version is named', async () => {
    const { hide, keys } = audited.archive;
    const [object = ''] = await keys(allFacts);
    expect((await hide(object)).status).toBe(403);
    expect(await keys(allFacts)).toContain(object);
  });

  it('a seal that was changed, taken out or made with another key is named', async () => {
    const { first, last } = await audited.verify();
    const { text, replace, remove } = audited.archive;
    const whole = await text(sealKey(first));
    await replace(sealKey(first), whole.replace(/"signature":"..../, '"signature":"AAAA'));
    expect(await found('seal-not-signed')).toEqual([{ kind: 'seal-not-signed', hour: first }]);
    expect(await found('chain-cut')).toEqual([{ kind: 'chain-cut', hour: last }]);
    await replace(sealKey(first), 'nothing');
    expect(await found('seal-unreadable')).toEqual([{ kind: 'seal-unreadable', hour: first }]);
    await replace(sealKey(first), whole);
    expect(await found('seal-of-another-key', '--key', 'ab'.repeat(32))).toHaveLength(2);
    await remove(sealKey(first));
    // The chain begins with a seal that names one before it.
    expect(await found('chain-cut')).toEqual([{ kind: 'chain-cut', hour: last }]);
    expect((await found('object-unsealed')).every(({ hour }) => hour === first)).toBe(true);
    await audited.hoursPass(3);
    await remove(sealKey(last));
    await replace(sealKey(first), whole);
    expect(await found('seal-missing')).toEqual([{ kind: 'seal-missing', hour: last }]);
  });

  it('all of it is told in words', async () => {
    const { code, out } = await audited.company.chasqui('audit', 'verify');
    expect(code).toBe(1);
    expect(out).toMatch(/^fact-removed: R#\S+ \/ \S+ \(.+, \d{4}-\d\d-\d\dT\d\d\): the fact was removed/m);
    expect(out).toMatch(/\d+ findings: not all is as it was written$/);
  });
});
