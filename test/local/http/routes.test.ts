import { describe, expect, it } from 'vitest';
import { httpRoutesOf, routeOf } from '#infra/local/http/routes';
import { readTemplate } from '#infra/local/template';
import { tinyStack } from '../stack/tiny-stack.ts';
import { tinyApi } from '../stack/tiny-api.ts';

const place = {
  stackName: 'tiny',
  region: 'us-east-1',
  account: '000000000000',
  queuesUrl: 'http://127.0.0.1:4783',
  httpUrl: 'http://127.0.0.1:4784',
};

function read(change: (resources: Record<string, unknown>) => void = () => undefined) {
  const tiny = tinyStack((resources) => {
    Object.assign(resources, tinyApi());
    change(resources);
  });
  try {
    return httpRoutesOf(readTemplate(tiny.assembly, place));
  } finally {
    tiny.remove();
  }
}

/** Sets one property of one resource. */
function set(logicalId: string, property: string, value: unknown) {
  return (resources: Record<string, unknown>) => {
    Object(resources[logicalId]).Properties[property] = value;
  };
}

describe('an HTTP API of a template', () => {
  it('is read with what its routes lead to', () => {
    expect(read()).toEqual({
      apiId: 'tiny-Api',
      routes: [
        {
          key: 'POST /things/{id}/{part}',
          functionName: 'tiny-work',
          timeoutMs: 1000,
          throttle: { perSecond: 1, burst: 3 },
        },
      ],
    });
  });

  it('has the throttle of the stage, or its own', () => {
    const own = { ThrottlingRateLimit: 320, ThrottlingBurstLimit: 640 };
    const change = set('Stage', 'RouteSettings', { 'POST /things/{id}/{part}': own });
    expect(read(change)?.routes.map(({ throttle }) => throttle)).toEqual([{ perSecond: 320, burst: 640 }]);
  });

  it('may be none', () => {
    const none = read((resources) => {
      for (const name of Object.keys(tinyApi())) delete resources[name];
    });
    expect(none).toBeUndefined();
  });

  it.each([
    ['another protocol', set('Api', 'ProtocolType', 'WEBSOCKET'), 'ProtocolType is "WEBSOCKET"'],
    ['calls from other sites', set('Api', 'CorsConfiguration', {}), 'CorsConfiguration is not known'],
    ['a stage in the path', set('Stage', 'StageName', 'v1'), 'StageName is "v1"'],
    ['no throttle', set('Stage', 'DefaultRouteSettings', undefined), 'DefaultRouteSettings'],
    ['an authorizer', set('Route', 'AuthorizationType', 'JWT'), 'AuthorizationType is "JWT"'],
    ['a route for the rest', set('Route', 'RouteKey', '$default'), 'expected METHOD /path/{variable}'],
    ['a greedy variable', set('Route', 'RouteKey', 'GET /{all+}'), 'expected METHOD /path/{variable}'],
    ['the older format', set('Integration', 'PayloadFormatVersion', '1.0'), 'PayloadFormatVersion is "1.0"'],
    ['another server', set('Integration', 'IntegrationUri', 'https://example.com'), 'only a function'],
    [
      'a route to nowhere',
      set('Route', 'Target', 'integrations/other'),
      'nothing of this template answers it',
    ],
    ['an API without a stage', set('Stage', 'ApiId', 'other'), 'it has no stage'],
    [
      'two APIs',
      (all: Record<string, unknown>) => (all['Other'] = all['Api']),
      'several HTTP APIs, and one port',
    ],
  ])('is refused with %s', (_, change, message) => {
    expect(() => read(change)).toThrow(message);
  });
});

describe('a route', () => {
  const throttle = { perSecond: 1, burst: 1 };
  const routes = [
    { key: 'POST /events/{source}', functionName: 'f', timeoutMs: 1, throttle },
    { key: 'GET /events', functionName: 'g', timeoutMs: 1, throttle },
  ];

  it.each([
    ['POST', '/events/github', { source: 'github' }],
    ['POST', '/events/erp.purchasing', { source: 'erp.purchasing' }],
    ['GET', '/events', {}],
  ])('takes %s %s', (method, path, variables) => {
    expect(routeOf(routes, method, path)?.variables).toEqual(variables);
  });

  it.each([
    ['GET', '/events/github'],
    ['POST', '/events/'],
    ['POST', '/events/github/more'],
    ['POST', '/Events/github'],
    ['POST', '/'],
  ])('does not take %s %s', (method, path) => {
    expect(routeOf(routes, method, path)).toBeUndefined();
  });
});
