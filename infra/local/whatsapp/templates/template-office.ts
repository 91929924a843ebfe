import type { Template } from '#domain/workspace';
import { draftsOf } from './given-template.ts';
import { type Review, approveAtOnce, reviewed } from './review.ts';
import type { TemplateBook, TemplateLine } from './template-book.ts';
import type { TemplateEvent } from './template-event.ts';
import type { Category, KnownTemplate, Quality, TemplateDraft, TemplateStatus } from './template.ts';

/** Everything that changes templates, and tells of it. */
export interface TemplateOffice {
  /** Takes the workspace's templates as approved, in place of those it gave before. Tells nobody. */
  readonly give: (templates: readonly Template[]) => void;
  /** A new template, as its review leaves it. */
  readonly submit: (draft: TemplateDraft) => KnownTemplate;
  /** A changed one. */
  readonly resubmit: (template: KnownTemplate) => void;
  readonly remove: (template: KnownTemplate) => void;
  readonly setStatus: (
    template: KnownTemplate,
    status: TemplateStatus,
    reason?: KnownTemplate['rejectedReason'],
  ) => void;
  readonly setQuality: (template: KnownTemplate, quality: Quality) => void;
  readonly setCategory: (template: KnownTemplate, category: Category) => void;
  /** What reviews say from now on; at first they approve at once. */
  readonly setReview: (review: Review) => void;
  readonly review: () => Review;
}

interface OfficeOptions {
  readonly book: TemplateBook;
  readonly write: (line: TemplateLine) => void;
  readonly tell: (event: TemplateEvent) => void;
  /** A new id, of digits. */
  readonly newId: (of: string) => string;
  readonly now: () => number;
}

export function templateOffice(options: OfficeOptions): TemplateOffice {
  const { book, write, tell, newId, now } = options;
  let review: Review = approveAtOnce;
  const judge = (template: KnownTemplate): KnownTemplate => {
    const after = reviewed(template, sameText(template, book) ? { outcome: 'REJECTED' } : review);
    write({ kind: 'template', template: after });
    if (after.category !== template.category)
      tell({ kind: 'category', template: after, before: template.category });
    if (after.status !== 'PENDING') tell({ kind: 'status', template: after, event: after.status });
    return after;
  };
  const fresh = (draft: TemplateDraft, given: boolean): KnownTemplate => ({
    ...draft,
    id: newId(`${draft.name}/${draft.language}/${given ? 'given' : now()}`),
    status: given ? 'APPROVED' : 'PENDING',
    quality: 'UNKNOWN',
    given,
    edits: [],
  });
  return {
    ...decisions(options),
    give(templates) {
      write({ kind: 'given-templates', templates: draftsOf(templates).map((draft) => fresh(draft, true)) });
    },
    submit: (draft) => judge(fresh(draft, false)),
    resubmit: (template) => void judge({ ...template, status: 'PENDING' }),
    setReview(next) {
      review = next;
    },
    review: () => review,
  };
}

/** What befalls a template later on. */
function decisions({ write, tell, now }: OfficeOptions) {
  const put = (template: KnownTemplate): void => write({ kind: 'template', template });
  return {
    remove(template: KnownTemplate): void {
      write({ kind: 'template-deleted', id: template.id, at: now() });
      tell({ kind: 'status', template, event: 'DELETED' });
    },
    setStatus(
      template: KnownTemplate,
      status: TemplateStatus,
      reason?: KnownTemplate['rejectedReason'],
    ): void {
      const { rejectedReason: _, ...rest } = template;
      const after = { ...rest, status, ...(reason !== undefined && { rejectedReason: reason }) };
      put(after);
      tell({ kind: 'status', template: after, event: status, before: template.status });
    },
    setQuality(template: KnownTemplate, quality: Quality): void {
      const after = { ...template, quality };
      put(after);
      tell({ kind: 'quality', template: after, before: template.quality });
    },
    setCategory(template: KnownTemplate, category: Category): void {
      const after = { ...template, category };
      put(after);
      tell({ kind: 'category', template: after, before: template.category });
    },
  };
}

/** Meta rejects what says the same as another template. */
function sameText(template: KnownTemplate, book: TemplateBook): boolean {
  const said = textOf(template);
  return book.list().some((other) => other.name !== template.name && textOf(other) === said);
}

function textOf({ components }: KnownTemplate): string {
  return JSON.stringify(
    components.flatMap((part) => (part.type === 'BODY' || part.type === 'FOOTER' ? [part.text] : [])),
  );
}
