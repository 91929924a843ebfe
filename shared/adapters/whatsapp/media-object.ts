import type { MediaContent, MediaHeader } from '#domain/outbound/outbound';

/** `{ id }` or `{ link }`, with what may stand beside it. */
export function mediaObject(content: MediaContent | MediaHeader): object {
  return {
    ...('id' in content.media ? { id: content.media.id } : { link: content.media.link }),
    ...('caption' in content && { caption: content.caption }),
    ...('filename' in content && { filename: content.filename }),
  };
}
