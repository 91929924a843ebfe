import { describe, expect, it } from 'vitest';
import type { Reply } from '#ports/replies';
import { noon, portsOf, type Rig, unique } from './rig.ts';

function replyOf(change: Partial<Reply> = {}): Reply {
  const content = { kind: 'text', body: 'done' } as const;
  const place = { record: unique(22), thing: unique(16) };
  return { ...place, person: unique(16), at: noon, salt: 's'.repeat(16), content, ...change };
}

const media = { key: 'media/r/t', mime: 'image/jpeg', bytes: 7 };

export function repliesContract(rig: () => Rig): void {
  describe('replies', () => {
    it('are kept as they came first', async () => {
      const { replies } = portsOf(rig());
      const [one, other] = [replyOf(), replyOf()];
      await replies.keep(one);
      await replies.keep({ ...one, salt: 't'.repeat(16) });
      expect(await replies.find(one)).toEqual(one);
      expect(await replies.of([other, one])).toEqual([undefined, one]);
    });

    it.each(['before', 'after'])('are changed by what came %s them, the newest by its time', async (when) => {
      const { replies } = portsOf(rig());
      const reply = replyOf();
      const change = async () => {
        await replies.amend(reply, { kind: 'edit', at: noon + 2, body: 'second' });
        await replies.amend(reply, { kind: 'edit', at: noon + 1, body: 'first' });
      };
      if (when === 'before') await change();
      await replies.keep(reply);
      if (when === 'after') await change();
      expect(await replies.find(reply)).toEqual({ ...reply, edited: 'second' });
    });

    it('that were taken back stay so, and give up their file', async () => {
      const { replies } = portsOf(rig());
      const reply = replyOf();
      await replies.keep(reply);
      expect(await replies.addMedia(reply, media)).toBe(true);
      await replies.amend(reply, { kind: 'edit', at: noon + 1, body: 'again' });
      expect(await replies.find(reply)).toMatchObject({ media, edited: 'again' });
      expect(await replies.amend(reply, { kind: 'revoke', at: noon + 2 })).toEqual({ dropped: media.key });
      await replies.amend(reply, { kind: 'edit', at: noon + 3, body: 'too late' });
      const { content: _, ...bare } = reply;
      expect(await replies.find(reply)).toEqual(bare);
      expect(await replies.addMedia(reply, media)).toBe(false);
    });

    it('may be changed before it is known what they are about', async () => {
      const { replies } = portsOf(rig());
      const reply = replyOf();
      expect(await replies.amend({ thing: reply.thing }, { kind: 'revoke', at: noon })).toEqual({});
      await replies.keep(reply);
      expect(await replies.find(reply)).not.toHaveProperty('content');
    });
  });

  describe('when somebody wrote last', () => {
    it('is the latest of the times, for each number', async () => {
      const { lastInbounds, people } = portsOf(rig());
      const id = unique(16);
      await lastInbounds.note(id, 'main', noon);
      expect(await people.find(id)).toBeUndefined();
      const person = {
        id,
        company: unique(16),
        name: 'Ana',
        language: 'en',
        branch: 'sp',
        consent: { kind: 'unknown' } as const,
      };
      await people.save(person, 0);
      await lastInbounds.note(id, 'main', noon);
      await lastInbounds.note(id, 'main', noon - 1);
      await lastInbounds.note(id, 'plant', noon - 5);
      expect((await people.find(id))?.value.lastInbound).toEqual({ main: noon, plant: noon - 5 });
    });
  });
}
