/** One call of one port. */
export interface PortCall {
  readonly port: string;
  readonly method: string;
  readonly input: readonly unknown[];
}

/** Stands around a call: `run` makes it. */
export type Around = (call: PortCall, run: () => Promise<unknown>) => Promise<unknown>;

type Method = (...input: never[]) => unknown;

/** The same ports with something around each call. The meter, which answers without a promise, is left as it is. */
export function aroundCalls<P extends object>(ports: P, around: Around): P {
  return new Proxy(ports, {
    get(target, name) {
      const port: unknown = Reflect.get(target, name);
      return typeof port === 'object' && port !== null ? watched(port, String(name), around) : port;
    },
  });
}

function watched(watch: object, port: string, around: Around): object {
  return new Proxy(watch, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (!isMethod(method) || name === 'count') return method;
      return (...input: never[]) =>
        around({ port, method: String(name), input }, async () => method.apply(target, input));
    },
  });
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'function';
}
