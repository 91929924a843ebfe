import { describe, expect, it } from 'vitest';
import { freeContent } from '#domain/outbound/free-content';
import type { TemplateText } from '#domain/workspace';

const parameters = [
  ['number', 'T 1/2'],
  ['who', 'Ana'],
] as const;

function free(text: TemplateText, language = 'en') {
  const template = { id: 't', category: 'utility' as const, text: { en: text } };
  return freeContent({ template: 't', language, parameters }, { templates: [template] });
}

describe('a message in free text', () => {
  it('reads as its template does', () => {
    expect(
      free({ header: 'Ticket {{number}}', body: 'Opened by {{who}} today.', footer: 'Helpdesk' }),
    ).toEqual({
      kind: 'text',
      body: '*Ticket T 1/2*\nOpened by Ana today.\n_Helpdesk_',
    });
    expect(free({ body: 'Opened by {{who}} today.' })).toEqual({
      kind: 'text',
      body: 'Opened by Ana today.',
    });
  });

  it('keeps the one button that opens an address', () => {
    const buttons = [{ text: 'Open', url: 'https://desk.example/t/{{number}}' }];
    expect(free({ header: 'Ticket', body: 'By {{who}} now.', footer: 'Helpdesk', buttons })).toEqual({
      kind: 'link',
      header: { kind: 'text', text: 'Ticket' },
      body: 'By Ana now.',
      footer: 'Helpdesk',
      label: 'Open',
      url: 'https://desk.example/t/T%201/2',
    });
    expect(
      free({ body: 'By {{who}} now.', buttons: [{ text: 'Open', url: 'https://desk.example/' }] }),
    ).toEqual({
      kind: 'link',
      body: 'By Ana now.',
      label: 'Open',
      url: 'https://desk.example/',
    });
  });

  it('shows an empty parameter of an address as nothing behind it', () => {
    const buttons = [{ text: 'Open', url: 'https://desk.example/?t={{nothing}}' }];
    expect(free({ body: 'By {{who}} now.', buttons })).toMatchObject({ url: 'https://desk.example/?t=' });
  });

  it('is none where buttons could not be shown the same', () => {
    const link = { text: 'Open', url: 'https://desk.example/' };
    expect(free({ body: 'x', buttons: ['Yes', 'No'] })).toBeUndefined();
    expect(free({ body: 'x', buttons: ['Yes'] })).toBeUndefined();
    expect(free({ body: 'x', buttons: [link, { ...link, text: 'Other' }] })).toBeUndefined();
    expect(free({ body: 'x', buttons: [{ ...link, text: 'A label of 21 letters' }] })).toBeUndefined();
  });

  it('is none where the template or its language is not in force any more', () => {
    expect(free({ body: 'x' }, 'pt_BR')).toBeUndefined();
    expect(free({ body: 'x' }, 'constructor')).toBeUndefined();
    expect(freeContent({ template: 'gone', language: 'en', parameters }, { templates: [] })).toBeUndefined();
  });
});
