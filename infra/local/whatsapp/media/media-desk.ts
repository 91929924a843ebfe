import type { Refusal } from '../graph/graph-answer.ts';
import { type GraphCall, type GraphReply, type GraphRequest, ok, refuse } from '../graph/graph-request.ts';
import type { UsedMedia } from '../messages/media-content.ts';
import { kindsOf, mediaRules } from './media-kinds.ts';
import type { MediaStore } from './media-store.ts';

/** How long a file's address is good, milliseconds. */
const urlLifeMs = 5 * 60_000;

/** Where the bytes of a file are for five minutes. */
export function fileAddress(origin: string, id: string, now: number): string {
  return `${origin}/_media/${id}?until=${now + urlLifeMs}`;
}

interface Desk {
  readonly media: MediaStore;
  readonly now: () => number;
}

/** The calls about uploaded files. */
export function mediaDesk({ media, now }: Desk): {
  readonly [route: string]: (request: GraphRequest) => GraphReply | Promise<GraphReply>;
} {
  return {
    'POST number/media': async ({ call, object }) => {
      const read = await readUpload(call);
      if (read.kind === 'refused') return refuse(read.refusal);
      return ok({ id: media.add({ ...read.file, number: object, at: now() }).id });
    },
    'GET media/': ({ call, object }) => {
      const file = media.find(object, now());
      const owner = call.query.get('phone_number_id');
      if (file === undefined || (owner !== null && owner !== file.number))
        return refuse({ code: 100, subcode: 33 });
      return ok({
        messaging_product: 'whatsapp',
        url: fileAddress(call.origin, object, now()),
        mime_type: file.mimeType,
        sha256: file.sha256,
        file_size: file.bytes.length,
        id: object,
      });
    },
    'DELETE media/': ({ object }) => ok({ success: media.remove(object) }),
  };
}

type Upload =
  | { readonly kind: 'file'; readonly file: { readonly mimeType: string; readonly bytes: Uint8Array } }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Multipart fields `messaging_product`, `file` with its type, and `type`, which wins. */
async function readUpload(call: GraphCall): Promise<Upload> {
  const form = await readForm(call);
  if (form?.get('messaging_product') !== 'whatsapp') {
    return wrong({ code: 100, message: '(#100) The parameter messaging_product is required.' });
  }
  const file = form.get('file');
  const named = form.get('type');
  if (!(file instanceof Blob)) return wrong({ code: 100, message: '(#100) The parameter file is required.' });
  const [mimeType = ''] = (typeof named === 'string' && named.includes('/') ? named : file.type).split(';');
  const [kind] = kindsOf(mimeType);
  if (kind === undefined) {
    return wrong({
      code: 100,
      message: `(#100) Param file must be a file of one of the allowed types, not ${mimeType}.`,
    });
  }
  if (file.size > mediaRules[kind].most)
    return wrong({ code: 131053, details: `file: larger than ${mediaRules[kind].most} bytes` });
  return { kind: 'file', file: { mimeType, bytes: await file.bytes() } };
}

async function readForm({ body, contentType = '' }: GraphCall): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return undefined;
  }
}

function wrong(refusal: Refusal): Upload {
  return { kind: 'refused', refusal };
}

/** What is wrong with a file that a message names: it is not there, or not of the kind. */
export function wrongMedia(used: readonly UsedMedia[], { media, now }: Desk): Refusal | undefined {
  for (const { kind, id, path } of used) {
    const file = media.find(id, now());
    if (file === undefined) return { code: 131009, details: `${path}: no file has this id` };
    if (!mediaRules[kind].types.includes(file.mimeType)) {
      return { code: 131053, details: `${path}: ${file.mimeType} cannot be sent as ${kind}` };
    }
  }
  return undefined;
}
