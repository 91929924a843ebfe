import { describe, expect, it } from 'vitest';
import { isEntitled } from '#domain/asks/entitled';
import { routeWith } from '#test/support/asking-route';
import { askingWorkspace } from '#test/support/one-ask';

const role = 'approver';
const opened = askingWorkspace();
const [tell] = opened.routes.flatMap((one) => ('tell' in one ? one.tell : []));
if (tell === undefined) throw new Error('the route tells nobody');
const inform = { ...tell, channel: 'elsewhere' };
const route = routeWith({ handTo: 'stand-in' }, { tell: [{ ...tell, role }, inform] });
const claim = { route, opened, channel: 'helpdesk', member: 'ana', standsIn: false };
const now = (is: string) => ({
  channels: opened.channels.map((one) => ({ ...one, members: [{ person: 'ana', role: is }] })),
});

describe('who was asked as a member of a channel', () => {
  it('may answer in the role that was asked, and in no other', () => {
    expect(isEntitled(claim, now(role))).toBe(true);
    expect(isEntitled(claim, now('onlooker'))).toBe(false);
  });

  it('may answer whatever their role where none was asked', () => {
    expect(
      isEntitled(
        { ...claim, route: routeWith({}, { tell: [{ channel: 'helpdesk', template: 'may', with: {} }] }) },
        now('onlooker'),
      ),
    ).toBe(true);
    expect(isEntitled({ ...claim, route: routeWith({}, { tell: [inform] }) }, now('onlooker'))).toBe(true);
  });

  it('may answer in the role to which it may be handed, once they have the place of somebody else', () => {
    expect(isEntitled(claim, now('stand-in'))).toBe(false);
    expect(isEntitled({ ...claim, standsIn: true }, now('stand-in'))).toBe(true);
    expect(isEntitled({ ...claim, standsIn: true }, now('onlooker'))).toBe(false);
    expect(isEntitled({ ...claim, route: routeWith({}), standsIn: true }, now('onlooker'))).toBe(false);
  });

  it('may not answer once they have left it, nor where it is not there', () => {
    expect(isEntitled({ ...claim, member: 'rui' }, now(role))).toBe(false);
    expect(isEntitled({ ...claim, channel: 'gone' }, now(role))).toBe(false);
  });
});
