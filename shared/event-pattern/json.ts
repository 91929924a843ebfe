/** What JSON can hold, as `JSON.parse` gives it. */
export type Json = Scalar | readonly Json[] | JsonObject;
export type Scalar = string | number | boolean | null;
export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isScalar(value: Json): value is Scalar {
  return typeof value !== 'object' || value === null;
}

/** The one member of an object that has exactly one. */
export function onlyMember(object: JsonObject): readonly [name: string, value: Json] | undefined {
  const [member, ...others] = Object.entries(object);
  return others.length === 0 ? member : undefined;
}
