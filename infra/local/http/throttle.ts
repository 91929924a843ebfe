/** A token bucket, as API Gateway has: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html */
export function throttleOf(
  { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  clock: () => number,
): () => boolean {
  let tokens = burst;
  let at = clock();
  return () => {
    const now = clock();
    tokens = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
