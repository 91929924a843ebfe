import { describe, expect, it } from 'vitest';
import { textRenderer } from '#domain/texts/text';

const texts = textRenderer();
const scope = { source: 's', detail: { id: 'T-1', list: ['a', 'b'], big: 'x'.repeat(50_000) } };
const reader = { timeZone: 'UTC', language: 'en', at: 1 };

function said(text: string): string {
  const outcome = texts.render(text, scope, reader);
  return outcome.kind === 'text' ? outcome.text : outcome.reason;
}

const filters = [
  'number',
  'percent',
  'money',
  'local_date',
  'local_time',
  'local_date_time',
  'relative_time',
];

describe('a text cannot', () => {
  it.each(filters)('read more than the value through the filter %s', (filter) => {
    for (const argument of ['"constructor"', '"__proto__"', '"toString"', 'detail', 'detail.list'])
      expect(said(`{{ 1 | ${filter}: ${argument} }}`)).not.toMatch(/function|native|\[object/);
    for (const value of ['detail.list.constructor', 'detail["__proto__"]', 'source.constructor'])
      expect(said(`{{ ${value} | ${filter}: "EUR" }}`)).toBe('not-renderable');
  });

  it('reach prototypes through what it iterates, assigns, captures or cycles', () => {
    for (const text of [
      '{% assign p = detail.constructor %}{{ p.name }}',
      '{% assign p = "__proto__" %}{{ detail[p] }}{{ detail[p].toString }}',
      '{% for part in detail.constructor %}{{ part }}{% endfor %}',
      '{% capture p %}constructor{% endcapture %}{{ detail.list[p] }}',
      '{{ detail.list | map: "constructor" }}',
      '{{ detail | map: "__proto__" }}',
      '{{ detail.list | where: "constructor" }}',
      '{{ detail.list | compact | map: "constructor" }}',
    ]) {
      expect(said(text)).toMatch(/^(not-renderable)?$/);
    }
  });

  it('name the environment, modules, other texts or files', () => {
    for (const name of [
      'process',
      'env',
      'require',
      'globalThis',
      'this',
      'global',
      'module',
      'context',
      'opts',
    ])
      expect(said(`{{ ${name} }}{{ ${name}.env }}`)).toBe('');
    for (const tag of [
      'include',
      'render',
      'layout',
      'block',
      'tablerow',
      'liquid',
      'increment',
      'decrement',
    ])
      expect(said(`{% ${tag} "/etc/passwd" %}`)).toBe('not-renderable');
  });

  it('change what another text sees', () => {
    expect(said('{% assign detail = "mine" %}{% assign id = "mine" %}{{ detail }}')).toBe('mine');
    expect(said('{{ detail.id }}{{ id }}')).toBe('T-1');
    expect(said('{{ detail.list | reverse | push: "c" | join }}')).toBe('b a c');
    expect(said('{{ detail.list | join }}')).toBe('a b');
  });

  it('use more memory or output than it is given', () => {
    for (const text of [
      '{% for i in (1..1000000000) %}{% endfor %}',
      '{{ detail.big | replace: "x", detail.big }}',
      '{% assign s = detail.big %}{% for i in (1..60) %}{% assign s = s | append: detail.big %}{% endfor %}',
      '{% capture s %}{% for i in (1..4000) %}xx{% endfor %}{% endcapture %}{{ s.size }}',
      '{% capture s %}{% for i in (1..90) %}{{ detail.big }}{% endfor %}{% endcapture %}',
    ]) {
      expect(said(text)).toMatch(/^(not-renderable|too-long)$/);
    }
    expect(said('{{ 1 | number: 100 }}')).toHaveLength(102);
    expect(said('{{ 1e308 | number: 100 }}').length).toBeLessThan(4_096);
  });
});
