import type { StackPlan } from '../plan.ts';
import { Refusal } from '../refusal.ts';
import type { HttpRoutePlan, HttpStagePlan, ThrottlePlan } from '../resources/http-api.ts';

/** The HTTP API of a template, with what its routes lead to. */
export interface HttpRoutes {
  readonly apiId: string;
  readonly routes: readonly HttpRoute[];
}

export interface HttpRoute {
  /** `POST /events/{source}` */
  readonly key: string;
  readonly functionName: string;
  readonly timeoutMs: number;
  readonly throttle: ThrottlePlan;
}

/** The API of the template; undefined where it has none. Throws a `Refusal` for one that this machine cannot tell from another, or that is not whole. */
export function httpRoutesOf(plan: StackPlan): HttpRoutes | undefined {
  const [api, ...others] = plan.httpApis;
  if (api === undefined) return undefined;
  if (others.length > 0)
    throw new Refusal('The template has several HTTP APIs, and one port is there for them.');
  const stage = plan.httpStages.find((one) => one.api === api.name);
  if (stage === undefined) throw new Refusal(`${api.name} (AWS::ApiGatewayV2::Api): it has no stage`);
  const routes = plan.httpRoutes.map((one) => ({ ...read(one, plan), throttle: throttleOf(one, stage) }));
  return { apiId: api.name, routes };
}

function read(
  { key, integration: name }: HttpRoutePlan,
  { httpIntegrations, functions }: StackPlan,
): Omit<HttpRoute, 'throttle'> {
  const integration = httpIntegrations.find((one) => one.name === name);
  const isWhole = functions.some((one) => one.name === integration?.functionName);
  if (integration === undefined || !isWhole) {
    throw new Refusal(`${key} (AWS::ApiGatewayV2::Route): nothing of this template answers it`);
  }
  return { key, functionName: integration.functionName, timeoutMs: integration.timeoutMs };
}

function throttleOf({ key }: HttpRoutePlan, { throttle, throttles }: HttpStagePlan): ThrottlePlan {
  return (Object.hasOwn(throttles, key) ? throttles[key] : undefined) ?? throttle;
}

export interface Matched {
  readonly route: HttpRoute;
  readonly variables: Readonly<Record<string, string>>;
}

/** The route of a request. `path` is decoded; a variable stands for one part of it that is not empty. */
export function routeOf(routes: readonly HttpRoute[], method: string, path: string): Matched | undefined {
  for (const route of routes) {
    const [wanted, pattern = ''] = route.key.split(' ');
    const variables = wanted === method ? variablesIn(pattern, path) : undefined;
    if (variables !== undefined) return { route, variables };
  }
  return undefined;
}

function variablesIn(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [names, parts] = [pattern.split('/'), path.split('/')];
  if (names.length !== parts.length) return undefined;
  const pairs = names.map((name, index): readonly [string, string] => [name, parts[index] ?? '']);
  const isVariable = (name: string) => name.startsWith('{');
  if (!pairs.every(([name, part]) => (isVariable(name) ? part !== '' : name === part))) return undefined;
  return Object.fromEntries(
    pairs.filter(([name]) => isVariable(name)).map(([name, part]) => [name.slice(1, -1), part]),
  );
}
