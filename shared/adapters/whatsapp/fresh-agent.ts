import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';

/** A connection idle for longer is not used again: whoever is at the other end may have closed it unseen. */
export const longestIdleMs = 3000;

/**
 * A keep-alive agent that forgets connections by the wall clock. The agent's own idle timer does not run while a
 * Lambda is frozen, so a thawed function would write into a connection that was closed minutes ago. Call `forgetStale`
 * before each request.
 */
export function freshAgent(protocol: string, clock: () => number): FreshAgent {
  const agent =
    protocol === 'https:' ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const idleSince = new WeakMap<object, number>();
  agent.on('free', (socket: Socket) => idleSince.set(socket, clock()));
  return {
    agent,
    forgetStale() {
      const now = clock();
      const idle = Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
      const stale = idle.filter((socket) => now - (idleSince.get(socket) ?? 0) > longestIdleMs);
      for (const socket of stale) socket.destroy();
    },
  };
}

export interface FreshAgent {
  readonly agent: http.Agent;
  forgetStale(): void;
}
