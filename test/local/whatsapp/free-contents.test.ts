import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { button, buttons, ctaUrl, link, list, many, rows, text, withHeader } from './contents.ts';
import { codeOf, send } from './graph.ts';
import { ana, simulated } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

describe('within the window', () => {
  it.each<[string, object]>([
    ['text with a preview', { type: 'text', text: { body: 'https://a.example', preview_url: true } }],
    ['a text without a type', { text: { body: 'Hello' } }],
    ['an image by link', { type: 'image', image: { ...link, caption: 'x'.repeat(1_024) } }],
    ['a document by link', { type: 'document', document: { ...link, filename: 'a.pdf' } }],
    ['a voice message', { type: 'audio', audio: { ...link, voice: true } }],
    ['a video', { type: 'video', video: link }],
    ['three buttons', buttons(button('a'), button('b'), button('c'))],
    ['buttons with a document above', withHeader({ type: 'document', document: link })],
    ['a list of ten rows', list({ title: 'A', rows: rows(5) }, { title: 'B', rows: rows(5, 5) })],
    ['a link button', ctaUrl('https://a.example/x')],
    ['a location', { type: 'location', location: { latitude: -23.5, longitude: '-46.6', name: 'Here' } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Ana S', first_name: 'Ana' } }] }],
  ])('%s is taken', async (_, content) => {
    simulator.openWindow({ phone: ana });
    expect(await send(simulator, content)).toMatchObject({ status: 200 });
    expect(simulator.sent()).toHaveLength(1);
  });

  it.each<[string, object, [code: number, place: string]]>([
    ['no text', { type: 'text', text: {} }, [131008, 'text.body']],
    ['no content', { type: 'text' }, [131008, 'text']],
    ['a text of 4,097', { type: 'text', text: { body: 'x'.repeat(4_097) } }, [131009, 'text.body']],
    [
      'a preview of nothing',
      { type: 'text', text: { body: 'a', preview_url: true } },
      [131009, 'text.preview_url'],
    ],
    ['an image without a file', { type: 'image', image: {} }, [131008, 'image.id']],
    ['an image with two', { type: 'image', image: { ...link, id: '1' } }, [131009, 'image.id']],
    ['an image by no web address', { type: 'image', image: { link: 'ftp://a' } }, [131009, 'image.link']],
    ['an unknown file', { type: 'image', image: { id: '123' } }, [131009, 'image.id']],
    [
      'a caption of 1,025',
      { type: 'image', image: { ...link, caption: 'x'.repeat(1_025) } },
      [131009, 'image.caption'],
    ],
    ['no buttons', buttons(), [131009, 'interactive.action.buttons']],
    ['four buttons', buttons(...many(4).map((n) => button(`${n}`))), [131009, 'interactive.action.buttons']],
    [
      'two buttons of one id',
      buttons(button('a', 'A'), button('a', 'B')),
      [131009, 'interactive.action.buttons'],
    ],
    [
      'two buttons of one title',
      buttons(button('a', 'A'), button('b', 'A')),
      [131009, 'interactive.action.buttons'],
    ],
    [
      'a title of 21',
      buttons(button('a', 'x'.repeat(21))),
      [131009, 'interactive.action.buttons.0.reply.title'],
    ],
    [
      'an id of 257',
      buttons(button('x'.repeat(257), 'A')),
      [131009, 'interactive.action.buttons.0.reply.id'],
    ],
    [
      'an id with blanks at its ends',
      buttons(button(' a', 'A')),
      [131009, 'interactive.action.buttons.0.reply.id'],
    ],
    [
      'a header of 61',
      withHeader({ type: 'text', text: 'x'.repeat(61) }),
      [131009, 'interactive.header.text'],
    ],
    ['an audio header', withHeader({ type: 'audio', audio: link }), [131009, 'interactive.header.type']],
    [
      'eleven rows',
      list({ title: 'A', rows: rows(6) }, { title: 'B', rows: rows(5, 6) }),
      [131009, 'interactive.action.sections'],
    ],
    [
      'eleven sections',
      list(...many(11).map((n) => ({ title: 'A', rows: rows(1, n) }))),
      [131009, 'interactive.action.sections'],
    ],
    [
      'sections without titles',
      list({ rows: rows(1) }, { rows: rows(1, 1) }),
      [131009, 'interactive.action.sections'],
    ],
    ['two rows of one id', list({ rows: [...rows(1), ...rows(1)] }), [131009, 'interactive.action.sections']],
    [
      'a row title of 25',
      list({ rows: [{ id: '1', title: 'x'.repeat(25) }] }),
      [131009, 'interactive.action.sections.0.rows.0.title'],
    ],
    [
      'a row description of 73',
      list({ rows: [{ id: '1', title: 'a', description: 'x'.repeat(73) }] }),
      [131009, 'interactive.action.sections.0.rows.0.description'],
    ],
    [
      'a link label of 21',
      ctaUrl('https://a.example', 'x'.repeat(21)),
      [131009, 'interactive.action.parameters.display_text'],
    ],
    ['a link that is none', ctaUrl('javascript:1'), [131009, 'interactive.action.parameters.url']],
    [
      'six contacts',
      { type: 'contacts', contacts: many(6).map(() => ({ name: { formatted_name: 'A', first_name: 'A' } })) },
      [131009, 'contacts'],
    ],
    [
      'a contact with one name part',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'A' } }] },
      [131008, 'contacts.0.name.first_name'],
    ],
    [
      'a latitude of 91',
      { type: 'location', location: { latitude: 91, longitude: 0 } },
      [131009, 'location.latitude'],
    ],
    ['a group', { ...text, recipient_type: 'group' }, [131009, 'recipient_type']],
  ])('%s is refused, and the details name the place', async (_, content, [code, place]) => {
    simulator.openWindow({ phone: ana });
    const said = await send(simulator, content);
    expect(codeOf(said)).toBe(code);
    expect(said.body).toMatchObject({
      error: { error_data: { details: expect.stringMatching(new RegExp(`^${place}(:|$)`)) } },
    });
    expect(simulator.sent()).toEqual([]);
  });
});
