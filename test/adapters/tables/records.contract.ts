import { describe, expect, it } from 'vitest';
import { stampOf } from '#domain/instant';
import { recordKey } from '#adapters/tables/store/keys';
import { type Rig, noon, portsOf } from './rig.ts';
import { aChange, aRecord } from './samples.ts';

export function recordsContract(rig: () => Rig): void {
  describe('records', () => {
    it('are there with the fact of their change, from version 1', async () => {
      const { records, ledger } = portsOf(rig());
      const record = aRecord();
      const fact = aChange(record.id);
      expect(await records.find(record.id)).toBeUndefined();
      expect(await records.change(record, 0, fact)).toEqual({ kind: 'changed' });
      expect(await records.find(record.id)).toEqual({ value: record, version: 1 });
      expect((await ledger.ofRecord(record.id)).facts).toEqual([fact]);
    });

    it('without a stage, a url or fields come back without them', async () => {
      const { records } = portsOf(rig());
      const { stage: _stage, url: _url, ...bare } = aRecord({ fields: {} });
      await records.change(bare, 0, aChange(bare.id));
      expect((await records.find(bare.id))?.value).toEqual(bare);
    });

    it('changed by somebody else meanwhile are stale, and nothing is written', async () => {
      const { records, ledger } = portsOf(rig());
      const record = aRecord();
      const first = aChange(record.id);
      await records.change(record, 0, first);
      const late = aChange(record.id);
      expect(await records.change({ ...record, title: 'late' }, 0, late)).toEqual({ kind: 'stale' });
      expect(await records.change({ ...record, title: 'early' }, 7, late)).toEqual({ kind: 'stale' });
      expect((await ledger.ofRecord(record.id)).facts).toEqual([first]);
    });

    it('that are not there are stale for whoever believes so', async () => {
      const record = aRecord();
      expect(await portsOf(rig()).records.change(record, 3, aChange(record.id))).toEqual({ kind: 'stale' });
    });

    it('changed by this very event before say so with the fact that stands', async () => {
      const { records } = portsOf(rig());
      const record = aRecord();
      const fact = aChange(record.id);
      await records.change(record, 0, fact);
      const again = await records.change({ ...record, title: 'other' }, 1, { ...fact, state: 'changed' });
      expect(again).toEqual({ kind: 'already', fact });
      expect((await records.find(record.id))?.value.title).toBe(record.title);
    });

    it('are listed under their channel while open, and by the month of closing afterwards', async () => {
      const { store, settle } = rig();
      const { records } = portsOf(rig());
      const open = aRecord();
      const channel = `channel-${open.id}`;
      await records.change({ ...open, channel }, 0, aChange(open.id));
      settle();
      const listed = { ...recordKey(open.id), listAt: `${stampOf(noon)}#${open.id}` };
      const query = { table: 'state', index: 'list', limit: 10 } as const;
      expect((await store.query({ ...query, partition: `${channel}#open` })).items).toEqual([
        { ...listed, list: `${channel}#open` },
      ]);
      await records.change({ ...open, channel, closedAt: Date.UTC(2026, 11, 1) }, 1, aChange(open.id));
      settle();
      expect((await store.query({ ...query, partition: `${channel}#open` })).items).toEqual([]);
      expect((await store.query({ ...query, partition: `${channel}#closed#2026-12` })).items).toHaveLength(1);
    });
  });
}
