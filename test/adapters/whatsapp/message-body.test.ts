import { describe, expect, it } from 'vitest';
import { messageBody, readBody } from '#adapters/whatsapp/message-body';
import { checkOutbound } from '#domain/outbound/check-outbound';
import { outbound, samples } from './outbound-samples.ts';
import { bodyOf } from './sent-body.ts';

describe('what we send', () => {
  it.each(Object.entries(samples))('of the sort "%s" keeps to the limits of Meta', (_, content) => {
    expect(checkOutbound(outbound(content))).toBeUndefined();
  });

  it('is a text, with a preview only where there is a link', () => {
    expect(bodyOf(samples['a text'])).toEqual({ type: 'text', text: { body: 'Approved by Eva.' } });
    expect(bodyOf(samples['a text with a preview'])).toEqual({
      type: 'text',
      text: { body: 'See https://erp.example/9', preview_url: true },
    });
    expect(bodyOf({ kind: 'text', body: 'no link', preview: true })).toEqual({
      type: 'text',
      text: { body: 'no link' },
    });
  });

  it('is a question with reply buttons', () => {
    expect(bodyOf(samples['reply buttons'])).toEqual({
      type: 'interactive',
      interactive: {
        type: 'button',
        header: { type: 'text', text: 'P-9' },
        body: { text: 'Which one?' },
        footer: { text: 'Purchasing' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'a', title: 'This' } },
            { type: 'reply', reply: { id: 'b', title: 'That' } },
          ],
        },
      },
    });
    expect(bodyOf(samples['reply buttons under an image'])).toMatchObject({
      interactive: { header: { type: 'image', image: { id: '77' } } },
    });
  });

  it('is a list', () => {
    expect(bodyOf(samples['a list'])).toEqual({
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'Which record is this about?' },
        action: {
          button: 'Choose',
          sections: [
            { title: 'Tickets', rows: [{ id: 't1', title: 'T-1', description: 'Printer' }] },
            { title: 'Purchases', rows: [{ id: 'p1', title: 'P-1' }] },
          ],
        },
      },
    });
  });

  it('is a button that opens an address', () => {
    expect(bodyOf(samples['a button that opens an address'])).toEqual({
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        body: { text: 'Your purchase' },
        action: {
          name: 'cta_url',
          parameters: { display_text: 'Open', url: 'https://erp.example/p/9' },
        },
      },
    });
  });

  it('is media, by id or by link', () => {
    expect(bodyOf(samples['an image by its id'])).toEqual({
      type: 'image',
      image: { id: '77', caption: 'The dock' },
    });
    expect(bodyOf(samples['a video by its link'])).toEqual({
      type: 'video',
      video: { link: 'https://erp.example/9.mp4' },
    });
    expect(bodyOf(samples['a voice message'])).toEqual({ type: 'audio', audio: { id: '78' } });
    expect(bodyOf(samples['a document'])).toEqual({
      type: 'document',
      document: { id: '79', caption: 'The order', filename: 'P-9.pdf' },
    });
  });

  it('quotes another message', () => {
    const message = { ...outbound(samples['a text']), quoting: 'wamid.IN' };
    expect(JSON.parse(messageBody(message))).toMatchObject({ context: { message_id: 'wamid.IN' } });
  });

  it('goes to Meta’s own id of a person where their phone is not known', () => {
    const body = JSON.parse(messageBody({ ...outbound(samples['a text']), to: { bsuid: 'BR.1A2b' } }));
    expect(body).toMatchObject({ recipient: 'BR.1A2b' });
    expect(body).not.toHaveProperty('to');
  });

  it('is a mark of reading, with or without the sign that somebody writes', () => {
    expect(JSON.parse(readBody({ message: 'wamid.IN' }))).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.IN',
    });
    expect(JSON.parse(readBody({ message: 'wamid.IN', typing: true }))).toMatchObject({
      typing_indicator: { type: 'text' },
    });
  });
});
