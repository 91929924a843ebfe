import * as z from 'zod';
import { atField, text, webAddress } from './field.ts';
import { Media } from './media-content.ts';

const TextHeader = z.object({ type: z.literal('text'), text: text(60) });
const Header = z.discriminatedUnion('type', [
  TextHeader,
  z.object({ type: z.literal('image'), image: Media.image }),
  z.object({ type: z.literal('video'), video: Media.video }),
  z.object({ type: z.literal('document'), document: Media.document }),
]);

const around = {
  body: z.object({ text: text(1_024) }),
  footer: z.exactOptional(z.object({ text: text(60) })),
};

const ReplyButton = z.object({
  type: z.literal('reply'),
  reply: z.object({ id: text(256).regex(/^\S(.*\S)?$/s, 'blanks at its ends'), title: text(20) }),
});
type ReplyButton = z.infer<typeof ReplyButton>;

const Row = z.object({ id: text(200), title: text(24), description: z.exactOptional(text(72)) });
const Section = z.object({ title: z.exactOptional(text(24)), rows: z.array(Row).min(1) });
interface ListAction {
  readonly sections: readonly z.infer<typeof Section>[];
}

const Button = z.object({
  type: z.literal('button'),
  header: z.exactOptional(Header),
  ...around,
  action: z.object({
    buttons: z
      .array(ReplyButton)
      .min(1)
      .max(3)
      .refine((buttons) => allDiffer(buttons, ({ reply }) => reply.id), {
        error: 'two buttons have the same id',
      })
      .refine((buttons) => allDiffer(buttons, ({ reply }) => reply.title), {
        error: 'two buttons have the same title',
      }),
  }),
});

const List = z.object({
  type: z.literal('list'),
  header: z.exactOptional(TextHeader),
  ...around,
  action: z.object({ button: text(20), sections: z.array(Section).min(1).max(10) }).check(
    atField<ListAction>(
      'sections',
      'more than 10 rows in all',
      ({ sections }) => rowsOf(sections).length <= 10,
    ),
    atField<ListAction>('sections', 'two rows have the same id', ({ sections }) =>
      allDiffer(rowsOf(sections), ({ id }) => id),
    ),
    atField<ListAction>(
      'sections',
      'each of several sections needs a title',
      ({ sections }) => sections.length === 1 || sections.every(({ title }) => title !== undefined),
    ),
  ),
});

const CtaUrl = z.object({
  type: z.literal('cta_url'),
  header: z.exactOptional(Header),
  ...around,
  action: z.object({
    name: z.literal('cta_url'),
    parameters: z.object({ display_text: text(20), url: webAddress }),
  }),
});

const LocationRequest = z.object({
  type: z.literal('location_request_message'),
  ...around,
  action: z.object({ name: z.literal('send_location') }),
});

export const Interactive = z.discriminatedUnion('type', [Button, List, CtaUrl, LocationRequest]);
export type Interactive = z.infer<typeof Interactive>;

function rowsOf(sections: ListAction['sections']) {
  return sections.flatMap(({ rows }) => rows);
}

function allDiffer<T>(all: readonly T[], key: (one: T) => string): boolean {
  return new Set(all.map(key)).size === all.length;
}
