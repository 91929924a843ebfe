import * as z from 'zod';
import type { Refusal } from '../graph/graph-answer.ts';
import { type KnownTemplate, TemplateDraft } from './template.ts';
import { upperCased } from './read-draft.ts';

const hour = 3_600_000;

/** What `POST /<template id>` may change. Components are replaced as a whole. */
const Edit = TemplateDraft.pick({
  components: true,
  category: true,
  message_send_ttl_seconds: true,
}).partial();

export type ReadEdit =
  | { readonly kind: 'edited'; readonly template: KnownTemplate }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The template as its author wants it now. An approved one may be changed once in 24 hours and ten times in 30 days. */
export function editTemplate(
  template: KnownTemplate,
  raw: Readonly<Record<string, unknown>>,
  now: number,
): ReadEdit {
  const parsed = Edit.safeParse(upperCased(raw));
  if (!parsed.success) return refuse(z.prettifyError(parsed.error));
  const { components, category, message_send_ttl_seconds: ttl } = parsed.data;
  const { status, edits } = template;
  if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(status))
    return refuse(`a template that is ${status} cannot be edited`);
  const approved = status === 'APPROVED';
  if (approved && category !== undefined && category !== template.category) {
    return refuse('the category of an approved template is fixed');
  }
  const since = (ms: number) => edits.filter((at) => at > now - ms).length;
  if (approved && (since(24 * hour) >= 1 || since(30 * 24 * hour) >= 10)) {
    return refuse('an approved template is edited once in 24 hours and ten times in 30 days at most');
  }
  return {
    kind: 'edited',
    template: {
      ...template,
      ...(components !== undefined && { components }),
      ...(category !== undefined && { category }),
      ...(ttl !== undefined && { message_send_ttl_seconds: ttl }),
      edits: approved ? [...edits, now].slice(-10) : edits,
    },
  };
}

function refuse(userMessage: string): ReadEdit {
  return {
    kind: 'refused',
    refusal: {
      code: 100,
      message: 'Invalid parameter',
      userTitle: 'The template cannot be edited',
      userMessage,
    },
  };
}
