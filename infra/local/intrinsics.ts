import { Refusal } from './refusal.ts';

/** What a template's references stand for. `undefined`: there is no such thing. */
export interface Scope {
  ref(name: string): string | undefined;
  attribute(logicalId: string, attribute: string): string | undefined;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => known(scope.ref(text(argument)), `Ref ${text(argument)}`),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::Split': split,
};

/** The value with every intrinsic function worked out. Throws a `Refusal` at one it does not know. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => resolve(item, scope));
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isFunctionName(only[0])) return call(only, scope);
  return Object.fromEntries(
    entries.map(([key, item]) => [key, resolve(item, scope)]).filter(([, item]) => item !== undefined),
  );
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFunctionName(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');
}

function call([name, argument]: readonly [string, unknown], scope: Scope): unknown {
  if (name === 'Ref' && argument === 'AWS::NoValue') return undefined;
  const intrinsic = intrinsics[name];
  if (intrinsic === undefined) throw new Refusal(`the local stack does not know ${name}`);
  return intrinsic(argument, scope);
}

function getAttribute(argument: unknown, scope: Scope): string {
  const path = typeof argument === 'string' ? argument : list(argument).map(text).join('.');
  const dot = path.indexOf('.');
  return known(scope.attribute(path.slice(0, dot), path.slice(dot + 1)), `Fn::GetAtt ${path}`);
}

function join(argument: unknown, scope: Scope): string {
  const [separator, parts] = list(argument);
  return list(resolve(parts, scope)).map(text).join(text(separator));
}

function split(argument: unknown, scope: Scope): string[] {
  const [separator, whole] = list(argument);
  return text(resolve(whole, scope)).split(text(separator));
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, items] = list(argument);
  return list(resolve(items, scope))[Number(index)];
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = typeof argument === 'string' ? [argument, {}] : list(argument);
  const own = resolve(variables, scope);
  return text(template).replaceAll(/\$\{([^}]*)\}/gu, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (isPlainObject(own) && own[name] !== undefined) return text(own[name]);
    return name.includes('.')
      ? getAttribute(name, scope)
      : known(scope.ref(name), `\${${name}} in an Fn::Sub`);
  });
}

function known(value: string | undefined, what: string): string {
  if (value === undefined) throw new Refusal(`${what} names nothing the local stack has`);
  return value;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Refusal(`expected a text in an intrinsic function, found ${JSON.stringify(value)}`);
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Refusal(`expected a list in an intrinsic function, found ${JSON.stringify(value)}`);
}
