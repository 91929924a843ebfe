import type { Simulator } from '#infra/local/whatsapp/simulator';
import { type Said, account, graph } from './graph.ts';

export const plain = (text: string) => ({ type: 'BODY', text });
export const body = (text: string) => ({ ...plain(text), example: { body_text: [['x']] } });
const draft = (change: object = {}) => ({
  name: 'stock_low',
  language: 'en_US',
  category: 'UTILITY',
  components: [body('Stock of item {{1}} is low, please order more of it today.')],
  ...change,
});
export const buttons = (...all: object[]) => ({
  components: [plain('All is well.'), { type: 'BUTTONS', buttons: all }],
});
export const quick = (text: string) => ({ type: 'QUICK_REPLY', text });
export const url = (address: string, more: object = { example: ['https://a.example/1'] }) => ({
  type: 'URL',
  text: 'Open',
  url: address,
  ...more,
});

export const edge = `${account}/message_templates`;

/** Submits the draft with changes. */
export async function create(simulator: Simulator, change: object = {}): Promise<Said> {
  return graph(simulator, `POST ${edge}`, draft(change));
}

export function idOf(simulator: Simulator, name: string): string {
  return simulator.templates().find((one) => one.name === name)?.id ?? 'none';
}
