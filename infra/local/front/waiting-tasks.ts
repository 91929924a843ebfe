import * as z from 'zod';
import type { Answer, Operations } from './aws-front.ts';

/** What became of a task that waits. */
type TaskState =
  | { readonly kind: 'waiting'; readonly heartbeats: number }
  | { readonly kind: 'succeeded'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string }
  | { readonly kind: 'timed-out' };

/**
 * Tasks of Step Functions that wait to be called back. Nobody runs a state machine on this machine: any token is that of a
 * task that waits, until it was answered.
 */
export interface WaitingTasks {
  readonly operations: Operations;
  find(token: string): TaskState;
  /** Ends a task as its timeout would. */
  timeOut(token: string): void;
}

/** Told of each answer: ids and kinds, never what was said. */
export type NoteTask = (line: string) => void;

const Token = z.string().min(1).max(2048);
const Success = z.object({ taskToken: Token, output: z.string().max(262_144) });
const Failure = z.object({
  taskToken: Token,
  error: z.string().max(256).default(''),
  cause: z.string().max(32_768).default(''),
});
const Heartbeat = z.object({ taskToken: Token });

/**
 * `SendTaskSuccess`, `SendTaskFailure` and `SendTaskHeartbeat`:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export function waitingTasks(note: NoteTask = () => undefined): WaitingTasks {
  const tasks = new Map<string, TaskState>();
  const find = (token: string): TaskState => tasks.get(token) ?? { kind: 'waiting', heartbeats: 0 };
  const move = (token: string, next: (beaten: number) => TaskState): Answer => {
    const before = find(token);
    if (before.kind !== 'waiting') return over;
    const state = next(before.heartbeats);
    tasks.set(token, state);
    note(JSON.stringify({ message: 'task called back', token, kind: state.kind }));
    return { kind: 'result', body: {} };
  };
  return {
    find,
    timeOut: (token) => void tasks.set(token, { kind: 'timed-out' }),
    operations: {
      'AWSStepFunctions.SendTaskSuccess': reading(Success, ({ taskToken, output }) => {
        const json = jsonIn(output);
        return json === undefined
          ? notJson
          : move(taskToken, () => ({ kind: 'succeeded', output: json.value }));
      }),
      'AWSStepFunctions.SendTaskFailure': reading(Failure, ({ taskToken, error, cause }) =>
        move(taskToken, () => ({ kind: 'failed', error, cause })),
      ),
      'AWSStepFunctions.SendTaskHeartbeat': reading(Heartbeat, ({ taskToken }) =>
        move(taskToken, (beaten) => ({ kind: 'waiting', heartbeats: beaten + 1 })),
      ),
    },
  };
}

const over = refusal('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
const notJson = refusal('InvalidOutput', 'Invalid Output: it is no JSON');

function reading<T>(schema: z.ZodType<T>, answer: (input: T) => Answer) {
  return (input: unknown): Answer => {
    const read = schema.safeParse(input);
    return read.success ? answer(read.data) : refusal('ValidationException', 'The input does not fit.');
  };
}

function refusal(type: string, message: string): Answer {
  return { kind: 'error', type, message };
}

function jsonIn(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
