import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceFact } from '#domain/facts/upkeep-fact';
import type { Workspace } from '#domain/workspace';
import { currentVersionKey } from '#adapters/tables/store/keys';
import { type Rig, noon, portsOf, unique } from './rig.ts';

const template = (body: string) =>
  ({ id: 'big', category: 'utility', text: { en: { body, buttons: ['OK'] } } }) as const;

const aWorkspace = (body = 'Ticket {{number}} waits.'): Workspace => ({
  branches: [{ id: 'sp', name: 'São Paulo', timeZone: 'America/Sao_Paulo', language: 'pt_BR' }],
  channels: [
    {
      id: 'ops',
      name: 'Operations',
      branch: 'sp',
      members: [{ person: 'ana', role: 'agent' }, { person: 'rui' }],
    },
  ],
  templates: [template(body)],
  routes: [
    {
      id: unique(12),
      when: { source: ['helpdesk', null, 1, true], detail: { ticket: { kind: ['a'] } } },
      record: {
        type: 'ticket',
        key: '{{detail.id}}',
        title: 'T',
        channel: 'ops',
        fields: { line: 'B' },
        close: true,
        reopen: false,
      },
      tell: [{ channel: 'ops', role: 'agent', template: 'big', with: { number: '{{detail.id}}' } }],
      notAfter: 3_600_000,
    },
  ],
});

const applying = (version: string): WorkspaceFact => ({
  kind: 'workspace-applied',
  at: noon,
  thing: unique(16),
  version,
  by: 'devops',
});

export function workspacesContract(rig: () => Rig): void {
  describe('workspaces', () => {
    // The pointer is one item for all: each test starts from a version that none of the others knows.
    let before: string;
    beforeEach(async () => {
      before = unique(16);
      await portsOf(rig()).workspaces.apply(aWorkspace(), applying(before));
    });

    it('are in force once applied, with a fact that names what was before', async () => {
      const { workspaces } = portsOf(rig());
      const [workspace, version] = [aWorkspace(), unique(16)];
      const fact = applying(version);
      expect(await workspaces.apply(workspace, fact)).toBe('applied');
      expect(await workspaces.current()).toBe(version);
      expect(await workspaces.load(version)).toEqual(workspace);
      const { items } = await rig().store.query({ table: 'ledger', partition: 'W', limit: 1000 });
      expect(items.find(({ thing }) => thing === fact.thing)).toMatchObject({
        version,
        before,
        by: 'devops',
      });
    });

    it('applied again change nothing', async () => {
      const { workspaces } = portsOf(rig());
      const [workspace, version] = [aWorkspace(), unique(16)];
      await workspaces.apply(workspace, applying(version));
      const standing = await rig().store.get('state', currentVersionKey);
      expect(await workspaces.apply(workspace, applying(version))).toBe('unchanged');
      expect(await rig().store.get('state', currentVersionKey)).toEqual(standing);
    });

    it('go back to an older version', async () => {
      const { workspaces } = portsOf(rig());
      const [workspace, version] = [aWorkspace(), unique(16)];
      await workspaces.apply(workspace, applying(version));
      await workspaces.apply(aWorkspace(), applying(unique(16)));
      expect(await workspaces.apply(workspace, applying(version))).toBe('applied');
      expect(await workspaces.current()).toBe(version);
    });

    it('are kept whole however large they are', async () => {
      const { workspaces } = portsOf(rig());
      const [workspace, version] = [aWorkspace(`é${randomBytes(500_000).toString('base64')}`), unique(16)];
      await workspaces.apply(workspace, applying(version));
      expect(await portsOf(rig()).workspaces.load(version)).toEqual(workspace);
    });

    it('refuse other content under a version that is stored', async () => {
      const { workspaces } = portsOf(rig());
      const version = unique(16);
      await workspaces.apply(aWorkspace(), applying(version));
      await workspaces.apply(aWorkspace(), applying(unique(16)));
      await expect(workspaces.apply(aWorkspace(), applying(version))).rejects.toThrow('other content');
    });

    it('throw for a version that was never applied', async () => {
      const { workspaces } = portsOf(rig());
      await expect(workspaces.load('never')).rejects.toThrow('was never applied');
    });

    it('applied at the same time are applied one after the other', async () => {
      const versions = Array.from({ length: 3 }, () => unique(16));
      await Promise.all(
        versions.map((version) => portsOf(rig()).workspaces.apply(aWorkspace(), applying(version))),
      );
      const { items } = await rig().store.query({ table: 'ledger', partition: 'W', limit: 1000 });
      const facts = items.filter(({ version }) => versions.some((mine) => mine === version));
      const last = await portsOf(rig()).workspaces.current();
      expect(new Set([...facts.map((fact) => fact.before), last])).toEqual(new Set([before, ...versions]));
    });

    it('may be ten seconds old when somebody else applies, and no older', async () => {
      let clock = noon;
      const { workspaces } = portsOf(rig(), () => clock);
      expect(await workspaces.current()).toBe(before);
      const version = unique(16);
      await portsOf(rig()).workspaces.apply(aWorkspace(), applying(version));
      clock += 9999;
      expect(await workspaces.current()).toBe(before);
      clock += 1;
      expect(await workspaces.current()).toBe(version);
    });
  });
}
