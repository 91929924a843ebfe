import type { CallbackTasks, TaskAnswer } from '#ports/callback-tasks';
import { type JsonCall, jsonCall } from '../aws/json-call.ts';
import { ownCredentials, ownEndpoint, ownRegion } from '../aws/own-place.ts';
import { signedCall } from '../aws/signed-call.ts';

/** What will be so another time too. https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html#API_SendTaskSuccess_Errors */
const lasting = {
  TaskTimedOut: 'task-over',
  TaskDoesNotExist: 'task-over',
  InvalidToken: 'not-a-token',
  InvalidOutput: 'too-large',
} as const;

/** Tasks of Step Functions, without a client of the SDK. */
export function callbackTasks(call: JsonCall, endpoint: string): CallbackTasks {
  const url = new URL(endpoint);
  const ask = async (operation: string, input: object): Promise<TaskAnswer> => {
    try {
      await call({ url, target: `AWSStepFunctions.${operation}`, protocol: '1.0', input });
      return { kind: 'done' };
    } catch (error) {
      const reason = lastingReason(error);
      if (reason === undefined) throw error;
      return { kind: 'refused', reason };
    }
  };
  return {
    succeed: (taskToken, output) => ask('SendTaskSuccess', { taskToken, output }),
    fail: (taskToken, failure) => ask('SendTaskFailure', { taskToken, ...failure }),
    beat: (taskToken) => ask('SendTaskHeartbeat', { taskToken }),
  };
}

/** Those of this account and region, as a function calls them. */
export function ownCallbackTasks(): CallbackTasks {
  const region = ownRegion();
  const call = jsonCall(signedCall({ service: 'states', region, credentials: ownCredentials }));
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return callbackTasks(call, ownEndpoint('SFN') ?? `https://states.${region}.${suffix}`);
}

function lastingReason(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found = Object.entries(lasting).find(([name]) => name === code);
  return found?.[1];
}
