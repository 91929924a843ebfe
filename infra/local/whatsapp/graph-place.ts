import type { Refusal } from './graph-answer.ts';

/** What a Graph path names. */
export interface GraphPlace {
  readonly version: string;
  readonly object: string;
  /** `messages`; empty for the object itself. */
  readonly edge: string;
}

export function isGraphPath(path: string): boolean {
  return /^\/v\d+\.\d+(\/|$)/.test(path);
}

export function graphPlace(path: string): GraphPlace {
  const [version = '', object = '', ...edge] = path.slice(1).split('/');
  return { version, object, edge: edge.join('/') };
}

/** Meta answers for an object that is unknown or not ours with 400, never with 404. */
export function wrongObject(
  { method, object, edge }: GraphPlace & { readonly method: string },
  known: { readonly phoneNumberId: string; readonly wabaId: string },
): Refusal | undefined {
  if (object === known.phoneNumberId && edge === 'messages' && method === 'POST') return undefined;
  const verb = method === 'GET' ? 'get' : 'post';
  if (object !== known.phoneNumberId && object !== known.wabaId) {
    const message = `Unsupported ${verb} request. Object with ID '${object}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;
    return { code: 100, subcode: 33, type: 'GraphMethodException', message };
  }
  return edge === 'messages' || edge === ''
    ? { code: 100, type: 'GraphMethodException', message: `Unsupported ${verb} request.` }
    : { code: 2500, message: `Unknown path components: /${edge}` };
}
