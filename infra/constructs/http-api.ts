import { type Duration, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Worker } from './worker.ts';

/** Requests a second, and at once; what is above is answered 429 and costs no invocation. */
export interface Throttle {
  readonly perSecond: number;
  readonly burst: number;
}

export interface HttpApiProps {
  /** Of each route that has none of its own. */
  readonly throttle: Throttle;
}

export interface RouteProps {
  /** At least one, each once. */
  readonly methods: readonly ('GET' | 'POST')[];
  /** `/events/{source}` */
  readonly path: string;
  readonly throttle?: Throttle;
  readonly worker: Worker;
  /** Up to 30 s. */
  readonly timeout: Duration;
  /** Why anybody may call it. */
  readonly openTo: string;
}

/** An HTTP API with one stage. It is made of the CloudFormation types themselves: the permission is for the exact route. */
export class HttpApi extends Construct {
  /** `https://<id>.execute-api.<region>.amazonaws.com`, no slash at the end. */
  readonly url: string;
  private readonly api: CfnApi;
  private readonly stage: CfnStage;
  private readonly throttles: Record<string, object> = {};

  constructor(scope: Construct, id: string, { throttle }: HttpApiProps) {
    super(scope, id);
    this.api = new CfnApi(this, 'Api', { name: Stack.of(this).stackName, protocolType: 'HTTP' });
    this.url = this.api.attrApiEndpoint;
    this.stage = new CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: throttle.perSecond,
        throttlingBurstLimit: throttle.burst,
      },
      routeSettings: Lazy.any({ produce: () => this.throttles }),
    });
    Validations.of(this.stage).acknowledge({
      id: 'AwsSolutions-APIG1',
      reason:
        'The step logs each request that it takes, with ids alone; a line for every stranger would be billed.',
    });
  }

  /** Answers of 500 and above, of the gateway or of a function behind it. */
  failures(): Metric {
    return new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      dimensionsMap: { ApiId: this.api.ref },
      statistic: 'Sum',
    });
  }

  /** Hands the requests of a path to a worker, and lets nothing but these routes call it. Once for each worker. */
  route({ methods, path, worker, timeout, openTo, throttle }: RouteProps): void {
    const integration = new CfnIntegration(worker, 'Integration', {
      apiId: this.api.ref,
      integrationType: 'AWS_PROXY',
      integrationUri: worker.function.functionArn,
      payloadFormatVersion: '2.0',
      timeoutInMillis: timeout.toMilliseconds(),
    });
    for (const [place, method] of methods.entries()) {
      const suffix = place === 0 ? '' : method;
      const routeKey = `${method} ${path}`;
      const route = new CfnRoute(worker, `Route${suffix}`, {
        apiId: this.api.ref,
        routeKey,
        target: `integrations/${integration.ref}`,
        authorizationType: 'NONE',
      });
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: openTo });
      if (throttle !== undefined) this.throttle(route, throttle);
      new CfnPermission(worker, `MayBeCalled${suffix}`, {
        action: 'lambda:InvokeFunction',
        functionName: worker.function.functionArn,
        principal: 'apigateway.amazonaws.com',
        sourceArn: Stack.of(this).formatArn({
          service: 'execute-api',
          resource: this.api.ref,
          resourceName: `*/${method}${path}`,
        }),
      });
    }
  }

  /** A stage is refused that sets something for a route which is not there yet. */
  private throttle(route: CfnRoute, { perSecond, burst }: Throttle): void {
    this.throttles[route.routeKey] = { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst };
    this.stage.addResourceDependency(route);
  }
}
