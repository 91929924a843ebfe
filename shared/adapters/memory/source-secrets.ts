import type { SourceSecrets } from '#ports/source-secrets';

export function memorySourceSecrets(secrets: Readonly<Record<string, readonly string[]>>): SourceSecrets {
  return { of: async (source) => (Object.hasOwn(secrets, source) ? (secrets[source] ?? []) : []) };
}
