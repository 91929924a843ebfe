import { saltedDigest } from '#domain/digest';
import { keptType, largestMedia, mayBeThere, mediaRefusal } from '#domain/inbound/media-verdict';
import type { Answer } from '#domain/inbound/planned-answer';
import type { MediaRefusal } from '#domain/facts/reply-fact';
import type { MediaJob } from '#ports/media-queue';
import { answer } from './answer-person.ts';
import type { Applied, Applying } from './applying.ts';
import { whereabouts } from './whereabouts.ts';

/**
 * Fetches the file of a reply and keeps it, or says why it is not kept; the person hears of that. Done again it finds the
 * file in its place. A reply that was taken back meanwhile has no file.
 */
export async function keepMedia(job: MediaJob, applying: Applying): Promise<Applied> {
  const { ports } = applying;
  const { record, thing } = job;
  const reply = await ports.replies.find({ record, thing });
  if (reply?.content === undefined) return { kind: 'ignored', reason: 'taken-back' };
  if (reply.media !== undefined) return { kind: 'ignored', reason: 'kept-already' };
  const fetched = await fetchFile(job, applying);
  return fetched.kind === 'refused' ? refuse(job, fetched.reason, applying) : keep(job, fetched, applying);
}

type File =
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      readonly mime: string;
      /** Base64. */
      readonly sha256: string;
    }
  | { readonly kind: 'refused'; readonly reason: MediaRefusal };

/** A type that is not kept is not fetched either. */
async function fetchFile(
  { media, mimeType, sha256: told, at }: MediaJob,
  { ports, tools }: Applying,
): Promise<File> {
  const mime = keptType(mimeType);
  if (mime === undefined) return { kind: 'refused', reason: 'type-not-kept' };
  const fetched = await ports.mediaSource.fetch(media, largestMedia);
  if (fetched.kind === 'gone' && mayBeThere(at, tools.now())) {
    throw Object.assign(new Error('Meta does not give the file out'), { code: 'MediaNotGivenOut' });
  }
  if (fetched.kind !== 'fetched') return { kind: 'refused', reason: fetched.kind };
  const { bytes } = fetched;
  const sha256 = tools.digestOf(bytes);
  const digests = [told, fetched.sha256].filter((digest) => digest !== undefined);
  const reason = mediaRefusal({ mimeType, bytes, sha256, told: digests });
  return reason === undefined ? { kind: 'file', bytes, mime, sha256 } : { kind: 'refused', reason };
}

/** The object first, then the fact, then the reply that names it: whatever is interrupted is done again. */
async function keep(
  { record, thing, at, person, salt }: MediaJob,
  { bytes, mime, sha256 }: Extract<File, { kind: 'file' }>,
  { ports, tools }: Applying,
): Promise<Applied> {
  const key = `media/${record}/${thing}`;
  await ports.media.put(key, bytes, { contentType: mime });
  const digest = saltedDigest(tools.entropy.hmac, salt, sha256);
  const about = { record, slice: 0, at, thing, person, mime, bytes: bytes.length, digest };
  await ports.ledger.put({ kind: 'media-kept', ...about, notedAt: tools.now() });
  const isWanted = await ports.replies.addMedia({ record, thing }, { key, mime, bytes: bytes.length });
  if (!isWanted) await ports.media.delete(key);
  return { kind: 'applied', reason: 'kept' };
}

async function refuse(
  { record, thing, at, person, number, salt }: MediaJob,
  reason: MediaRefusal,
  applying: Applying,
): Promise<Applied> {
  const { ports, tools } = applying;
  const about = { record, slice: 0, at, thing, person, reason };
  await ports.ledger.put({ kind: 'media-refused', ...about, notedAt: tools.now() });
  const found = await ports.people.find(person);
  if (found === undefined) return { kind: 'applied', reason };
  const { company: member, language } = found.value;
  const { timeZone } = await whereabouts(found.value, applying);
  const to = { person, member, language, timeZone };
  await answer(refusalAnswer(reason), { to, cause: { thing, at, number, salt } }, applying);
  return { kind: 'applied', reason };
}

function refusalAnswer(reason: MediaRefusal): Answer {
  return { name: reason === 'too-large' ? 'media-too-large' : 'media-not-kept' };
}
