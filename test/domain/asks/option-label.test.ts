import { describe, expect, it } from 'vitest';
import { optionLabel } from '#domain/asks/option-label';
import type { Message } from '#domain/messages/message';
import type { TemplateButton } from '#domain/workspace';

const message: Message = {
  ref: 'r',
  event: 'e',
  route: 'r',
  person: 'p',
  member: 'ana',
  channel: 'c',
  template: 'may',
  language: 'pt_BR',
  parameters: [],
  salt: 's',
  attempt: 1,
  status: 'accepted',
  providerDigest: 'd',
};
const about = (buttons: readonly TemplateButton[]) => ({
  message,
  workspace: {
    templates: [{ id: 'may', category: 'utility' as const, text: { pt_BR: { body: '?', buttons } } }],
  },
});
const rule = { options: [{ id: 'approve', label: { pt_BR: 'Aprovo' } }, { id: 'reject' }] };

describe('what an option was called', () => {
  it('is what its button said', () => {
    const link = { text: 'Ver', url: 'https://erp.example' };
    expect(optionLabel('reject', rule, about([link, 'Aprovar', 'Recusar']))).toBe('Recusar');
  });

  it('is its own label where one button opens the list of all', () => {
    expect(optionLabel('approve', rule, about(['Escolher']))).toBe('Aprovo');
  });

  it('is its id where the workspace has no word for it', () => {
    expect(optionLabel('reject', rule, about(['Escolher']))).toBe('reject');
    expect(optionLabel('gone', rule, { ...about([]), workspace: { templates: [] } })).toBe('gone');
  });
});
