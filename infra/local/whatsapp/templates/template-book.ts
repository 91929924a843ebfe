import type { KnownTemplate, TemplateDraft } from './template.ts';

/** The templates of one WhatsApp Business Account, by id; the deleted ones keep their name and language for a while. */
export interface TemplateBook {
  readonly list: () => readonly KnownTemplate[];
  readonly byId: (id: string) => KnownTemplate | undefined;
  readonly find: (name: string, language: string) => KnownTemplate | undefined;
  /** When that name was deleted in that language, where it was. */
  readonly deletedAt: (name: string, language: string) => number | undefined;
}

/** One thing that happens to templates. */
export type TemplateLine =
  /** All that the workspace gives, in place of all that it gave before. */
  | { readonly kind: 'given-templates'; readonly templates: readonly KnownTemplate[] }
  | { readonly kind: 'template'; readonly template: KnownTemplate }
  | { readonly kind: 'template-deleted'; readonly id: string; readonly at: number };

export function templateBook(): TemplateBook & { readonly apply: (line: TemplateLine) => void } {
  const byId = new Map<string, KnownTemplate>();
  const byName = new Map<string, KnownTemplate>();
  const deleted = new Map<string, number>();
  const put = (template: KnownTemplate): void => {
    const before = byName.get(nameIn(template));
    if (before !== undefined) byId.delete(before.id);
    byId.set(template.id, template);
    byName.set(nameIn(template), template);
  };
  const remove = (template: KnownTemplate): void => {
    byId.delete(template.id);
    byName.delete(nameIn(template));
  };
  return {
    list: () => [...byId.values()],
    byId: (id) => byId.get(id),
    find: (name, language) => byName.get(nameIn({ name, language })),
    deletedAt: (name, language) => deleted.get(nameIn({ name, language })),
    apply(line) {
      switch (line.kind) {
        case 'given-templates':
          for (const template of byId.values()) if (template.given) remove(template);
          for (const template of line.templates) put(template);
          return;
        case 'template':
          return put(line.template);
        case 'template-deleted': {
          const template = byId.get(line.id);
          if (template === undefined) return;
          remove(template);
          if (template.status === 'APPROVED') deleted.set(nameIn(template), line.at);
        }
      }
    },
  };
}

function nameIn({ name, language }: Pick<TemplateDraft, 'name' | 'language'>): string {
  return `${name}/${language}`;
}
