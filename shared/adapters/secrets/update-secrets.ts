import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import { freshSecret } from './fresh-secret.ts';
import { tapKeys } from './tap-keys.ts';

/** Where the secrets lie with which what comes back from Meta is applied. */
interface Places {
  readonly LEDGER_KEY_SECRET: string;
  readonly TAP_KEYS_SECRET: string;
  readonly WHATSAPP_TOKEN_SECRET: string;
}

/** The ledger's key as it is; the token and the keys of taps are read again when they may be others. */
export async function updateSecrets(
  env: Places,
  read: (id: string) => Promise<string>,
  { entropy, now }: { readonly entropy: Pick<Entropy, 'sha256'>; readonly now: () => Instant },
) {
  return {
    key: await read(env.LEDGER_KEY_SECRET),
    token: freshSecret(() => read(env.WHATSAPP_TOKEN_SECRET), now),
    tapKeys: tapKeys(() => read(env.TAP_KEYS_SECRET), { entropy, now }),
  };
}
