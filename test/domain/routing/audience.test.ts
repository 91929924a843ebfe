import { describe, expect, it } from 'vitest';
import { audienceOf } from '#domain/routing/audience';
import { textRenderer } from '#domain/texts/text';
import type { Tell, Telling } from '#domain/workspace';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const [agents] = ticketOpened.tell;
if (agents === undefined) throw new Error('the example route tells nobody');
const { role: _, ...everyone } = agents;
const scope = { detail: { requester: 'rui', watchers: ['eva', 'ana'], nested: { x: 1 } } };

function audience(...tell: readonly Tell[]) {
  const route: Telling = { ...ticketOpened, tell };
  return audienceOf(route, smallWorkspace(), { scope, text: textRenderer() });
}

function names(...tell: readonly Tell[]) {
  return audience(...tell).map(({ member }) => member.person);
}

describe('the audience of a route', () => {
  it('is the members with the role it names', () => {
    expect(names(agents)).toEqual(['ana', 'rui']);
  });

  it('is every member where it names none', () => {
    expect(names(everyone)).toEqual(['ana', 'rui', 'eva']);
  });

  it('has each person once, reached by the first entry that means them', () => {
    const twice = audience(agents, everyone);
    expect(twice.map((one) => [one.member.person, one.index])).toEqual([
      ['ana', 0],
      ['rui', 0],
      ['eva', 1],
    ]);
  });

  it('is empty for an empty channel', () => {
    expect(audience({ ...agents, channel: 'empty' })).toEqual([]);
  });

  it('cannot be found in a channel that the workspace does not have', () => {
    expect(() => audience({ ...agents, channel: 'gone' })).toThrow("no 'gone'");
  });
});

describe('whom the event names', () => {
  it('are told in the order of the text, members of the channel or not', () => {
    const named = audience({ ...everyone, channel: 'empty', person: '{{ detail.watchers | join: "," }}' });
    expect(named.map(({ member, named: how }) => [member.person, how])).toEqual([
      ['eva', { kind: 'person' }],
      ['ana', { kind: 'person' }],
    ]);
  });

  it('are told as members where an entry before means them so, and the other way round', () => {
    const requester = { ...everyone, person: '{{ detail.requester }}' };
    expect(audience(agents, requester).map(({ named }) => named)).toEqual([undefined, undefined]);
    expect(audience(requester, agents).map(({ member, named }) => [member.person, named?.kind])).toEqual([
      ['rui', 'person'],
      ['ana', undefined],
    ]);
  });

  it('are the managers of some, by a name that no company’s id can be', () => {
    expect(audience({ ...everyone, managerOf: '{{ detail.requester }}' })).toMatchObject([
      { member: { person: 'manager-of:rui' }, named: { kind: 'manager', of: 'rui' } },
    ]);
  });

  it('are nobody where the text is empty or does not render: a place that says so, for each entry', () => {
    const unnamed = [{ person: '{{ detail.nobody }}' }, { managerOf: '{{ detail.nested }}' }];
    expect(audience(...unnamed.map((naming) => ({ ...everyone, ...naming })))).toMatchObject([
      { member: { person: 'nobody-named:0' }, named: { kind: 'nobody', reason: 'nobody-named' }, index: 0 },
      { member: { person: 'nobody-named:1' }, named: { kind: 'nobody', reason: 'nobody-named' }, index: 1 },
    ]);
  });
});
