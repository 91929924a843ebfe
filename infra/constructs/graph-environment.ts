import type { GraphEnvInput } from '#lambda/graph-env';
import type { Parts } from '../parts.ts';

/** What a function that calls the Graph API is told of it. */
export function graphEnvironment({ config, secrets }: Pick<Parts, 'config' | 'secrets'>): GraphEnvInput {
  const numbers = config.numbers.map(({ phoneNumberId, ...number }) => ({ ...number, id: phoneNumberId }));
  return {
    WHATSAPP_TOKEN_SECRET: secrets.whatsAppToken.secretArn,
    GRAPH_URL: config.graphUrl,
    GRAPH_VERSION: config.graphVersion,
    NUMBERS: JSON.stringify(numbers),
  };
}
