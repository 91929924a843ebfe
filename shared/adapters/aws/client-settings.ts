/**
 * Timeouts and repetitions of every AWS client: a call answers, or fails, within about ten seconds. Without
 * `throwOnRequestTimeout` the SDK only prints a warning and goes on waiting.
 */
export const clientSettings = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const;

/** Where a client finds its service, if not by the environment. */
export interface ClientPlace {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}
