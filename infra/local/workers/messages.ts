/** What the runner tells a worker, and what a worker answers. Values travel as JSON text, as they do in Lambda. */
export type ToWorker =
  | { readonly kind: 'invoke'; readonly requestId: string; readonly event: string; readonly deadline: number }
  | { readonly kind: 'clock'; readonly offsetMs: number };

export type FromWorker =
  | { readonly kind: 'returned'; readonly requestId: string; readonly value: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: string };
