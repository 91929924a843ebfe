import type { OutboundContent, OutboundMessage } from '#domain/outbound/outbound';
import { Phone } from '#domain/people/phone';

const phone = Phone.parse('+5511955501234');
if (phone === undefined) throw new Error('not a phone');
const to = phone;

export function outbound(content: OutboundContent): OutboundMessage {
  return { to, content, callback: 'ref.1' };
}

const named = { kind: 'template', language: 'en', body: [] } as const;

/** One of each sort that we send. */
export const samples = {
  'a template with named parameters': {
    kind: 'template',
    name: 'ticket_opened',
    language: 'pt_BR',
    body: [
      ['number', 'T-1042'],
      ['title', 'Ar-condicionado “pingando” 💧'],
    ],
  },
  'a template with numbered parameters': { ...named, name: 'ticket_opened', body: ['T-1042', 'Lia'] },
  'a template without parameters': { ...named, name: 'all_clear' },
  'a template with a text header and buttons': {
    ...named,
    name: 'purchase_approval',
    header: { kind: 'text', parameter: 'P-9' },
    body: ['9,00 €'],
    buttons: [
      { kind: 'quick-reply', index: 0, payload: 'a:1' },
      { kind: 'quick-reply', index: 1, payload: 'r:1' },
      { kind: 'url', index: 2, suffix: 'P%209' },
    ],
  },
  'a template with an image header': {
    ...named,
    name: 'damage',
    header: { kind: 'image', media: { link: 'https://erp.example/9.jpg' } },
  },
  'a template with a document header': {
    ...named,
    name: 'order',
    header: { kind: 'document', media: { id: '77' }, filename: 'P-9.pdf' },
  },
  'a text': { kind: 'text', body: 'Approved by Eva.' },
  'a text with a preview': { kind: 'text', body: 'See https://erp.example/9', preview: true },
  'reply buttons': {
    kind: 'buttons',
    header: { kind: 'text', text: 'P-9' },
    body: 'Which one?',
    footer: 'Purchasing',
    buttons: [
      { id: 'a', title: 'This' },
      { id: 'b', title: 'That' },
    ],
  },
  'reply buttons under an image': {
    kind: 'buttons',
    header: { kind: 'image', media: { id: '77' } },
    body: 'Is this the one?',
    buttons: [{ id: 'y', title: 'Yes' }],
  },
  'a list': {
    kind: 'list',
    body: 'Which record is this about?',
    opener: 'Choose',
    sections: [
      { title: 'Tickets', rows: [{ id: 't1', title: 'T-1', description: 'Printer' }] },
      { title: 'Purchases', rows: [{ id: 'p1', title: 'P-1' }] },
    ],
  },
  'a button that opens an address': {
    kind: 'link',
    body: 'Your purchase',
    label: 'Open',
    url: 'https://erp.example/p/9',
  },
  'an image by its id': { kind: 'image', media: { id: '77' }, caption: 'The dock' },
  'a video by its link': { kind: 'video', media: { link: 'https://erp.example/9.mp4' } },
  'a voice message': { kind: 'audio', media: { id: '78' } },
  'a document': { kind: 'document', media: { id: '79' }, caption: 'The order', filename: 'P-9.pdf' },
} as const satisfies Readonly<Record<string, OutboundContent>>;
