import { type GraphRequest, ok, pickFields, refuse } from '../graph/graph-request.ts';
import type { KnownTemplate } from './template.ts';

/** A template as `GET` shows it. */
export function templateView(template: KnownTemplate) {
  const { given: _given, edits: _edits, quality, rejectedReason, ...shown } = template;
  return {
    ...shown,
    parameter_format: template.parameter_format ?? 'POSITIONAL',
    quality_score: { score: quality },
    rejected_reason: rejectedReason ?? 'NONE',
  };
}

/** A page of the templates that fit the filters: `name`, `status`, `category`, `language`, `quality_score`; `limit`, `after`, `before`. */
export function templatePage(templates: readonly KnownTemplate[], { call, trace, object }: GraphRequest) {
  const { query } = call;
  const limit = Number(query.get('limit') ?? 25);
  if (!Number.isInteger(limit) || limit < 1) {
    return refuse({ code: 100, message: '(#100) param limit must be a positive integer.' });
  }
  const found = templates.filter((template) => fits(template, query));
  const start = startOf(query, found.length, limit);
  if (start === undefined) return refuse({ code: 100, message: '(#100) Invalid cursor.' });
  const page = found.slice(start, start + limit);
  const end = start + page.length;
  const next = new URLSearchParams(query);
  next.delete('before');
  next.set('after', cursor(end));
  return ok({
    data: page.map((template) => pickFields(templateView(template), query)),
    ...(page.length > 0 && {
      paging: {
        cursors: { before: cursor(start), after: cursor(end) },
        ...(end < found.length && {
          next: `${call.origin}/${trace.version}/${object}/message_templates?${next.toString()}`,
        }),
      },
    }),
  });
}

function fits(template: KnownTemplate, query: URLSearchParams): boolean {
  const { name } = template;
  const wanted = (field: string, value: string): boolean => {
    const asked = query.get(field);
    return asked === null || asked.toUpperCase().split(',').includes(value.toUpperCase());
  };
  return (
    name.includes(query.get('name') ?? '') &&
    wanted('status', template.status) &&
    wanted('category', template.category) &&
    wanted('language', template.language) &&
    wanted('quality_score', template.quality)
  );
}

function cursor(place: number): string {
  return Buffer.from(String(place)).toString('base64url');
}

function startOf(query: URLSearchParams, total: number, limit: number): number | undefined {
  const after = placeOf(query.get('after'), 0);
  const before = placeOf(query.get('before'), total);
  if (after === undefined || before === undefined) return undefined;
  return query.has('before') ? Math.max(0, before - limit) : after;
}

function placeOf(asked: string | null, otherwise: number): number | undefined {
  if (asked === null || asked === '') return otherwise;
  const text = Buffer.from(asked, 'base64url').toString();
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
