import type { Callback } from '#domain/asks/ask';
import type { Call, CallBackPorts, Called } from './calling.ts';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html */
const longestCause = 32_768;

/**
 * The outcome to the task that waits. Whoever said no has decided: only where nobody did, the task fails. Throws, with
 * the service's code, where it may be taken another time.
 */
export async function callTask(
  { callback: { token }, event }: Call<Extract<Callback, { kind: 'task' }>>,
  { tasks }: Pick<CallBackPorts, 'tasks'>,
): Promise<Called> {
  const said = JSON.stringify(event.detail);
  if (event.name !== 'AskExpired' && event.name !== 'AskCancelled') return tasks.succeed(token, said);
  return tasks.fail(token, { error: `Chasqui.${event.name}`, cause: said.slice(0, longestCause) });
}
