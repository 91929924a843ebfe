import type { Inbounds } from '#ports/inbounds';
import type { LastInbounds } from '#ports/last-inbounds';
import type { MediaQueue } from '#ports/media-queue';
import type { MediaSource } from '#ports/media-source';
import type { Objects } from '#ports/objects';
import type { People } from '#ports/people';
import type { Replies } from '#ports/replies';
import type { Strangers } from '#ports/strangers';
import type { ToldRecords } from '#ports/told-records';
import type { WhatsApp } from '#ports/whatsapp';
import type { Workspaces } from '#ports/workspaces';

/** What it takes to apply what people do on their phones. */
export interface InboundPorts {
  readonly people: Pick<People, 'bySender' | 'byCompanyIds' | 'find' | 'change' | 'learn'>;
  readonly workspaces: Pick<Workspaces, 'current' | 'load'>;
  readonly inbounds: Inbounds;
  readonly lastInbounds: LastInbounds;
  readonly replies: Replies;
  readonly strangers: Strangers;
  readonly toldRecords: ToldRecords;
  readonly whatsapp: Pick<WhatsApp, 'markRead'>;
  /** Where files that people sent wait to be fetched, whence they are, and where they are kept. */
  readonly mediaQueue: MediaQueue;
  readonly mediaSource: MediaSource;
  readonly media: Pick<Objects, 'put' | 'delete'>;
}

export interface InboundTools {
  /** A name for a stranger: 16 characters, made with a key, so that nobody finds their phone by trying all there are. */
  readonly pseudonym: (id: string) => string;
  /** SHA-256 of bytes, base64. */
  readonly digestOf: (bytes: Uint8Array) => string;
}
