import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { create, plain } from './drafts.ts';
import { codeOf, send } from './graph.ts';
import { ana, simulated } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

describe('what a template is sent with', () => {
  const sent = (components: object[], name = 'rich') =>
    send(simulator, { to: ana, type: 'template', template: { name, language: { code: 'en' }, components } });
  const header = { type: 'header', parameters: [{ type: 'text', parameter_name: 'site', text: 'Porto' }] };
  const link = (suffix?: string) => ({
    type: 'button',
    sub_type: 'url',
    index: '1',
    parameters: suffix === undefined ? [] : [{ type: 'text', text: suffix }],
  });
  const text = (value: string) => ({
    type: 'body',
    parameters: [{ type: 'text', parameter_name: 'item', text: value }],
  });
  beforeEach(() => {
    const rich = {
      header: 'Stock in {{site}}',
      body: 'Item {{item}} is low.',
      buttons: ['Order', { text: 'Open', url: 'https://erp.example/{{item}}' }],
    };
    simulator.setTemplates([{ id: 'rich', category: 'utility', text: { en: rich } }]);
  });

  it('fills header, body and address', async () => {
    expect(codeOf(await sent([header, text('bolts'), link('i%2F1')]))).toBe(0);
    expect(simulator.sent()[0]?.shown).toEqual({
      header: 'Stock in Porto',
      body: 'Item bolts is low.',
      buttons: [
        { kind: 'quick-reply', label: 'Order', payload: 'Order' },
        { kind: 'link', label: 'Open', url: 'https://erp.example/i%2F1' },
      ],
    });
  });

  it.each<[string, object[], [code: number, place: string]]>([
    ['no header parameter', [text('a'), link('1')], [132000, 'header: number of localizable_params (0)']],
    [
      'no suffix',
      [header, text('a')],
      [131008, 'buttons: Button at index 1 of type Url requires a parameter'],
    ],
    ['an empty suffix', [header, text('a'), link()], [131008, 'buttons: Button at index 1']],
    ['a suffix with blanks', [header, text('a'), link('a b')], [132018, 'buttons: Param text']],
    ['a suffix of 2,000', [header, text('a'), link('x'.repeat(2_000))], [132005, 'buttons: the address']],
    [
      'a header filled beyond 60',
      [{ ...header, parameters: [{ ...header.parameters[0], text: 'x'.repeat(60) }] }, text('a'), link('1')],
      [132005, 'header'],
    ],
    [
      'a payload for the address',
      [header, text('a'), { ...link(), parameters: [{ type: 'payload', payload: 'x' }] }],
      [132012, 'buttons: Button at index 1'],
    ],
    [
      'a url button where a quick reply is',
      [header, text('a'), { ...link('1'), index: 0 }],
      [132012, 'buttons: Button at index 0'],
    ],
    [
      'a button that is not there',
      [header, text('a'), { ...link('1'), index: 5 }],
      [131009, 'buttons: Button at index 5'],
    ],
    [
      'a picture in the header',
      [
        { type: 'header', parameters: [{ type: 'image', image: { link: 'https://a.example' } }] },
        text('a'),
        link('1'),
      ],
      [132012, 'header'],
    ],
  ])('is refused with %s', async (_, components, [code, details]) => {
    const said = await sent(components);
    expect(codeOf(said)).toBe(code);
    expect(said.body).toMatchObject({ error: { error_data: { details: expect.stringContaining(details) } } });
  });

  it('takes a file where the header is one', async () => {
    const components = [
      plain('The report of today.'),
      { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['4::a'] } },
    ];
    await create(simulator, { name: 'report', language: 'en', components });
    const file = (kind: string) => [
      { type: 'header', parameters: [{ type: kind, [kind]: { link: 'https://a.example/r' } }] },
    ];
    expect(codeOf(await sent(file('document'), 'report'))).toBe(0);
    expect(codeOf(await sent(file('image'), 'report'))).toBe(132012);
    expect(codeOf(await sent([], 'report'))).toBe(132012);
  });
});
