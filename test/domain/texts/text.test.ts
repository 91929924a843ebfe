import type { PlainObject } from '#domain/plain';
import { textRenderer } from '#domain/texts/text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const texts = textRenderer();
const saoPaulo = { timeZone: 'America/Sao_Paulo', language: 'pt_BR' };

const event: PlainObject = {
  source: 'helpdesk',
  'detail-type': 'TicketOpened',
  id: 'e-1',
  time: '2026-11-20T12:41:07Z',
  detail: {
    id: 'T-1042',
    title: 'Caixa 3 <parado> & "mudo"',
    amount: 1240.5,
    text: '12.5',
    tags: ['a', 1, true, null],
    nested: { x: 1 },
    local: '2026-11-20 12:41:07',
    day: '2026-12-01',
    moment: '2026-12-01T01:30:00Z',
    seconds: 1_796_088_600,
  },
};

function said(text: string, scope: PlainObject = event): string {
  const outcome = texts.render(text, scope);
  return outcome.kind === 'text' ? outcome.text : outcome.reason;
}

function there(text: string): string {
  const outcome = texts.render(text, event, saoPaulo);
  return outcome.kind === 'text' ? outcome.text.replace(/\s/g, ' ') : outcome.reason;
}

describe('a text', () => {
  it('shows what the event holds, as it is written', () => {
    expect(said('{{ source }}/{{ detail-type }} {{ detail.id }}: {{ detail.title }}')).toBe(
      'helpdesk/TicketOpened T-1042: Caixa 3 <parado> & "mudo"',
    );
    expect(said('{% if detail.amount > 1000 %}large{% else %}small{% endif %} {{ detail.tags }}')).toBe(
      'large a1true',
    );
    expect(said('{% for tag in detail.tags %}[{{ tag }}]{% endfor %}')).toBe('[a][1][true][]');
    expect(said('{% assign n = detail.id | downcase %}{{ n }}{% # a comment %}')).toBe('t-1042');
  });

  it('is empty where the event lacks something, unless it names something else', () => {
    expect(said('[{{ detail.nobody.name }}] {{ detail.nobody.name | default: "nobody" }}')).toBe('[] nobody');
  });

  it('does not render where it would print an object', () => {
    expect(said('{{ detail.nested }}')).toBe('not-renderable');
    expect(said('{{ detail.nested | json }}')).toBe('{"x":1}');
  });

  it('writes money as the reader does, and nothing that is no money', () => {
    expect(there('{{ detail.amount | money: "BRL" }}')).toBe('R$ 1.240,50');
    expect(said('{{ detail.amount | money: "BRL" }}')).toBe('R$1,240.50');
    expect(said('{{ detail.text | money: "EUR" }}')).toBe('€12.50');
    for (const wrong of ['detail.title', 'detail.nobody', 'detail.nested', '""']) {
      expect(said(`{{ ${wrong} | money: "BRL" }}`)).toBe('not-renderable');
    }
    expect(said('{{ detail.amount | money: "reais" }}')).toBe('not-renderable');
  });

  it('writes a moment in the zone of the reader, and a day as the same day everywhere', () => {
    const format = '| date: "%d/%m %H:%M"';
    expect(said(`{{ detail.moment ${format} }}`)).toBe('01/12 01:30');
    expect(there(`{{ detail.moment ${format} }}`)).toBe('30/11 22:30');
    expect(there(`{{ detail.local ${format} }}`)).toBe('20/11 09:41');
    expect(there(`{{ detail.seconds ${format} }}`)).toBe(there(`{{ 1796088600 ${format} }}`));
    expect(there('{{ detail.day | date: "%d de %B" }}')).toBe('01 de dezembro');
    expect(there(`{{ detail.moment | date: "%H:%M", "Europe/Lisbon" }}`)).toBe('01:30');
  });

  it('has no clock and no chance', () => {
    for (const text of [
      '{{ "now" | date: "%s" }}',
      '{{ "today" | date }}',
      '{{ detail.tags | sample }}',
      '{{ detail.tags | shuffle }}',
    ]) {
      expect(said(text)).toBe('not-renderable');
      expect(texts.check(text)).toBeDefined();
    }
    expect(said('{% assign n = "now" %}{{ n | date: "%s" }}')).toBe('not-renderable');
  });

  it('reaches nothing but the event', () => {
    const reaching = [
      'constructor',
      '__proto__',
      'process.env',
      'globalThis',
      'detail.constructor',
      'detail.id.constructor',
      'detail.tags.push',
      'detail["__proto__"].x',
    ];
    for (const path of reaching) expect(said(`{{ ${path} }}`)).toBe('');
    for (const text of [
      '{% include "x" %}',
      '{% render "x" %}',
      '{% layout "x" %}',
      '{% increment source %}',
      '{% constructor %}',
      '{{ source | constructor }}',
    ]) {
      expect(said(text)).toBe('not-renderable');
    }
    expect(said('{% for i in (1..2) %}{{ forloop.constructor }}{% endfor %}')).toBe('not-renderable');
  });

  it('is too long beyond 4,096 characters', () => {
    expect(said('{{ detail.a }}', { detail: { a: 'x'.repeat(4_096) } })).toHaveLength(4_096);
    expect(said('{{ detail.a }}', { detail: { a: 'x'.repeat(4_097) } })).toBe('too-long');
    expect(said('{% for i in (1..5000) %}x{% endfor %}')).toBe('too-long');
    expect(said('{{ detail.a | truncate: 10 }}', { detail: { a: 'x'.repeat(200_000) } })).toBe('xxxxxxx...');
  });

  it('stops after 10,000 steps, however fast or slow the machine', () => {
    expect(said('{% for i in (1..900) %}{% for j in (1..900) %}{% endfor %}{% endfor %}')).toBe(
      'not-renderable',
    );
    expect(
      said(
        '{% assign s = "x" %}{% for i in (1..40) %}{% assign s = s | append: s %}{% endfor %}{{ s.size }}',
      ),
    ).toBe('not-renderable');
  });

  it('is found wrong before any event comes', () => {
    expect(texts.check('{{ detail.a }} {{ detail-type }}{{ source }}{{ time }}{{ id }}')).toBeUndefined();
    expect(texts.check('one\n  {% if x %}')).toEqual({
      message: 'tag {% if x %} not closed',
      line: 2,
      column: 3,
    });
    expect(texts.check('{{ detail.a | loud }}')).toEqual({
      message: 'undefined filter: loud',
      line: 1,
      column: 1,
    });
    expect(texts.check('{{ ticket.id }}')?.message).toMatch(/^nothing is called 'ticket'/);
    expect(texts.check('{% assign ticket = detail %}{{ ticket.id }}')).toBeUndefined();
    expect(texts.check('x'.repeat(8_193))).toEqual({
      message: 'not a text in Liquid: nested too deeply or too long',
    });
  });

  it('renders the same after ten thousand other texts', () => {
    const few = textRenderer();
    const first = few.render('{{ detail.id }}', event);
    for (let n = 0; n <= 10_000; n += 1) few.check(`${n}`);
    expect(few.render('{{ detail.id }}', event)).toEqual(first);
  });

  it('never throws and never changes the event, whatever the text and the event', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{%',
        '%}',
        ' detail.a ',
        '|',
        'date',
        'money: "BRL"',
        'for x in detail',
        'endfor',
        'if',
        'assign a = ',
        'capture',
        '"',
        '[',
        ']',
        '..',
        'size',
      ),
      fc.string({ maxLength: 6 }),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(text, fc.jsonValue(), (written, detail) => {
        const scope: PlainObject = JSON.parse(JSON.stringify({ source: 's', detail }));
        const before = JSON.stringify(scope);
        const [once, again] = [texts.render(written, scope), texts.render(written, scope, saoPaulo)];
        expect([once.kind, again.kind].every((kind) => kind === 'text' || kind === 'failed')).toBe(true);
        const unparsed = texts.check(written)?.line !== undefined;
        expect(unparsed && once.kind === 'text').toBe(false);
        expect(JSON.stringify(scope)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});
