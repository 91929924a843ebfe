/** What the sources sign with. */
export interface SourceSecrets {
  /** The secrets of a source, any of which signs; none where it has none. May be five minutes old. */
  of(source: string): Promise<readonly string[]>;
}
