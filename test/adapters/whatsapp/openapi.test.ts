import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { messageBody, readBody } from '#adapters/whatsapp/message-body';
import type { OutboundMessage } from '#domain/outbound/outbound';
import { outbound, samples } from './outbound-samples.ts';

const published = z
  .looseObject({ $defs: z.record(z.string(), z.looseObject({})) })
  .parse(JSON.parse(readFileSync(new URL('openapi-bodies.json', import.meta.url), 'utf8')));

function schemaOf(name: string) {
  return z.fromJSONSchema({ ...published, $ref: `#/$defs/${name}` });
}

const schemas = new Map(
  ['Text', 'Audio', 'Video', 'Document', 'Image', 'Interactive', 'Template'].map((name) => [
    name.toLowerCase(),
    schemaOf(`${name}Message`),
  ]),
);

/** What Meta's OpenAPI says against a message, by place. */
function objections(message: OutboundMessage): readonly string[] {
  // No schema of Meta's OpenAPI names it.
  const { biz_opaque_callback_data: _, ...body } = z
    .looseObject({ type: z.string() })
    .parse(JSON.parse(messageBody(message)));
  const issues = schemas.get(body.type)?.safeParse(body).error?.issues;
  return (issues ?? []).map(({ path, code }) => [...path, code].join('.'));
}

describe('Meta’s OpenAPI', () => {
  const { 'a button that opens an address': address, ...described } = samples;

  it.each(Object.entries(described))('takes %s', (_, content) => {
    expect(objections(outbound(content))).toEqual([]);
  });

  it('takes a quote, and a mark of reading', () => {
    expect(objections({ ...outbound(samples['a text']), quoting: 'wamid.IN' })).toEqual([]);
    const mark = schemaOf('MarkMessageRequestPayload');
    expect(mark.safeParse(JSON.parse(readBody({ message: 'wamid.IN', typing: true }))).success).toBe(true);
  });

  it('does not know a button that opens an address', () => {
    expect(objections(outbound(address))).toEqual([
      'interactive.type.invalid_value',
      'interactive.action.invalid_union',
    ]);
  });

  it('does not know a person by the id that Meta gave them', () => {
    expect(objections({ ...outbound(samples['a text']), to: { bsuid: 'BR.1A2b' } })).toEqual([
      'to.invalid_type',
      'unrecognized_keys',
    ]);
  });

  it('does not know the names of parameters: it takes any in their place', () => {
    const { properties } = z
      .looseObject({ properties: z.record(z.string(), z.unknown()) })
      .parse(published.$defs['TextParameter']);
    expect(Object.keys(properties)).toEqual(['type', 'text']);
  });

  it('would say so if we sent what it does not take', () => {
    const template = samples['a template with a text header and buttons'];
    expect(objections(outbound({ ...template, buttons: [{ kind: 'url', index: 10, suffix: 's' }] }))).toEqual(
      ['template.components.2.index.invalid_format'],
    );
    expect(objections(outbound({ ...samples['reply buttons'], footer: 'x'.repeat(61) }))).toEqual([
      'interactive.footer.text.too_big',
    ]);
  });
});
