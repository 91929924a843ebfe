import type { Refusal } from '../graph/graph-answer.ts';
import {
  type GraphReply,
  type GraphRequest,
  ok,
  parseBody,
  pickFields,
  refuse,
} from '../graph/graph-request.ts';
import { movingSet } from '../limits/spacing.ts';
import { readDraft } from './read-draft.ts';
import type { TemplateBook } from './template-book.ts';
import { editTemplate } from './template-edit.ts';
import { templatePage, templateView } from './template-list.ts';
import type { KnownTemplate, TemplateDraft } from './template.ts';
import type { TemplateOffice } from './template-office.ts';
import { wrongDraft } from './draft-check.ts';

const day = 86_400_000;
/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management */
const creationsPerHour = 100;

interface Desk {
  readonly book: TemplateBook;
  readonly office: TemplateOffice;
  readonly now: () => number;
}

type Act = (request: GraphRequest) => GraphReply;

/** The calls about templates. */
export function templateDesk(desk: Desk): { readonly [route: string]: Act } {
  const { book, office, now } = desk;
  const created = movingSet(3_600_000);
  return {
    'GET account/message_templates': (request) => templatePage(book.list(), request),
    'POST account/message_templates': (request) => {
      if (created.size(now()) >= creationsPerHour) {
        return refuse({ code: 80007, details: `more than ${creationsPerHour} templates in this hour` });
      }
      const reply = create(desk, request);
      if (reply.kind === 'ok') created.add(request.trace.id, now());
      return reply;
    },
    'DELETE account/message_templates': (request) => remove(desk, request),
    'GET template/': ({ call, object }) =>
      withTemplate(book, object, (found) => ok(pickFields(templateView(found), call.query))),
    'POST template/': (request) => withTemplate(book, request.object, (found) => edit(desk, request, found)),
    'POST template/unpause': ({ object }) =>
      withTemplate(book, object, (found) => {
        if (found.status !== 'PAUSED')
          return refuse({ code: 100, message: '(#100) The template is not paused.' });
        office.setStatus(found, 'APPROVED');
        return ok({ success: true });
      }),
  };
}

function create({ book, office, now }: Desk, { call }: GraphRequest): GraphReply {
  const raw = parseBody(call);
  if (raw === undefined) return refuse({ code: 100, message: '(#100) The body is no JSON object.' });
  const read = readDraft(raw);
  if (read.kind === 'refused') return refuse(read.refusal);
  const { draft } = read;
  const refusal = taken(draft, book, now());
  if (refusal !== undefined) return refuse(refusal);
  const { id, status, category } = office.submit(draft);
  return ok({ id, status, category });
}

/** 6,000 templates in one account, one of a name in a language, and no deleted name for 30 days. */
function taken({ name, language }: TemplateDraft, book: TemplateBook, now: number): Refusal | undefined {
  const deleted = book.deletedAt(name, language);
  if (book.find(name, language) !== undefined)
    return refusedName(2388024, 'there is content in this language already');
  if (deleted !== undefined && deleted > now - 30 * day)
    return refusedName(2388023, 'this language is being deleted');
  return book.list().length < 6_000 ? undefined : refusedName(2388019, 'the account has 6000 templates');
}

function refusedName(subcode: number, userMessage: string): Refusal {
  return {
    code: 100,
    subcode,
    message: 'Invalid parameter',
    userTitle: 'The template cannot be taken',
    userMessage,
  };
}

function edit({ office, now }: Desk, { call }: GraphRequest, template: KnownTemplate): GraphReply {
  const raw = parseBody(call);
  if (raw === undefined) return refuse({ code: 100, message: '(#100) The body is no JSON object.' });
  const read = editTemplate(template, raw, now());
  if (read.kind === 'refused') return refuse(read.refusal);
  const refusal = wrongDraft(read.template);
  if (refusal !== undefined) return refuse(refusal);
  office.resubmit(read.template);
  return ok({ success: true });
}

/** All languages of a name; only one of them with `hsm_id`. */
function remove({ book, office }: Desk, { call: { query } }: GraphRequest): GraphReply {
  const name = query.get('name');
  const id = query.get('hsm_id');
  if (name === null) return refuse({ code: 100, message: '(#100) The parameter name is required.' });
  const found = book.list().filter((one) => one.name === name && (id === null || one.id === id));
  if (found.length === 0) {
    return refuse({
      code: 100,
      subcode: 2593002,
      message: 'Invalid parameter',
      userTitle: 'Message template was not found',
      userMessage: 'no template of this name',
    });
  }
  for (const template of found) office.remove(template);
  return ok({ success: true });
}

function withTemplate(book: TemplateBook, id: string, act: (found: KnownTemplate) => GraphReply): GraphReply {
  const found = book.byId(id);
  return found === undefined ? refuse({ code: 100, subcode: 33 }) : act(found);
}
