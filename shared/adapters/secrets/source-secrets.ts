import * as z from 'zod/mini';
import type { Instant } from '#domain/instant';
import type { SourceSecrets } from '#ports/source-secrets';

const keptMs = 5 * 60 * 1000;
/** Shorter ones can be guessed from one signed request. */
const shortest = 16;

const Sources = z.record(z.string(), z.unknown());
const Secrets = z.array(z.string().check(z.minLength(shortest)));

/**
 * The sources' secrets, `{ "<source id>": ["<secret>", "<older secret>"] }`, read again when they are five minutes
 * old. Throws where that is not what `read` gives: as a whole, or for the source asked for. The message holds no value.
 */
export function sourceSecrets(read: () => Promise<string>, now: () => Instant): SourceSecrets {
  let known: { readonly sources: Promise<z.infer<typeof Sources>>; readonly until: Instant } | undefined;
  const sources = () => {
    if (known !== undefined && now() < known.until) return known.sources;
    const fresh = read().then(parsed);
    known = { sources: fresh, until: now() + keptMs };
    fresh.catch(() => {
      known = undefined;
    });
    return fresh;
  };
  return {
    async of(source) {
      const all = await sources();
      if (!Object.hasOwn(all, source)) return [];
      const secrets = Secrets.safeParse(all[source]);
      if (secrets.success) return secrets.data;
      throw new Error(
        `the secrets of source ${source} are not a list of texts of at least ${shortest} characters`,
      );
    },
  };
}

function parsed(text: string): z.infer<typeof Sources> {
  const sources = Sources.safeParse(jsonIn(text));
  if (sources.success) return sources.data;
  throw new Error('the secret of the sources is not { "<source id>": ["<secret>"] }');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
