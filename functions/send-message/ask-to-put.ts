import type { Ask, Asked } from '#domain/asks/ask';
import { tapMaker } from '#domain/asks/tap-maker';
import type { AskToPut } from '#domain/messages/ask-to-put';
import type { Sending } from './sending.ts';

/** What a message asks, with all that its buttons are made from. Throws where no key is in force: see `TapKeys`. */
export async function askToPut(ask: Ask, asked: Asked, { ports, tools }: Sending): Promise<AskToPut> {
  const [workspace, [key]] = await Promise.all([ports.workspaces.load(ask.version), ports.tapKeys.known()]);
  if (key === undefined) throw Object.assign(new Error('no tap key is in force'), { code: 'NoTapKey' });
  return { ask, asked, workspace, tap: tapMaker(ask, asked, { key, hmac: tools.entropy.hmac }) };
}
