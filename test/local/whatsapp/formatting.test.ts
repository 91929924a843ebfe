import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, formatted } from '#infra/local/whatsapp/page/formatting';

describe('text as WhatsApp formats it', () => {
  it('knows bold, italic, strike, mono and links', () => {
    expect(formatted('*a* _b_ ~c~ `d` ```e``` https://x.example/a_b_c.')).toEqual([
      { kind: 'bold', pieces: [{ kind: 'text', text: 'a' }] },
      { kind: 'text', text: ' ' },
      { kind: 'italic', pieces: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' ' },
      { kind: 'strike', pieces: [{ kind: 'text', text: 'c' }] },
      { kind: 'text', text: ' ' },
      { kind: 'mono', text: 'd' },
      { kind: 'text', text: ' ' },
      { kind: 'mono', text: 'e' },
      { kind: 'text', text: ' ' },
      { kind: 'link', url: 'https://x.example/a_b_c' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('formats within formatting', () => {
    expect(formatted('*a _b_*')).toEqual([
      {
        kind: 'bold',
        pieces: [
          { kind: 'text', text: 'a ' },
          { kind: 'italic', pieces: [{ kind: 'text', text: 'b' }] },
        ],
      },
    ]);
  });

  it.each([
    '2*3*4',
    'snake_case_name',
    '* a*',
    '*a *',
    '*a\nb*',
    '**',
    '`',
    '*',
    'javascript:alert(1)',
    'maçã_ção_é',
  ])('leaves %j as it is written', (text) => {
    expect(formatted(text)).toEqual([{ kind: 'text', text }]);
  });

  it('loses no character but the markers, whatever the text', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '*', '_', '~', '`', '\n', '.', 'é', '👍', 'https://');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        const plain = (value: string): string => value.replaceAll(/[*_~`]/g, '');
        expect(plain(formatted(text).map(textOf).join(''))).toBe(plain(text));
      }),
    );
  });

  it('links lead to the web only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const links = formatted(`${text} http://${text}`).filter((piece) => piece.kind === 'link');
        for (const { url } of links) expect(url).toMatch(/^https?:\/\//);
      }),
    );
  });
});

function textOf(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
    case 'mono':
      return piece.text;
    case 'link':
      return piece.url;
    case 'bold':
    case 'italic':
    case 'strike':
      return piece.pieces.map(textOf).join('');
  }
}
