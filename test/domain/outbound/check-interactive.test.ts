import { describe, expect, it } from 'vitest';
import { contentFault } from '#domain/outbound/check-outbound';
import type { ListSection, OutboundContent, ReplyButtons, ReplyList } from '#domain/outbound/outbound';

const x = (count: number) => 'x'.repeat(count);
const smile = (count: number) => '🙂'.repeat(count);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

function says(content: OutboundContent): string {
  const fault = contentFault(content);
  return fault === undefined ? 'fine' : `${fault.at}: ${fault.says}`;
}

function buttons(change: Partial<ReplyButtons>): string {
  return says({ kind: 'buttons', body: 'x', buttons: [{ id: 'a', title: 'A' }], ...change });
}

const row = (index: number) => ({ id: `r${index}`, title: `Row ${index}` });
function list(change: Partial<ReplyList>): string {
  return says({ kind: 'list', body: 'x', opener: 'x', sections: [{ rows: [row(0)] }], ...change });
}
const section = (rows: ListSection['rows'], title = 'x') => ({ title, rows });

describe('a question', () => {
  const button = (index: number) => ({ id: `b${index}`, title: `Button ${index}` });

  it.each<[Partial<ReplyButtons>, string]>([
    [{ buttons: many(3, button) }, 'fine'],
    [{ buttons: [] }, 'buttons: empty'],
    [{ buttons: many(4, button) }, 'buttons: too-many'],
    [{ buttons: [{ id: x(256), title: smile(20) }] }, 'fine'],
    [{ buttons: [{ id: x(257), title: 'A' }] }, 'buttons[0].id: too-long'],
    [{ buttons: [{ id: 'a ', title: 'A' }] }, 'buttons[0].id: not-allowed'],
    [{ buttons: [{ id: ' a', title: 'A' }] }, 'buttons[0].id: not-allowed'],
    [{ buttons: [button(0), { id: 'a', title: x(21) }] }, 'buttons[1].title: too-long'],
    [{ buttons: [{ id: 'a', title: '' }] }, 'buttons[0].title: empty'],
    [{ buttons: [button(0), { ...button(1), id: 'b0' }] }, 'buttons.id: twice'],
    [{ buttons: [button(0), { ...button(1), title: 'Button 0' }] }, 'buttons.title: twice'],
    [{ body: x(1_024), footer: x(60), header: { kind: 'text', text: x(60) } }, 'fine'],
    [{ body: '' }, 'body: empty'],
    [{ body: x(1_025) }, 'body: too-long'],
    [{ footer: x(61) }, 'footer: too-long'],
    [{ header: { kind: 'text', text: x(61) } }, 'header: too-long'],
    [{ header: { kind: 'image', media: { id: '' } } }, 'header.id: not-allowed'],
  ])('with buttons, %j: %s', (change, fault) => {
    expect(buttons(change)).toBe(fault);
  });

  it.each<[Partial<ReplyList>, string]>([
    [{ sections: many(10, (index) => section([row(index)])) }, 'fine'],
    [{ sections: [] }, 'sections: empty'],
    [{ sections: many(11, (index) => section([row(index)])) }, 'sections: too-many'],
    [{ sections: [{ rows: many(10, row) }] }, 'fine'],
    [{ sections: [{ rows: [] }] }, 'sections[0].rows: empty'],
    [{ sections: [section(many(6, row)), section(many(6, (index) => row(index + 6)))] }, 'rows: too-many'],
    [{ sections: [section([row(0)]), { rows: [row(1)] }] }, 'sections[1].title: empty'],
    [{ sections: [section([row(0)], x(25))] }, 'sections[0].title: too-long'],
    [{ sections: [section([row(0)]), section([row(0)])] }, 'rows.id: twice'],
    [{ sections: [{ rows: [{ id: x(201), title: 'x' }] }] }, 'rows[0].id: too-long'],
    [{ sections: [{ rows: [{ id: 'x', title: x(25) }] }] }, 'rows[0].title: too-long'],
    [
      { sections: [{ rows: [{ id: 'x', title: 'x', description: x(73) }] }] },
      'rows[0].description: too-long',
    ],
    [{ opener: '' }, 'opener: empty'],
    [{ opener: x(21) }, 'opener: too-long'],
    [{ header: { kind: 'text', text: x(61) } }, 'header: too-long'],
  ])('with a list, %j: %s', (change, fault) => {
    expect(list(change)).toBe(fault);
  });

  it.each([
    ['Open', 'https://e.example/9', 'fine'],
    [x(21), 'https://e.example/9', 'label: too-long'],
    ['Open', 'e.example/9', 'url: not-allowed'],
    ['Open', 'https://e.example/9 9', 'url: not-allowed'],
    ['Open', `https://e.example/${x(2_000)}`, 'url: too-long'],
  ])('with a button %s to %s: %s', (label, url, fault) => {
    expect(says({ kind: 'link', body: 'x', label, url })).toBe(fault);
  });
});
