/**
 * Stands in for `@aws-sdk/endpoint-cache` in a worker's bundle. The DynamoDB client makes one at start, but reads it
 * only with endpoint discovery on, which is for services that have no regional endpoint. Saves 8 KB.
 */
export function EndpointCache(): void {
  // Made with `new`, never read.
}
