import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '#domain/outbound/send-answer';
import {
  answering,
  badTemplate,
  busy,
  deadToken,
  fine,
  lost,
  queued,
  story,
} from '#test/support/one-message';
import { applyWorkspace, lease, type World } from '#test/support/world';
import { smallWorkspace } from '#test/support/workspace';

describe('a worker that dies', () => {
  it('before its call leaves a doubt once its lease has ended, and not before', async () => {
    const { chasqui, ref } = await queued({
      meta: () => {
        throw new Error('killed');
      },
    });
    await expect(chasqui.send(ref)).rejects.toThrow('killed');
    expect(await chasqui.send(ref)).toEqual({ kind: 'ignored', reason: 'claimed-by-another' });
    chasqui.clock.now += lease + 1;
    expect(await chasqui.send(ref)).toEqual({ kind: 'in-doubt' });
    expect((await story(chasqui, ref)).facts).toMatchObject([{ kind: 'doubted', reason: 'lease-expired' }]);
  });

  it.each([
    [fine, 'accepted'],
    [badTemplate, 'failed'],
    [busy, 'waiting'],
  ] as const)('after the fact of the answer %j has its work finished: %s', async (answer, status) => {
    const { chasqui, ref } = await queued({ meta: answering(answer) });
    let died = false;
    const dying: World['ports']['messages'] = {
      ...chasqui.ports.messages,
      move: async (next, from, fact) => {
        if (next.status !== 'sending' && !died) {
          died = true;
          throw new Error('killed');
        }
        return chasqui.ports.messages.move(next, from, fact);
      },
    };
    await expect(chasqui.send(ref, { ...chasqui.ports, messages: dying })).rejects.toThrow('killed');
    chasqui.clock.now += lease + 1;
    const still = { ...chasqui.ports, whatsapp: { send: async () => lost } };
    const outcome = await chasqui.send(ref, still);
    const { message } = await story(chasqui, ref);
    expect(status === 'waiting' ? ['waiting', 'doubt'] : [status]).toContain(message.status);
    expect(outcome.kind).not.toBe('ignored');
  });
});

describe('an answer that comes after the lease', () => {
  async function late(answer: SendAnswer) {
    const { chasqui, ref } = await queued();
    const slow = {
      send: async () => {
        chasqui.clock.now += lease + 1;
        expect(await chasqui.send(ref)).toEqual({ kind: 'in-doubt' });
        return answer;
      },
    };
    const outcome = await chasqui.send(ref, { ...chasqui.ports, whatsapp: slow });
    return { outcome, ...(await story(chasqui, ref)) };
  }

  it('settles the doubt that was taken for it', async () => {
    const { outcome, message, facts } = await late(fine);
    expect(outcome).toEqual({ kind: 'accepted' });
    expect(message.status).toBe('accepted');
    expect(facts.map(({ kind }) => kind)).toEqual(['accepted', 'doubted', 'settled']);
  });

  it('may settle it as a refusal', async () => {
    expect((await late(badTemplate)).message).toMatchObject({
      status: 'failed',
      reason: 'template-not-approved',
    });
    const { message, facts } = await late(deadToken);
    expect(message.status).toBe('waiting');
    expect(facts.map(({ kind }) => kind)).toEqual(['refused', 'doubted', 'settled']);
  });
});

describe('an answer that was put after the doubt, by a worker that died then', () => {
  it('is found when the job comes again', async () => {
    const { chasqui, ref } = await queued({ meta: answering(fine) });
    let moves = 0;
    const dying: World['ports']['messages'] = {
      ...chasqui.ports.messages,
      move: async (next, from, fact) => {
        moves += 1;
        if (moves > 1) throw new Error('killed');
        return chasqui.ports.messages.move(next, from, fact);
      },
    };
    const slow = {
      send: async () => {
        chasqui.clock.now += lease + 1;
        expect(await chasqui.send(ref)).toEqual({ kind: 'in-doubt' });
        return fine;
      },
    };
    await expect(chasqui.send(ref, { ...chasqui.ports, messages: dying, whatsapp: slow })).rejects.toThrow(
      'killed',
    );
    expect((await story(chasqui, ref)).message.status).toBe('doubt');
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect((await story(chasqui, ref)).message.status).toBe('accepted');
  });
});

describe('a message that somebody else moves first', () => {
  it.each(['sending', 'accepted', 'doubt', 'cancelled'] as const)(
    'is left alone at the step to %s',
    async (step) => {
      const answer = step === 'doubt' ? lost : fine;
      const { chasqui, ref } = await queued({ meta: answering(answer) });
      if (step === 'cancelled') await applyWorkspace(chasqui, smallWorkspace({ channels: [] }), 'v2');
      const overtaken: World['ports']['messages'] = {
        ...chasqui.ports.messages,
        move: async (next, from, fact) =>
          next.status === step ? false : chasqui.ports.messages.move(next, from, fact),
      };
      const outcome = await chasqui.send(ref, { ...chasqui.ports, messages: overtaken });
      expect(outcome).toEqual({ kind: 'ignored', reason: 'overtaken' });
    },
  );
});
