import { type Duration, Stack, Validations } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Worker } from './worker.ts';

export interface HttpApiProps {
  /** Requests a second, and at once, over all routes; what is above is answered 429 and costs no invocation. */
  readonly throttle: { readonly perSecond: number; readonly burst: number };
}

export interface RouteProps {
  readonly method: 'GET' | 'POST';
  /** `/events/{source}` */
  readonly path: string;
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

  constructor(scope: Construct, id: string, { throttle }: HttpApiProps) {
    super(scope, id);
    this.api = new CfnApi(this, 'Api', { name: Stack.of(this).stackName, protocolType: 'HTTP' });
    this.url = this.api.attrApiEndpoint;
    const stage = new CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: throttle.perSecond,
        throttlingBurstLimit: throttle.burst,
      },
    });
    Validations.of(stage).acknowledge({
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

  /** Hands the requests of a route to a worker, and lets nothing but this route call it. */
  route({ method, path, worker, timeout, openTo }: RouteProps): void {
    const integration = new CfnIntegration(worker, 'Integration', {
      apiId: this.api.ref,
      integrationType: 'AWS_PROXY',
      integrationUri: worker.function.functionArn,
      payloadFormatVersion: '2.0',
      timeoutInMillis: timeout.toMilliseconds(),
    });
    const route = new CfnRoute(worker, 'Route', {
      apiId: this.api.ref,
      routeKey: `${method} ${path}`,
      target: `integrations/${integration.ref}`,
      authorizationType: 'NONE',
    });
    Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: openTo });
    new CfnPermission(worker, 'MayBeCalled', {
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
