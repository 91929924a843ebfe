import type { CallbackRefusal, CallbackSetAside, CalledBack } from '#domain/facts/callback-fact';

const refusals = {
  'not-an-address': 'its address is not one of HTTPS at port 443',
  'host-not-listed': 'the source does not name this host',
  'address-not-public': 'the host leads to an address that is not public',
  redirected: 'the host sends on to another address',
  'refused-by-host': 'the host does not take it',
  'task-over': 'the task is over',
  'not-a-token': 'it is not the token of a task',
  'too-large': 'the outcome is larger than a task takes',
} as const satisfies Readonly<Record<CallbackRefusal, string>>;

/** What a fact about a call-back says, in one line. */
export function whoWasCalled(fact: CalledBack | CallbackSetAside): string {
  if (fact.kind === 'callback-set-aside')
    return `the call-back failed ${fact.receives} times and lies in the dead letters (${fact.reason})`;
  const { way, of, reason, status, attempt } = fact;
  const who = way === 'task' ? 'the waiting task' : 'the waiting system';
  const what = of === 'heartbeat' ? 'told that it is open still' : 'told the outcome';
  const tries = attempt > 1 ? `, at attempt ${attempt}` : '';
  const code = status === undefined ? '' : ` ${status}`;
  if (reason === undefined) return `${who} was ${what}${tries}${code === '' ? '' : ` (${code.trim()})`}`;
  return `${who} was not ${what}: ${refusals[reason]} (${reason}${code})`;
}
