import { describe, expect, it } from 'vitest';
import { isMember } from '#domain/routing/membership';
import { smallWorkspace } from '#test/support/workspace';

describe('a member of a channel', () => {
  it('is known by the company’s id', () => {
    const workspace = smallWorkspace();
    expect(isMember(workspace, 'helpdesk', 'ana')).toBe(true);
    expect(isMember(workspace, 'helpdesk', 'eva')).toBe(true);
    expect(isMember(workspace, 'helpdesk', 'nobody')).toBe(false);
    expect(isMember(workspace, 'empty', 'ana')).toBe(false);
    expect(isMember(workspace, 'no-such-channel', 'ana')).toBe(false);
  });

  it('of one version is not one of the next', () => {
    const [helpdesk, ...others] = smallWorkspace().channels;
    if (helpdesk === undefined) throw new Error('the small workspace has a helpdesk');
    const members = helpdesk.members.filter(({ person }) => person !== 'ana');
    const without = smallWorkspace({ channels: [{ ...helpdesk, members }, ...others] });
    expect(isMember(smallWorkspace(), 'helpdesk', 'ana')).toBe(true);
    expect(isMember(without, 'helpdesk', 'ana')).toBe(false);
  });
});
