import type { IncomingHttpHeaders } from 'node:http';
import type { Matched } from './routes.ts';

/** A request as it came, its body read. */
export interface Received {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly apiId: string;
  readonly account: string;
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly sourceIp: string;
  readonly body: Buffer;
}

/**
 * What API Gateway calls a function with, format 2.0:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function payloadOf(received: Received, { route, variables }: Matched): object {
  const { id, at, apiId, account, method, path, query, headers, sourceIp, body } = received;
  const host = headers.host ?? '';
  const isText = isTextType(headers['content-type']);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: query,
    ...(headers.cookie !== undefined && { cookies: headers.cookie.split('; ') }),
    headers: headersOf(headers),
    ...(query !== '' && { queryStringParameters: parametersOf(query) }),
    requestContext: {
      accountId: account,
      apiId,
      domainName: host,
      domainPrefix: host.split('.', 1)[0],
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: id,
      routeKey: route.key,
      stage: '$default',
      time: commonLogTime(new Date(at)),
      timeEpoch: at,
    },
    pathParameters: variables,
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Everything else comes in base64. */
function isTextType(type = ''): boolean {
  return /^\s*(text\/[^;]+|application\/(json|xml|javascript))\s*(;|$)/iu.test(type);
}

/** Names are in lower case, several values joined by commas; cookies have a place of their own. */
function headersOf(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'cookie' ? [] : [[name, [value].flat().join(',')]],
    ),
  );
}

function parametersOf(query: string): Readonly<Record<string, string>> {
  const all = new URLSearchParams(query);
  return Object.fromEntries([...new Set(all.keys())].map((name) => [name, all.getAll(name).join(',')]));
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:13:35:15 +0000` */
function commonLogTime(at: Date): string {
  const iso = at.toISOString();
  return `${iso.slice(8, 10)}/${months[at.getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
