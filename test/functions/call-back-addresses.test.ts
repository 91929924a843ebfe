import { describe, expect, it } from 'vitest';
import { answered, askedWorld, askingWorkspace, byHttps } from '#test/support/asked-for';
import { calling } from '#test/support/calling';
import { applyWorkspace } from '#test/support/world';

const decision = { person: 'rui', option: 'reject', decides: 'rejected' } as const;

describe('the address of a system that waits', () => {
  it.each([
    ['not-an-address', 'http://erp.example.com/'],
    ['not-an-address', 'https://erp.example.com:8443/'],
    ['not-an-address', 'https://user:word@erp.example.com/'],
    ['not-an-address', 'https://user@erp.example.com/'],
    ['not-an-address', 'ftp://erp.example.com/'],
    ['not-an-address', 'erp.example.com'],
    ['not-an-address', ''],
    ['host-not-listed', 'https://erp.example.com.evil.example/'],
    ['host-not-listed', 'https://evil.example/?erp.example.com'],
    ['host-not-listed', 'https://evil.example#@erp.example.com'],
    ['host-not-listed', 'https://sub.erp.example.com/'],
    ['host-not-listed', 'https://erp.example.com./'],
    ['host-not-listed', 'https://169.254.169.254/latest/meta-data/'],
    ['host-not-listed', 'https://[::1]/'],
  ])('is not called where an event names another address (%s): %s', async (reason, url) => {
    const world = await askedWorld({ callback: { kind: 'https', url, source: 'erp' } });
    const step = calling(world);
    const job = await step.jobOf(await answered(world, decision));
    expect(await step.handle(job, 1)).toMatchObject({ kind: 'refused', reason });
    expect(step.letters).toEqual([]);
    expect(await step.calledBack()).toMatchObject({ as: 'refused', reason });
  });

  it.each([
    ['HTTPS://ERP.example.com/x', 'https://erp.example.com/x'],
    ['https://erp.example.com:443/x', 'https://erp.example.com/x'],
  ])('is called at %s, however that is spelled', async (url, href) => {
    const world = await askedWorld({ callback: { kind: 'https', url, source: 'erp' } });
    const step = calling(world);
    await step.handle(await step.jobOf(await answered(world, decision)), 1);
    expect(step.letters[0]?.url.href).toBe(href);
  });

  it('of a source that names no host, or is not there, is not called', async () => {
    const { sources: _, ...none } = askingWorkspace();
    for (const workspace of [none, askingWorkspace({ sources: [{ id: 'erp', signature: 'iam' }] })]) {
      const world = await askedWorld({ callback: byHttps }, workspace);
      const step = calling(world);
      const job = await step.jobOf(await answered(world, decision));
      expect(await step.handle(job, 1)).toMatchObject({ kind: 'refused', reason: 'host-not-listed' });
    }
  });

  it('is judged by the workspace of the ask, whatever is in force by now', async () => {
    const world = await askedWorld({ callback: byHttps });
    await applyWorkspace(world.chasqui, askingWorkspace({ sources: [] }), 'v3');
    const step = calling(world);
    const job = await step.jobOf(await answered(world, decision));
    expect(await step.handle(job, 1)).toMatchObject({ kind: 'called' });
  });

  it('without a secret of its own waits for one', async () => {
    const world = await askedWorld({ callback: byHttps });
    const step = calling(world, { secrets: [] });
    const job = await step.jobOf(await answered(world, decision));
    await expect(step.handle(job, 1)).rejects.toMatchObject({ code: 'CallbackSecretMissing' });
    expect(step.letters).toEqual([]);
  });
});
