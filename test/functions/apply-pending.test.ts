import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { answerContent } from '#domain/inbound/answer-content';
import type { Inbound } from '#domain/inbound/inbound';
import type { OutboundContent } from '#domain/outbound/outbound';
import type { Workspace } from '#domain/workspace';
import { type AskedOptions, type AskedPeople, askedPeople } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';
import { inbound } from '#test/support/phones';
import { putAsked, refOf } from '#test/support/put-asked';
import { personOf } from '#test/support/world';

const quorum: AskRule = { ...approval, mode: { kind: 'quorum', of: 2 } };

function from(people: AskedPeople, company: string, content: Inbound['content'] | string): Inbound {
  people.chasqui.clock.now += 60_000;
  return inbound(people.chasqui, content, {
    from: { waId: personOf(company).phone?.reveal().slice(1) ?? '' },
  });
}

/** What somebody was sent last, as Meta gets it. */
async function shown({ chasqui }: AskedPeople, company: string): Promise<OutboundContent | undefined> {
  const found = await Promise.all(
    [...new Set(chasqui.ports.sendQueue.refs)].map((ref) => chasqui.ports.messages.find(ref)),
  );
  const last = found.findLast((one) => one?.value.person === personOf(company).id);
  return last && answerContent(last.value);
}

const idsIn = (content: OutboundContent | undefined): readonly string[] => {
  if (content?.kind === 'buttons') return content.buttons.map(({ id }) => id);
  return content?.kind === 'list' ? content.sections.flatMap(({ rows }) => rows.map(({ id }) => id)) : [];
};

async function asked(rule: AskRule = quorum, options: AskedOptions = {}): Promise<AskedPeople> {
  return askedPeople(rule, options);
}

describe('the word for what waits', () => {
  it.each(['pending', 'Pendentes', 'PENDIENTES!', 'pendências'])(
    '%s lists what they have not answered',
    async (word) => {
      const people = await asked();
      await people.apply(from(people, 'ana', word));
      const content = await shown(people, 'ana');
      expect(content).toMatchObject({
        kind: 'list',
        sections: [
          { rows: [{ title: 'Printer is on fire', description: expect.stringContaining('until') }] },
        ],
      });
    },
  );

  it('within a sentence is none', async () => {
    const people = await asked();
    await people.apply(from(people, 'ana', 'this is pending'));
    expect((await shown(people, 'ana'))?.kind).not.toBe('list');
  });

  it('says so where nothing waits: answered, over, or closed', async () => {
    const people = await asked();
    await people.apply(people.tap('ana', 0));
    await people.apply(from(people, 'ana', 'pending'));
    expect(await shown(people, 'ana')).toMatchObject({ body: 'Nothing waits for your answer.' });
    people.chasqui.clock.now = people.ask.deadline;
    await people.apply(from(people, 'rui', 'pending'));
    expect(await shown(people, 'rui')).toMatchObject({ body: 'Nothing waits for your answer.' });
  });

  it('of somebody who is gone meanwhile is answered by nobody', async () => {
    const people = await asked();
    const { ports } = people.chasqui;
    const word = from(people, 'ana', 'pending');
    let looked = 0;
    const gone = { ...ports.people, find: async () => ((looked += 1), undefined) };
    await people.apply(word, { ...ports, people: gone });
    expect(looked).toBeGreaterThan(0);
    expect(await people.told('ana')).toEqual([]);
  });

  it('brings the question back, whose buttons are those of the first', async () => {
    const people = await asked();
    await people.apply(from(people, 'ana', 'pending'));
    const [row = ''] = idsIn(await shown(people, 'ana'));
    await people.apply(from(people, 'ana', { kind: 'choice', id: row, title: 'Printer is on fire' }));
    const content = await shown(people, 'ana');
    expect(content).toMatchObject({
      kind: 'buttons',
      body: 'May Ana buy this today?',
      buttons: [{ title: 'Approve' }, { title: 'Reject' }],
    });
    const [yes = ''] = idsIn(content);
    await people.apply(from(people, 'ana', { kind: 'choice', id: yes, title: 'Approve' }));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answered', option: 'approve' });
  });

  it('lists ten at most, the newest ones, and those that end first come first', async () => {
    const people = await asked();
    const { asks } = people.chasqui.ports;
    for (let later = 1; later <= 10; later += 1) {
      const { at, deadline } = people.ask;
      const id = String(later).padEnd(16, 'a');
      const more = { ...people.ask, id, at: at + later, deadline: deadline - later };
      const { record, event, route, version, kind } = more;
      const about = { record, slice: 0, at: more.at, thing: id, event, route, version, ask: kind };
      const plan = { kind: 'opened', mode: 'quorum', of: 3, deadline } as const;
      await asks.open(more, { kind: 'ask-planned', ...about, plan }, { again: true });
      await putAsked(more, { company: 'ana', state: undefined }, people.chasqui);
    }
    await people.apply(from(people, 'ana', 'pending'));
    const ids = idsIn(await shown(people, 'ana'));
    expect(ids).toHaveLength(10);
    expect(ids.at(0)).toBe(`p.${refOf({ ...people.ask, at: people.ask.at + 10 }, 'ana')}`);
    expect(ids).not.toContain(`p.${refOf(people.ask, 'ana')}`);
  });

  it('tells by whom it was decided where it needs no answer any more', async () => {
    const people = await asked({ ...approval, mode: { kind: 'anyone' } });
    await people.apply(from(people, 'ana', 'pending'));
    const [row = ''] = idsIn(await shown(people, 'ana'));
    await people.apply(people.tap('rui', 0));
    await people.apply(from(people, 'ana', { kind: 'choice', id: row, title: 'Printer is on fire' }));
    expect((await people.told('ana')).at(-1)).toContain('approved by RUI');
  });

  it('shows nobody else’s question, nor one that is not there', async () => {
    const people = await asked();
    await people.apply(from(people, 'ana', 'pending'));
    const [row = ''] = idsIn(await shown(people, 'ana'));
    await people.apply(from(people, 'rui', { kind: 'choice', id: row, title: 'x' }));
    expect((await shown(people, 'rui'))?.kind).not.toBe('buttons');
    const other = `p.${people.ask.record}.00.000000000.${'z'.repeat(16)}`;
    await people.apply(from(people, 'rui', { kind: 'choice', id: other, title: 'x' }));
    expect((await shown(people, 'rui'))?.kind).not.toBe('buttons');
    await people.apply(from(people, 'rui', { kind: 'choice', id: 'p.nonsense', title: 'x' }));
    expect((await shown(people, 'rui'))?.kind).not.toBe('buttons');
  });
});

const many: AskRule = {
  ...quorum,
  options: ['north', 'south', 'east', 'west'].map((id) => ({ id, label: { en: `To the ${id}`, pt_BR: id } })),
};

const oneButton: Partial<Workspace> = {
  templates: [
    {
      id: 'may',
      category: 'utility',
      text: { en: { body: 'May {{who}} buy this today?', buttons: ['Choose'] } },
    },
  ],
};

describe('more options than buttons', () => {
  it('come as a list after a tap on the one button, and a row of it is an answer', async () => {
    const people = await asked(many, { workspace: oneButton });
    await people.apply(people.tap('ana', undefined, { title: 'Choose' }));
    const content = await shown(people, 'ana');
    expect(content).toMatchObject({ kind: 'list', body: 'Your answer on “Printer is on fire”:' });
    const ids = idsIn(content);
    expect(ids).toHaveLength(4);
    await people.apply(from(people, 'ana', { kind: 'choice', id: ids[2] ?? '', title: 'To the east' }));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answered', option: 'east' });
  });

  it('are not shown of an ask that is over', async () => {
    const people = await asked({ ...many, mode: { kind: 'anyone' } }, { workspace: oneButton });
    await people.apply(people.tap('rui', 1));
    await people.apply(people.tap('ana', undefined, { title: 'Choose' }));
    expect((await people.told('ana')).at(-1)).toContain('approved by RUI');
  });

  it('cannot be listed while no key is in force, and come when the delivery comes again', async () => {
    const people = await asked(many, { workspace: oneButton });
    const tap = people.tap('ana', undefined, { title: 'Choose' });
    const { ports } = people.chasqui;
    let reads = 0;
    const tapKeys = {
      ...ports.tapKeys,
      known: async () => {
        reads += 1;
        return reads === 1 ? ports.tapKeys.known() : [];
      },
    };
    await expect(people.apply(tap, { ...ports, tapKeys })).rejects.toThrow('no tap key');
    await people.apply(tap);
    expect((await shown(people, 'ana'))?.kind).toBe('list');
  });
});
