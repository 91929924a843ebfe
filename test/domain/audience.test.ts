import { describe, expect, it } from 'vitest';
import { audienceOf } from '#domain/audience';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const [tell] = ticketOpened.tell;
if (tell === undefined) throw new Error('the example route tells nobody');
const { role: _, ...everyone } = tell;

describe('the audience of a route', () => {
  it('is the members with the role it names', () => {
    expect(audienceOf(ticketOpened, smallWorkspace()).map(({ member }) => member.person)).toEqual([
      'ana',
      'rui',
    ]);
  });

  it('is every member where it names none', () => {
    const all = audienceOf({ ...ticketOpened, tell: [everyone] }, smallWorkspace());
    expect(all.map(({ member }) => member.person)).toEqual(['ana', 'rui', 'eva']);
  });

  it('has each person once, reached by the first entry that means them', () => {
    const twice = audienceOf({ ...ticketOpened, tell: [tell, everyone] }, smallWorkspace());
    expect(twice.map((one) => [one.member.person, one.index])).toEqual([
      ['ana', 0],
      ['rui', 0],
      ['eva', 1],
    ]);
  });

  it('is empty for an empty channel', () => {
    expect(audienceOf({ ...ticketOpened, tell: [{ ...tell, channel: 'empty' }] }, smallWorkspace())).toEqual(
      [],
    );
  });

  it('cannot be found in a channel that the workspace does not have', () => {
    expect(() =>
      audienceOf({ ...ticketOpened, tell: [{ ...tell, channel: 'gone' }] }, smallWorkspace()),
    ).toThrow("no 'gone'");
  });
});
