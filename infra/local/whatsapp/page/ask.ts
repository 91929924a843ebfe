import { byId } from './element.ts';

/** Asks the simulator; what it refuses stands on the page. Undefined where it refused or did not answer. */
export async function ask(
  name: string,
  init?: { readonly method: string; readonly body?: object },
): Promise<unknown> {
  const { method = 'GET', body } = init ?? {};
  try {
    const response = await fetch(`/_simulator/${name}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5_000),
    });
    const answer: unknown = await response.json();
    if (method !== 'GET') complain(response.ok ? '' : problemOf(answer));
    return response.ok ? answer : undefined;
  } catch {
    if (method !== 'GET') complain('The simulator does not answer.');
    return undefined;
  }
}

function problemOf(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'problem' in answer
    ? String(answer.problem)
    : 'The simulator refused.';
}

/** Says on the page what went wrong; nothing where the text is empty. */
export function complain(text: string): void {
  const problem = byId('problem');
  problem.hidden = text === '';
  problem.textContent = text;
}
