import type { CallbackTasks, TaskAnswer, TaskFailure } from '#ports/callback-tasks';

/** What a task was told. */
export type Told =
  | { readonly kind: 'succeeded'; readonly output: string }
  | ({ readonly kind: 'failed' } & TaskFailure)
  | { readonly kind: 'beaten' };

/** Tasks that wait until they are answered: a token that is not among these is of none. */
export function memoryCallbackTasks(
  waiting: readonly string[],
): CallbackTasks & { readonly told: readonly (Told & { readonly token: string })[] } {
  const told: (Told & { readonly token: string })[] = [];
  const isOver = (token: string) => told.some((one) => one.token === token && one.kind !== 'beaten');
  const tell = async (token: string, what: Told): Promise<TaskAnswer> => {
    if (!waiting.includes(token)) return { kind: 'refused', reason: 'not-a-token' };
    if (isOver(token)) return { kind: 'refused', reason: 'task-over' };
    told.push({ token, ...what });
    return { kind: 'done' };
  };
  return {
    told,
    succeed: (token, output) => tell(token, { kind: 'succeeded', output }),
    fail: (token, failure) => tell(token, { kind: 'failed', ...failure }),
    beat: (token) => tell(token, { kind: 'beaten' }),
  };
}
