import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nameOf, ofType, prod, referred, type Resource, templateOf } from './template.ts';

const template = templateOf(prod);

/** The one resource of a type: its id, and its properties. */
function only(type: string): readonly [string, Resource['Properties']] {
  const [found, ...others] = ofType(template, type);
  if (found === undefined || others.length > 0) throw new Error(`not exactly one ${type}`);
  return [found[0], found[1].Properties];
}

const [api] = only('AWS::ApiGatewayV2::Api');
const [integration, called] = only('AWS::ApiGatewayV2::Integration');

describe('the HTTPS door', () => {
  it('has one route, to the step that takes events', () => {
    const [, route] = only('AWS::ApiGatewayV2::Route');
    expect(route).toMatchObject({ RouteKey: 'POST /events/{source}', AuthorizationType: 'NONE' });
    expect(JSON.stringify(route['Target'])).toContain(integration);
    expect(nameOf(template, referred(called['IntegrationUri']) ?? '')).toBe('accept-event');
    expect(called).toMatchObject({ PayloadFormatVersion: '2.0', TimeoutInMillis: 10_000 });
  });

  it('is throttled, for anybody may knock', () => {
    const [, stage] = only('AWS::ApiGatewayV2::Stage');
    expect(stage).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    expect(stage).not.toHaveProperty('AccessLogSettings');
  });

  it('lets its own route call the function, and nobody else', () => {
    const permissions = ofType(template, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    const [permission, ...others] = permissions.filter(
      ({ Principal }) => Principal === 'apigateway.amazonaws.com',
    );
    if (permission === undefined) throw new Error('the door may call nobody');
    expect(others).toEqual([]);
    expect(permission).toMatchObject({ Action: 'lambda:InvokeFunction' });
    const { 'Fn::Join': joined } = z
      .object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
      .parse(permission['SourceArn']);
    expect(joined[1].map(referred)).toContain(api);
    expect(joined[1].at(-1)).toBe('/*/POST/events/{source}');
  });

  it('is told of to devops', () => {
    expect(JSON.stringify(template.Outputs['EventsUrl'])).toContain(
      `{"Fn::GetAtt":["${api}","ApiEndpoint"]},"/events"`,
    );
  });
});

it('the secret of the sources begins with none', () => {
  const secret = ofType(template, 'AWS::SecretsManager::Secret').find(
    ([id]) => nameOf(template, id) === 'SecretsSources',
  );
  expect(secret?.[1].Properties).toMatchObject({ SecretString: '{}' });
});
