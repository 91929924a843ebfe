import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { signedCall } from '#adapters/aws/signed-call';

const credentials = async () => ({ accessKeyId: 'a', secretAccessKey: 'b' });

describe('a signed call', () => {
  it('ends where nobody answers in time', async () => {
    const server = createServer(() => {
      // Never answers.
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const call = signedCall({ service: 'sqs', region: 'x', credentials, timeoutMs: 50 });
    await expect(call({ method: 'GET', url: new URL(`http://127.0.0.1:${port}/`) })).rejects.toThrow(
      'sqs did not answer',
    );
    server.closeAllConnections();
    await new Promise((done) => void server.close(done));
  });
});
