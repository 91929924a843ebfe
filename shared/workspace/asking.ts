import type { AskRule } from '#domain/asks/ask-rule';

import type { Entries } from './entries.ts';
import type { RouteEntry, TellEntry, TemplateEntry } from './schema.ts';

/** A route that asks, and with what. */
export interface Asking {
  readonly rule: AskRule;
  readonly route: RouteEntry;
  /** Those of its entries whose template has quick replies. */
  readonly told: readonly AskingEntry[];
  readonly entries: Entries;
}

export interface AskingEntry {
  readonly tell: TellEntry;
  readonly template: TemplateEntry;
  /** Its place among the entries of the route, from 0. */
  readonly index: number;
}

/** Who is told with quick replies in any language is asked; whom an entry tells without any only reads it. */
export function askingEntries(
  { tell: told }: Pick<RouteEntry, 'tell'>,
  { templates }: Entries,
): readonly AskingEntry[] {
  return told.flatMap((tell, index) => {
    const template = templates.find(({ value }) => value.id === tell.template)?.value;
    return template !== undefined && hasQuickReplies(template) ? [{ tell, template, index }] : [];
  });
}

export function hasQuickReplies({ text }: TemplateEntry): boolean {
  return Object.values(text).some((one) => quickRepliesOf(one).length > 0);
}

/** The labels alone: what a quick reply is counted by, wherever the buttons with an address stand. */
export function quickRepliesOf({ buttons = [] }: TemplateEntry['text'][string]): readonly string[] {
  return buttons.filter((button) => typeof button === 'string');
}

/** Languages in which those who are asked may read. */
export function languagesOf({ told }: Pick<Asking, 'told'>): readonly string[] {
  return [...new Set(told.flatMap(({ template }) => Object.keys(template.text)))];
}
