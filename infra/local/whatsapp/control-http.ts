import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { FaultRule, type Faults } from './faults.ts';
import { readBody, sendJson, sendTooLarge } from './http.ts';
import type { Webhooks } from './webhooks.ts';

const bodyLimit = 64 * 1024;

const TemplateChange = z.strictObject({
  template: z.string(),
  status: z.enum(['APPROVED', 'PAUSED', 'DISABLED']),
});
const WebhookChange = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

/** What the control routes reach. */
export interface Controls {
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly setTemplateStatus: (template: string, status: z.infer<typeof TemplateChange>['status']) => boolean;
  /** Answers of the GET routes by their last path segment. */
  readonly views: ReadonlyMap<string, () => unknown>;
  readonly events: (request: IncomingMessage, response: ServerResponse) => void;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/**
 * `/_simulator/<name>`, JSON in and out: GET phones, messages, calls, events (server-sent), webhook (its counts),
 * faults; POST faults `{ to?, times?, fault }`, templates `{ template, status }`, webhook `{ url }`; DELETE faults.
 */
export function controlHttp(controls: Controls) {
  return async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const { method } = request;
    if (method === 'GET' && name === 'events') return controls.events(request, response);
    const view = controls.views.get(name);
    if (method === 'GET' && view !== undefined) return sendJson(response, 200, view());
    const body = await readBody(request, bodyLimit);
    if (body === undefined) return sendTooLarge(response, bodyLimit);
    const { status, body: reply } = await change(controls, `${method} ${name}`, body);
    sendJson(response, status, reply);
  };
}

async function change(controls: Controls, what: string, body: string): Promise<Reply> {
  switch (what) {
    case 'POST faults':
      return within(FaultRule, body, (rule) => addFault(controls.faults, rule));
    case 'DELETE faults':
      controls.faults.clear();
      return { status: 200, body: [] };
    case 'POST templates':
      return within(TemplateChange, body, ({ template, status }) =>
        controls.setTemplateStatus(template, status)
          ? { status: 200, body: { template, status } }
          : { status: 404, body: { problem: 'no such template' } },
      );
    case 'POST webhook':
      return within(WebhookChange, body, async ({ url }) => {
        const handshake = await controls.webhooks.subscribe(url);
        return { status: handshake.kind === 'subscribed' ? 200 : 422, body: handshake };
      });
    default:
      return { status: 404, body: { problem: `nothing answers to ${what}` } };
  }
}

function addFault(faults: Faults, rule: FaultRule): Reply {
  try {
    faults.add(rule);
    return { status: 201, body: faults.list() };
  } catch (error) {
    if (error instanceof RangeError) return { status: 400, body: { problem: error.message } };
    throw error;
  }
}

async function within<S extends z.ZodType>(
  schema: S,
  body: string,
  act: (input: z.infer<S>) => Reply | Promise<Reply>,
): Promise<Reply> {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return act(parsed.data);
  return { status: 400, body: { problem: z.prettifyError(parsed.error) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
