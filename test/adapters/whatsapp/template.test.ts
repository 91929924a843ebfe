import { describe, expect, it } from 'vitest';
import { samples } from './outbound-samples.ts';
import { bodyOf } from './sent-body.ts';

describe('what we send of a template', () => {
  it('is one with named parameters', () => {
    expect(bodyOf(samples['a template with named parameters'])).toEqual({
      type: 'template',
      template: {
        name: 'ticket_opened',
        language: { code: 'pt_BR' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', parameter_name: 'number', text: 'T-1042' },
              { type: 'text', parameter_name: 'title', text: 'Ar-condicionado “pingando” 💧' },
            ],
          },
        ],
      },
    });
  });

  it('is one with numbered parameters', () => {
    expect(bodyOf(samples['a template with numbered parameters'])).toEqual({
      type: 'template',
      template: {
        name: 'ticket_opened',
        language: { code: 'en' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'T-1042' },
              { type: 'text', text: 'Lia' },
            ],
          },
        ],
      },
    });
  });

  it('is one without parameters, and without components then', () => {
    expect(bodyOf(samples['a template without parameters'])).toEqual({
      type: 'template',
      template: { name: 'all_clear', language: { code: 'en' } },
    });
  });

  it('is one with a header, quick replies and an address', () => {
    expect(bodyOf(samples['a template with a text header and buttons'])).toEqual({
      type: 'template',
      template: {
        name: 'purchase_approval',
        language: { code: 'en' },
        components: [
          { type: 'header', parameters: [{ type: 'text', text: 'P-9' }] },
          { type: 'body', parameters: [{ type: 'text', text: '9,00 €' }] },
          {
            type: 'button',
            sub_type: 'quick_reply',
            index: '0',
            parameters: [{ type: 'payload', payload: 'a:1' }],
          },
          {
            type: 'button',
            sub_type: 'quick_reply',
            index: '1',
            parameters: [{ type: 'payload', payload: 'r:1' }],
          },
          { type: 'button', sub_type: 'url', index: '2', parameters: [{ type: 'text', text: 'P%209' }] },
        ],
      },
    });
  });

  it('is one with an image or a document above it', () => {
    expect(bodyOf(samples['a template with an image header'])).toMatchObject({
      template: {
        components: [
          {
            type: 'header',
            parameters: [{ type: 'image', image: { link: 'https://erp.example/9.jpg' } }],
          },
        ],
      },
    });
    expect(bodyOf(samples['a template with a document header'])).toMatchObject({
      template: {
        components: [
          { type: 'header', parameters: [{ type: 'document', document: { id: '77', filename: 'P-9.pdf' } }] },
        ],
      },
    });
  });
});
