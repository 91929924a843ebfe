import { tapMaker } from '#domain/asks/tap-maker';
import type { OfferedChoice } from '#domain/asks/offered-choices';
import { optionLabel } from '#domain/asks/option-label';
import type { Applying } from '../applying.ts';
import type { AtHand } from './asking.ts';

/** The options of an ask for one who was asked, each with its token. Throws where no key is in force. */
export async function tapsOf(hand: AtHand, { ports, tools }: Applying): Promise<readonly OfferedChoice[]> {
  const [key] = await ports.tapKeys.known();
  if (key === undefined) throw Object.assign(new Error('no tap key is in force'), { code: 'NoTapKey' });
  const tap = tapMaker(hand.ask, hand.asked, { key, hmac: tools.entropy.hmac });
  return hand.rule.options.map(({ id }, place) => ({
    token: tap(place),
    label: optionLabel(id, hand.rule, hand),
  }));
}
