import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Absence } from '../away.ts';
import { type ControlRoute, type Reply, awayRoute } from './control-routes.ts';
import { readBody, sendJson, sendTooLarge } from '../http.ts';

const bodyLimit = 64 * 1024;
/** A file of a phone comes as base64. */
const phonesLimit = 24 * 1_048_576;

/** What the control routes reach. */
export interface ControlSide {
  /** Answers of the GET routes by their last path segment. */
  readonly views: ReadonlyMap<string, () => unknown>;
  readonly routes: { readonly [name: string]: ControlRoute };
  readonly clearFaults: () => void;
  readonly away: Absence;
  /** A file of a chat, for the page of the phones. */
  readonly file: (response: ServerResponse, id: string) => void;
  readonly events: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `/_simulator/<name>`, JSON in and out: GET a view or the server-sent events, POST a change, DELETE faults and away. */
export function controlHttp(side: ControlSide) {
  return async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const { method } = request;
    if (method === 'GET' && name === 'events') return side.events(request, response);
    if (method === 'GET' && name.startsWith('files/'))
      return side.file(response, name.slice('files/'.length));
    const view = side.views.get(name);
    if (method === 'GET' && view !== undefined) return sendJson(response, 200, view());
    const limit = name === 'phones' ? phonesLimit : bodyLimit;
    const body = await readBody(request, limit);
    if (body === undefined) return sendTooLarge(response, limit);
    const { status, body: reply } = await change(side, { what: `${method} ${name}`, body, response });
    sendJson(response, status, reply);
  };
}

interface Asked {
  readonly what: string;
  readonly body: string;
  readonly response: ServerResponse;
}

async function change(side: ControlSide, { what, body, response }: Asked): Promise<Reply> {
  if (what === 'DELETE faults') {
    side.clearFaults();
    return { status: 200, body: [] };
  }
  if (what === 'DELETE away') {
    await side.away.comeBack();
    return { status: 200, body: {} };
  }
  const route = what === 'POST away' ? awayRoute(side.away, ended(response)) : routeOf(side, what);
  return route === undefined
    ? { status: 404, body: { problem: `nothing answers to ${what}` } }
    : route(parseJson(body));
}

function routeOf({ routes }: ControlSide, what: string): ControlRoute | undefined {
  const name = /^POST (.+)$/.exec(what)?.[1] ?? '';
  return Object.hasOwn(routes, name) ? routes[name] : undefined;
}

async function ended(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.on('close', () => resolve());
    response.on('finish', () => resolve());
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
