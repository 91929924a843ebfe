/** A Meta that accepts whatever comes, at once: a process of its own, so that what it costs is nobody else's. */
import { createServer } from 'node:http';

let count = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    count += 1;
    const id = `wamid.HBgN${String(count).padStart(40, '0')}`;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        messaging_product: 'whatsapp',
        contacts: [{ input: '+5511955501001', wa_id: '5511955501001' }],
        messages: [{ id }],
      }),
    );
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(address.port);
});
process.on('disconnect', () => process.exit());
