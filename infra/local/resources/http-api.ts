import * as z from 'zod';
import { nameInArn } from '../place.ts';
import { Count, readProperties } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

const noBill = { Tags: 'nobody is billed' };

export interface HttpApiPlan {
  readonly name: string;
}

/** The API as a whole. Its endpoint is the one port that this machine has for it. */
export const httpApi: ResourceKind<'http-api', HttpApiPlan> = {
  type: 'AWS::ApiGatewayV2::Api',
  ref: (name) => name,
  attributes: (name, place) => ({ ApiId: name, ApiEndpoint: place.httpUrl }),
  read: (found) => {
    readProperties(found, {
      run: z.strictObject({ Name: z.string() }),
      checked: { ProtocolType: 'HTTP' },
      ignored: { ...noBill, Description: 'for readers of the AWS console' },
    });
    return { kind: 'http-api', name: found.name };
  },
};

const Throttle = z
  .strictObject({ ThrottlingRateLimit: z.coerce.number().positive(), ThrottlingBurstLimit: Count.min(1) })
  .transform((limits): ThrottlePlan => ({
    perSecond: limits.ThrottlingRateLimit,
    burst: limits.ThrottlingBurstLimit,
  }));

export interface ThrottlePlan {
  readonly perSecond: number;
  readonly burst: number;
}

export interface HttpStagePlan {
  readonly api: string;
  /** Of each route that is not in `throttles`. */
  readonly throttle: ThrottlePlan;
  /** By the key of a route. */
  readonly throttles: Readonly<Record<string, ThrottlePlan>>;
}

/** Only the default stage, which adds nothing to the path, and only with a throttle of its own. */
export const httpStage: ResourceKind<'http-stage', HttpStagePlan> = {
  type: 'AWS::ApiGatewayV2::Stage',
  ref: (name) => name,
  attributes: () => ({}),
  read: (found) => {
    const stage = readProperties(found, {
      run: z.strictObject({
        ApiId: z.string(),
        DefaultRouteSettings: Throttle,
        RouteSettings: z.record(z.string(), Throttle).default({}),
      }),
      checked: { StageName: '$default', AutoDeploy: true },
      ignored: { ...noBill, AccessLogSettings: 'nobody reads them on a laptop' },
    });
    const { ApiId: api, DefaultRouteSettings: throttle, RouteSettings: throttles } = stage;
    return { kind: 'http-stage', api, throttle, throttles };
  },
};

export interface HttpIntegrationPlan {
  readonly name: string;
  readonly functionName: string;
  readonly timeoutMs: number;
}

/** A function that is called with each request. */
export const httpIntegration: ResourceKind<'http-integration', HttpIntegrationPlan> = {
  type: 'AWS::ApiGatewayV2::Integration',
  ref: (name) => name,
  attributes: (name) => ({ IntegrationId: name }),
  read: (found) => {
    const { IntegrationUri: uri, TimeoutInMillis: timeoutMs } = readProperties(found, {
      run: z.strictObject({
        ApiId: z.string(),
        IntegrationUri: z.string().regex(/^arn:aws:lambda:/u, 'only a function can be called here'),
        TimeoutInMillis: Count.min(50).max(30_000).default(30_000),
      }),
      checked: { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', IntegrationMethod: 'POST' },
      ignored: { Description: 'for readers of the AWS console' },
    });
    return { kind: 'http-integration', name: found.name, functionName: nameInArn(uri), timeoutMs };
  },
};

export interface HttpRoutePlan {
  readonly api: string;
  /** `POST /events/{source}` */
  readonly key: string;
  /** The name of an integration. */
  readonly integration: string;
}

/** Requests by method and path; a part of the path in braces is a variable. */
export const httpRoute: ResourceKind<'http-route', HttpRoutePlan> = {
  type: 'AWS::ApiGatewayV2::Route',
  ref: (name) => name,
  attributes: (name) => ({ RouteId: name }),
  read: (found) => {
    const {
      ApiId: api,
      RouteKey: key,
      Target: target,
    } = readProperties(found, {
      run: z.strictObject({
        ApiId: z.string(),
        RouteKey: z
          .string()
          .regex(/^(GET|POST|PUT|DELETE|PATCH) (\/[\w.-]+|\/\{\w+\})+$/u, 'expected METHOD /path/{variable}'),
        Target: z.string().regex(/^integrations\/./u, 'expected integrations/ID'),
      }),
      checked: { AuthorizationType: 'NONE' },
      ignored: {},
    });
    return { kind: 'http-route', api, key, integration: target.slice('integrations/'.length) };
  },
};
