import { describe, expect, it } from 'vitest';
import type { TapKeys } from '#ports/tap-keys';
import { askedPeople, type AskedPeople } from '#test/support/asked-people';
import { inbound } from '#test/support/phones';
import { tapKey } from '#test/support/world';

const broken = [expect.stringContaining('That button does not work any more.')];

describe('a tap that is not to be believed', () => {
  it('is forged where its signature is not ours', async () => {
    const made = await askedPeople();
    await made.apply(
      made.tap('ana', 0, { key: { ...tapKey, key: 'a key that somebody made up for themselves' } }),
    );
    expect(await made.kinds()).toContain('answer-refused forged');
    expect(await made.told('ana')).toEqual(broken);
    expect(await isUnanswered(made)).toBe(true);
  });

  it('is forged where one sign of it is another', async () => {
    const made = await askedPeople();
    const { content, ...rest } = made.tap('ana', 0);
    const payload = content.kind === 'tap' ? content.payload.replace('.0.', '.1.') : '';
    await made.apply({ ...rest, content: { kind: 'tap', payload, title: 'Reject' } });
    expect(await made.kinds()).toContain('answer-refused forged');
    expect(await isUnanswered(made)).toBe(true);
  });

  it('was signed with a key that is not in use any more', async () => {
    const made = await askedPeople();
    await made.apply(made.tap('ana', 0, { key: { kid: 'gone', key: 'a key that was taken off the list' } }));
    expect(await made.kinds()).toContain('answer-refused key-retired');
    expect(await made.told('ana')).toEqual(broken);
    expect(await isUnanswered(made)).toBe(true);
  });

  it('is a reply about the record all the same: it is what we saw', async () => {
    const made = await askedPeople();
    await made.apply(made.tap('ana', 0, { key: { kid: 'gone', key: 'a key that was taken off the list' } }));
    expect(await made.kinds()).toContain('replied');
  });
});

describe('a tap on the button of somebody else', () => {
  it('does not count for anybody, and is no reply about the record', async () => {
    const made = await askedPeople();
    await made.apply(made.tap('rui', 0, { of: 'ana' }));
    expect(await made.kinds()).toContain('answer-refused not-yours');
    expect(await made.kinds()).not.toContain('replied');
    expect(await made.told('rui')).toEqual([
      'That question was put to somebody else. Your answer does not count.',
    ]);
    expect(await isUnanswered(made)).toBe(true);
  });

  it('with a signature made up is forged first', async () => {
    const made = await askedPeople();
    await made.apply(
      made.tap('rui', 0, { of: 'ana', key: { ...tapKey, key: 'a key that somebody made up' } }),
    );
    expect(await made.kinds()).toContain('answer-refused forged');
    expect(await made.kinds()).not.toContain('replied');
  });
});

describe('a token', () => {
  it('that was forwarded as text is a text', async () => {
    const made = await askedPeople();
    const { content } = made.tap('ana', 0);
    const body = content.kind === 'tap' ? content.payload : '';
    await made.apply(inbound(made.chasqui, body, { from: { waId: '551155500097' } }));
    expect(await isUnanswered(made)).toBe(true);
    expect(await made.kinds()).not.toContain('answered');
  });

  it('of a message that is not there leaves nothing on any record', async () => {
    const made = await askedPeople();
    await made.apply(made.tap('ana', 0, { of: 'nobody' }));
    expect(await made.kinds()).toEqual(['ask-planned', 'record-changed']);
    expect(await made.told('ana')).toEqual(broken);
  });

  it('of a message that asks nothing is of no ask', async () => {
    const made = await askedPeople();
    const { messages } = made.chasqui.ports;
    const silent = { ...messages, find: (ref: string) => messages.find(ref).then(asksNothing) };
    await made.apply(made.tap('ana', 0), { ...made.chasqui.ports, messages: silent });
    expect(await made.kinds()).toContain('answer-refused no-such-ask');
    expect(await made.told('ana')).toEqual(broken);
  });

  it('of an ask that is gone is of no ask', async () => {
    const made = await askedPeople();
    const asks = { ...made.chasqui.ports.asks, both: async () => ({}) };
    await made.apply(made.tap('ana', 0), { ...made.chasqui.ports, asks });
    expect(await made.kinds()).toContain('answer-refused no-such-ask');
    expect(await made.told('ana')).toEqual(broken);
  });
});

describe('a key that was put in a moment ago', () => {
  it('is read when a tap names it', async () => {
    const made = await askedPeople();
    const fresh = { kid: 'new1', key: 'a key that was put in a moment ago' };
    const tapKeys: TapKeys = { known: async () => [tapKey], again: async () => [fresh, tapKey] };
    await made.apply(made.tap('ana', 0, { key: fresh }), { ...made.chasqui.ports, tapKeys });
    expect((await made.now()).state.kind).toBe('decided');
  });

  it('leaves those of before in use', async () => {
    const made = await askedPeople();
    const fresh = { kid: 'new1', key: 'a key that was put in a moment ago' };
    const tapKeys: TapKeys = { known: async () => [fresh, tapKey], again: async () => undefined };
    await made.apply(made.tap('ana', 0), { ...made.chasqui.ports, tapKeys });
    expect((await made.now()).state.kind).toBe('decided');
  });
});

async function isUnanswered({ now, stateOf }: AskedPeople): Promise<boolean> {
  return (await now()).state.kind === 'open' && (await stateOf('ana')).kind === 'open';
}

function asksNothing<T extends { readonly value: { readonly ask?: string } } | undefined>(found: T): T {
  if (found !== undefined) Reflect.deleteProperty(found.value, 'ask');
  return found;
}
