import type { World } from '../world.ts';
import type { Doing } from './action.ts';
import { sampleOf } from './samples.ts';
import type { Said } from './said.ts';

/** Keeps the file where the Graph API finds it, for seven days. */
export function sentFile(world: World, number: string, doing: Doing<'send-file'>): Said {
  const { kind, caption, filename } = doing;
  const sample = sampleOf(kind);
  const bytes = doing.bytes === undefined ? sample.bytes : Buffer.from(doing.bytes, 'base64');
  const mimeType = doing.mimeType ?? sample.mimeType;
  const file = world.media.add({ number, mimeType, bytes, at: world.now(), days: 7 });
  const sent = {
    id: file.id,
    mime_type: mimeType,
    sha256: Buffer.from(file.sha256, 'hex').toString('base64'),
    url: world.fileUrl(file.id),
  };
  const captioned = { ...sent, ...(caption !== undefined && { caption }) };
  switch (kind) {
    case 'image':
      return { type: kind, image: captioned };
    case 'video':
      return { type: kind, video: captioned };
    case 'voice':
    case 'audio':
      return { type: 'audio', audio: { ...sent, voice: kind === 'voice' } };
    case 'sticker':
      return { type: kind, sticker: { ...sent, animated: false } };
    case 'document':
      return { type: kind, document: { ...captioned, filename: filename ?? sample.filename } };
  }
}
