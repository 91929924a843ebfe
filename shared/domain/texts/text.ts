import { Context, type Emitter, Liquid, LiquidError, type Template, toValueSync } from 'liquidjs';

import type { PlainObject } from '../plain.ts';
import { allowOnly, type Place, readerAt } from './text-language.ts';

export type { Place } from './text-language.ts';

const textLimit = 8_192;
const outputLimit = 4_096;
const stepLimit = 10_000;
const memoryLimit = 2_000_000;
const cacheLimit = 10_000;

/** `{{ 'now' | date }}` and its like, which would never render. */
const clock = /(['"])(?:now|today)\1\s*\|\s*(?:date|local_|relative_)/;

/** What the texts of a route can see of an event. */
const textScope = ['source', 'detail-type', 'detail', 'time', 'id'] as const;

export type Rendered =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: 'not-renderable' | 'too-long' };

interface TextFault {
  readonly message: string;
  /** Within the text, from 1; absent where the fault is in no one place. */
  readonly line?: number;
  readonly column?: number;
}

export interface TextRenderer {
  /**
   * Renders a Liquid text over `{ source, detail-type, detail, time, id }`; never throws. The same input gives the
   * same text on every machine: no clock, no chance, no files. Output beyond 4,096 UTF-16 units is `too-long`; what
   * does not parse, takes more than 10,000 steps or would print an object is `not-renderable`.
   */
  render(text: string, scope: PlainObject, place?: Place): Rendered;
  /**
   * What is wrong with a text, before any event comes: syntax, tags, filters, variables that are not among `names`,
   * those of an event where none are given.
   */
  check(text: string, names?: readonly string[]): TextFault | undefined;
}

/** Texts are parsed once and kept, 10,000 of them. */
export function textRenderer(): TextRenderer {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: textLimit,
    memoryLimit,
    templates: {},
    locale: 'en',
    timezoneOffset: 0,
  });
  // Rendering is synchronous: there is one reader at a time.
  let reader = readerAt(undefined);
  allowOnly(engine, () => reader);
  // What is captured is bounded as what is written: nothing else bounds it.
  const renderTemplates = engine.renderer.renderTemplates.bind(engine.renderer);
  engine.renderer.renderTemplates = (templates, context, emitter = boundedOutput()) =>
    renderTemplates(templates, context, emitter);
  const parsed = new Map<string, Template[]>();

  function parse(text: string): Template[] {
    const kept = parsed.get(text);
    if (kept !== undefined) return kept;
    const templates = engine.parse(text);
    const [oldest] = parsed.keys();
    if (parsed.size >= cacheLimit && oldest !== undefined) parsed.delete(oldest);
    parsed.set(text, templates);
    return templates;
  }

  return {
    render(text, scope, place) {
      const output = boundedOutput();
      reader = readerAt(place);
      try {
        toValueSync(engine.renderer.renderTemplates(parse(text), contextOf(engine, scope, place), output));
        return { kind: 'text', text: output.buffer };
      } catch {
        return { kind: 'failed', reason: output.full() ? 'too-long' : 'not-renderable' };
      }
    },
    check(text, names = textScope) {
      try {
        const used = engine.globalVariablesSync(parse(text));
        return clock.test(text)
          ? { message: `a text has no clock; use 'time', when it happened` }
          : unknownVariable(used, names);
      } catch (error) {
        return faultOf(error);
      }
    },
  };
}

/** A context whose budget is counted in steps: Liquid's own is wall time, and a slow machine must not decide. */
function contextOf(engine: Liquid, scope: PlainObject, place: Place | undefined): Context {
  const options = place
    ? { ...engine.options, timezoneOffset: place.timeZone, locale: place.language.replace('_', '-') }
    : engine.options;
  const context = new Context(scope, options, { sync: true }, { liquid: engine });
  let steps = 0;
  context.renderLimit.check = () => {
    steps += 1;
    if (steps > stepLimit) throw new Error('too many steps');
  };
  return context;
}

function boundedOutput(): Emitter & { full(): boolean } {
  let full = false;
  return {
    buffer: '',
    write(value: unknown) {
      const piece = printed(value);
      full = this.buffer.length + piece.length > outputLimit;
      if (full) throw new Error('too long');
      this.buffer += piece;
    },
    full: () => full,
  };
}

function printed(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(printed).join('');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new Error('an object is no text');
}

function unknownVariable(used: readonly string[], known: readonly string[]): TextFault | undefined {
  const unknown = used.find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  return { message: `nothing is called '${unknown}'; a text can use ${known.join(', ')}` };
}

function faultOf(error: unknown): TextFault {
  if (!LiquidError.is(error)) return { message: 'not a text in Liquid: nested too deeply or too long' };
  const [line, column] = error.token.getPosition();
  const message = error.message.replace(/, line:\d+, col:\d+$/, '');
  return { message, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}
