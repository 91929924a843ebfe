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
export function noSuchObject(method: string, object: string): Refusal {
  const message = `Unsupported ${verbOf(method)} request. Object with ID '${object}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;
  return { code: 100, subcode: 33, type: 'GraphMethodException', message };
}

/** For a known object with an edge, or a method, that it does not have. */
export function noSuchEdge(method: string, edge: string): Refusal {
  return known.has(edge)
    ? { code: 100, type: 'GraphMethodException', message: `Unsupported ${verbOf(method)} request.` }
    : { code: 2500, message: `Unknown path components: /${edge}` };
}

function verbOf(method: string): string {
  return method === 'GET' || method === 'DELETE' ? method.toLowerCase() : 'post';
}

const known = new Set([
  '',
  'messages',
  'media',
  'message_templates',
  'phone_numbers',
  'subscribed_apps',
  'block_users',
]);
