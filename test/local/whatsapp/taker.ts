import { createServer } from 'node:http';

/** One entry of a webhook, as far as the tests look into it. */
interface Taken {
  readonly signature: string;
  /** SHA-1. */
  readonly oldSignature: string;
  readonly raw: string;
}

/** Takes webhooks over real HTTP: echoes the challenge, answers 200 and keeps what came. */
export async function webhookTaker() {
  const taken: Taken[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.end(new URL(request.url ?? '/', 'http://localhost').searchParams.get('hub.challenge'));
      return;
    }
    let raw = '';
    request.setEncoding('latin1').on('data', (chunk: string) => (raw += chunk));
    request.on('end', () => {
      const { 'x-hub-signature-256': signature, 'x-hub-signature': oldSignature } = request.headers;
      taken.push({ signature: String(signature), oldSignature: String(oldSignature), raw });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/webhook`,
    taken,
    /** How the next ones are answered; 200 after that. */
    answerNext: (...statuses: number[]) => void answers.push(...statuses),
    /** The entries, oldest first. */
    entries: () => taken.flatMap(({ raw }) => JSON.parse(raw).entry),
    /** The changes of one field, oldest first. */
    changes: (field: string) =>
      taken
        .flatMap(({ raw }) => JSON.parse(raw).entry)
        .flatMap(({ changes }) => changes)
        .filter((change) => change.field === field)
        .map(({ value }) => value),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
