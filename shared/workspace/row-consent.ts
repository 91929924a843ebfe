import type { Instant } from '#domain/instant';
import { companyId } from '#domain/people/person';
import * as z from 'zod';

import type { TableRow } from './people-table.ts';

/** Consent without a time was given or withdrawn at a time nobody wrote down. */
export type RowConsent =
  | { readonly kind: 'unknown' }
  | (Evidence & { readonly kind: 'given' | 'withdrawn'; readonly source: string });

interface Evidence {
  readonly at?: Instant;
  /** The company's id of whoever wrote it down. */
  readonly by?: string;
  /** The text that the person was shown. */
  readonly wording?: string;
}

export type Refuse = (column: string, message: string) => void;

export const idMeans = '1 to 64 letters, digits, dots, hyphens, underscores or @';
const longestSource = 100;
const longestWording = 1_000;
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** What a row says of consent; faults never quote a cell. */
export function readConsent(row: TableRow, refuse: Refuse): RowConsent {
  const kind = row.cell('consent').toLowerCase();
  const evidence = readEvidence(row, refuse);
  if (kind === '') return { kind: 'unknown' };
  if (kind !== 'given' && kind !== 'withdrawn') {
    refuse('consent', 'write given or withdrawn, or leave it empty where it is not known');
    return { kind: 'unknown' };
  }
  const source = row.cell('consent_source') || 'import';
  if (source.length > longestSource) refuse('consent_source', 'at most 100 characters');
  return { kind, source, ...evidence };
}

function readEvidence(row: TableRow, refuse: Refuse): Evidence {
  const at = readMoment(row, refuse);
  const by = row.cell('consent_by');
  const wording = row.cell('consent_wording');
  if (by !== '' && !companyId.test(by)) refuse('consent_by', `write ${idMeans}, or leave it empty`);
  if (wording.length > longestWording) refuse('consent_wording', 'at most 1,000 characters');
  return {
    ...(at !== undefined && { at }),
    ...(by !== '' && { by }),
    ...(wording !== '' && { wording }),
  };
}

function readMoment(row: TableRow, refuse: Refuse): number | undefined {
  const text = row.cell('consent_at');
  if (text === '') return undefined;
  if (moment.safeParse(text).success) return Date.parse(text);
  refuse(
    'consent_at',
    'write a date such as 2026-03-02, or a time with its zone such as 2026-03-02T14:30:00-03:00',
  );
  return undefined;
}
