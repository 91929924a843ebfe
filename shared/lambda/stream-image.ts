import * as z from 'zod/mini';
import type { Plain } from '#domain/plain';

/** An item as a DynamoDB stream shows it, in the words of our tables. */
export type StreamImage = Attributes & { readonly pk: string; readonly sk: string };
type Attributes = { readonly [attribute: string]: Plain | Uint8Array };

interface Attribute {
  readonly S?: string | undefined;
  readonly N?: string | undefined;
  readonly BOOL?: boolean | undefined;
  readonly NULL?: boolean | undefined;
  readonly L?: readonly Attribute[] | undefined;
  readonly M?: { readonly [name: string]: Attribute } | undefined;
}

/** Sets, and binaries within lists and maps, do not occur in our tables: an image that holds one is refused. */
const Attribute: z.ZodMiniType<Attribute> = z.lazy(() =>
  z.strictObject({
    S: z.optional(z.string()),
    N: z.optional(z.string()),
    BOOL: z.optional(z.boolean()),
    NULL: z.optional(z.boolean()),
    L: z.optional(z.array(Attribute)),
    M: z.optional(z.record(z.string(), Attribute)),
  }),
);

const Binary = z.strictObject({ B: z.string() });
const Text = z.object({ S: z.string() });

/** The image as it comes in the function's event: each attribute under a letter that tells its kind. */
export const Image = z.pipe(
  z.catchall(z.object({ pk: Text, sk: Text }), z.union([Binary, Attribute])),
  z.transform(({ pk, sk, ...rest }): StreamImage => ({ ...attributesOf(rest), pk: pk.S, sk: sk.S })),
);

function attributesOf(attributes: {
  readonly [name: string]: Attribute | z.infer<typeof Binary>;
}): Attributes {
  const entries = Object.entries(attributes).map(([name, attribute]): [string, Plain | Uint8Array] => [
    name,
    'B' in attribute ? Buffer.from(attribute.B, 'base64') : plainOf(attribute),
  ]);
  return Object.fromEntries(entries);
}

function plainOf({ S, N, BOOL, L, M }: Attribute): Plain {
  if (M !== undefined) {
    return Object.fromEntries(Object.entries(M).map(([name, attribute]) => [name, plainOf(attribute)]));
  }
  return S ?? (N === undefined ? undefined : Number(N)) ?? BOOL ?? L?.map(plainOf) ?? null;
}
