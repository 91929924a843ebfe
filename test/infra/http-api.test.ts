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
const integrations = new Map(ofType(template, 'AWS::ApiGatewayV2::Integration'));
const Target = z.strictObject({
  'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), z.unknown()])]),
});

describe('the HTTPS door', () => {
  it('has the routes of the two steps that take what comes from outside', () => {
    const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties: route }]) => {
      expect(route).toMatchObject({ AuthorizationType: 'NONE' });
      const id = referred(Target.parse(route['Target'])['Fn::Join'][1][1]) ?? '';
      const called = integrations.get(id)?.Properties ?? {};
      expect(called).toMatchObject({ PayloadFormatVersion: '2.0', TimeoutInMillis: 10_000 });
      return [route['RouteKey'], nameOf(template, referred(called['IntegrationUri']) ?? '')];
    });
    expect(Object.fromEntries(routes)).toEqual({
      'POST /events/{source}': 'accept-event',
      'POST /webhooks/whatsapp': 'receive-webhook',
      'GET /webhooks/whatsapp': 'receive-webhook',
    });
  });

  it('is throttled, for anybody may knock', () => {
    const [, stage] = only('AWS::ApiGatewayV2::Stage');
    expect(stage).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    expect(stage).not.toHaveProperty('AccessLogSettings');
  });

  it('has room for what Meta tells of each message: three statuses and an answer', () => {
    const [stageId, stage] = only('AWS::ApiGatewayV2::Stage');
    const room = { ThrottlingRateLimit: 320, ThrottlingBurstLimit: 640 };
    expect(stage['RouteSettings']).toEqual({
      'POST /webhooks/whatsapp': room,
      'GET /webhooks/whatsapp': room,
    });
    // A stage that names a route before it is there is refused.
    const named = ofType(template, 'AWS::ApiGatewayV2::Route')
      .filter(([, route]) => JSON.stringify(route.Properties['RouteKey']).includes('/webhooks/'))
      .map(([id]) => id);
    expect(template.Resources[stageId]?.DependsOn).toEqual(expect.arrayContaining(named));
  });

  it('lets its own routes call their functions, and nobody else', () => {
    const permissions = ofType(template, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    const given = permissions.filter(({ Principal }) => Principal === 'apigateway.amazonaws.com');
    const sources = given.map((permission) => {
      expect(permission).toMatchObject({ Action: 'lambda:InvokeFunction' });
      const { 'Fn::Join': joined } = z
        .object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
        .parse(permission['SourceArn']);
      expect(joined[1].map(referred)).toContain(api);
      return [joined[1].at(-1), nameOf(template, referred(permission['FunctionName']) ?? '')];
    });
    expect(Object.fromEntries(sources)).toEqual({
      '/*/POST/events/{source}': 'accept-event',
      '/*/POST/webhooks/whatsapp': 'receive-webhook',
      '/*/GET/webhooks/whatsapp': 'receive-webhook',
    });
  });

  it('is told of to devops', () => {
    expect(JSON.stringify(template.Outputs['EventsUrl'])).toContain(
      `{"Fn::GetAtt":["${api}","ApiEndpoint"]},"/events"`,
    );
    expect(JSON.stringify(template.Outputs['WebhookUrl'])).toContain(
      `{"Fn::GetAtt":["${api}","ApiEndpoint"]},"/webhooks/whatsapp"`,
    );
  });
});

it.each([
  ['sources', 'SecretsSources', { SecretString: '{}' }],
  ['apps', 'SecretsApps', { SecretString: '[]' }],
])('the secret of the %s begins with none', (_, name, properties) => {
  const secret = ofType(template, 'AWS::SecretsManager::Secret').find(
    ([id]) => nameOf(template, id) === name,
  );
  expect(secret?.[1].Properties).toMatchObject(properties);
});

it('the token of the handshake is made by the stack', () => {
  const token = ofType(template, 'AWS::SecretsManager::Secret').find(
    ([id]) => nameOf(template, id) === 'SecretsVerifyToken',
  );
  expect(token?.[1].Properties).toMatchObject({ GenerateSecretString: { PasswordLength: 32 } });
});
