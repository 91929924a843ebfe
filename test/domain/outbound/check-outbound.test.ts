import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOutbound, contentFault } from '#domain/outbound/check-outbound';
import type { OutboundContent, OutboundMessage, TemplateContent } from '#domain/outbound/outbound';
import { Phone } from '#domain/people/phone';
import { sanitise } from '#domain/outbound/sanitise';

const phone = Phone.parse('+5511955501234');
if (phone === undefined) throw new Error('not a phone');
const x = (count: number) => 'x'.repeat(count);
const smile = (count: number) => '🙂'.repeat(count);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

const message: OutboundMessage = { to: phone, content: { kind: 'text', body: 'x' }, callback: 'ref.1' };

function says(content: OutboundContent): string {
  const fault = contentFault(content);
  return fault === undefined ? 'fine' : `${fault.at}: ${fault.says}`;
}

function template(change: Partial<TemplateContent>): string {
  return says({ kind: 'template', name: 't', language: 'en', body: [], ...change });
}

describe('a message', () => {
  it('goes with what it must have', () => {
    expect(checkOutbound(message)).toBeUndefined();
    expect(checkOutbound({ ...message, number: '106540352242922', quoting: 'wamid.x' })).toBeUndefined();
  });

  it.each<[string, Partial<OutboundMessage>, string]>([
    ['from no number', { number: '../1' }, 'number: not-allowed'],
    ['with a callback of 513 characters', { callback: x(513) }, 'callback: too-long'],
    ['without a callback', { callback: '' }, 'callback: empty'],
    ['that quotes nothing', { quoting: ' ' }, 'quoting: empty'],
    ['to what is no id of Meta’s', { to: { bsuid: 'br.1' } }, 'to: not-allowed'],
    ['to an id that is too long', { to: { bsuid: `BR.${x(129)}` } }, 'to: not-allowed'],
    ['with a content that does not go', { content: { kind: 'text', body: '' } }, 'body: empty'],
  ])('%s does not go', (_, change, fault) => {
    const found = checkOutbound({ ...message, ...change });
    expect(`${found?.at}: ${found?.says}`).toBe(fault);
  });

  it.each(['BR.1A2b', `US.ENT.${x(128)}`])('goes to the person %s', (bsuid) => {
    expect(checkOutbound({ ...message, to: { bsuid } })).toBeUndefined();
  });
});

describe('a text or a file', () => {
  it.each<[OutboundContent, string]>([
    [{ kind: 'text', body: smile(4_096) }, 'fine'],
    [{ kind: 'text', body: x(4_097) }, 'body: too-long'],
    [{ kind: 'image', media: { id: '7' }, caption: x(1_024) }, 'fine'],
    [{ kind: 'video', media: { id: '7' }, caption: x(1_025) }, 'caption: too-long'],
    [{ kind: 'image', media: { id: 'seven' } }, 'media.id: not-allowed'],
    [{ kind: 'audio', media: { link: 'https://e.example/a.ogg' } }, 'fine'],
    [{ kind: 'audio', media: { link: 'ftp://e.example/a.ogg' } }, 'media.link: not-allowed'],
    [{ kind: 'audio', media: { link: `https://e.example/${x(2_000)}` } }, 'media.link: too-long'],
    [{ kind: 'document', media: { id: '7' }, filename: 'a.pdf' }, 'fine'],
    [{ kind: 'document', media: { id: '7' }, filename: '' }, 'filename: empty'],
  ])('%j: %s', (content, fault) => {
    expect(says(content)).toBe(fault);
  });
});

describe('a template', () => {
  const quick = (index: number) => ({ kind: 'quick-reply', index, payload: 'p' }) as const;
  const url = (index: number, suffix = 's') => ({ kind: 'url', index, suffix }) as const;

  it.each<[Partial<TemplateContent>, string]>([
    [{}, 'fine'],
    [{ name: 'Big' }, 'name: not-allowed'],
    [{ name: x(513) }, 'name: not-allowed'],
    [{ language: '' }, 'language: empty'],
    [{ body: ['a', 'b    c'] }, 'fine'],
    [
      {
        body: [
          ['a', '1'],
          ['b', '2'],
        ],
      },
      'fine',
    ],
    [{ body: ['a', ['b', '2']] }, 'body: not-allowed'],
    [
      {
        body: [
          ['a', '1'],
          ['a', '2'],
        ],
      },
      'body: twice',
    ],
    [{ body: [['A', '1']] }, 'body[0].name: not-allowed'],
    [{ body: ['a', ' '] }, 'body[1]: empty'],
    [{ body: ['a\nb'] }, 'body[0]: not-allowed'],
    [{ body: ['a\tb'] }, 'body[0]: not-allowed'],
    [{ body: ['a     b'] }, 'body[0]: not-allowed'],
    [{ body: [smile(1_024)] }, 'fine'],
    [{ body: [x(1_025)] }, 'body[0]: too-long'],
    [{ header: { kind: 'text', parameter: x(60) } }, 'fine'],
    [{ header: { kind: 'text', parameter: ['a', x(61)] } }, 'header: too-long'],
    [{ header: { kind: 'video', media: { link: 'https://' } } }, 'header.link: not-allowed'],
    [{ buttons: [...many(8, quick), url(8), url(9)] }, 'fine'],
    [{ buttons: many(11, quick) }, 'buttons: too-many'],
    [{ buttons: many(3, (index) => url(index)) }, 'buttons: too-many'],
    [{ buttons: [quick(1), quick(1)] }, 'buttons: twice'],
    [{ buttons: [quick(10)] }, 'buttons[0].index: not-allowed'],
    [{ buttons: [quick(0.5)] }, 'buttons[0].index: not-allowed'],
    [{ buttons: [{ ...quick(0), payload: x(129) }] }, 'buttons[0].payload: too-long'],
    [{ buttons: [{ ...quick(0), payload: '' }] }, 'buttons[0].payload: empty'],
    [{ buttons: [url(0, '')] }, 'buttons[0].suffix: empty'],
    [{ buttons: [url(0, 'a b')] }, 'buttons[0].suffix: not-allowed'],
    [{ buttons: [url(0, '50%')] }, 'buttons[0].suffix: not-allowed'],
    [{ buttons: [url(0, x(2_001))] }, 'buttons[0].suffix: too-long'],
  ])('%j: %s', (change, fault) => {
    expect(template(change)).toBe(fault);
  });

  it('is never refused for parameters that were made fit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 2_000 }), { maxLength: 4 }), (texts) => {
        const body = texts.map(sanitise);
        expect(template({ body })).toBe('fine');
        expect(template({ body: body.map((text, index) => [`p${index}`, text]) })).toBe('fine');
      }),
    );
  });
});
