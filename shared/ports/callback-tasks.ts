import type { CallbackRefusal } from '#domain/facts/callback-fact';

/** Tasks of Step Functions that wait for an outcome. Each call throws, with the service's code, what may pass. */
export interface CallbackTasks {
  /** `output`: JSON, at most 256 KiB. */
  succeed(token: string, output: string): Promise<TaskAnswer>;
  fail(token: string, failure: TaskFailure): Promise<TaskAnswer>;
  /** The task is still being worked on. */
  beat(token: string): Promise<TaskAnswer>;
}

export interface TaskFailure {
  /** At most 256 characters. */
  readonly error: string;
  /** At most 32,768 characters. */
  readonly cause: string;
}

export type TaskAnswer =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused';
      readonly reason: Extract<CallbackRefusal, 'task-over' | 'not-a-token' | 'too-large'>;
    };
