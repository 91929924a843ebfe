import type { Absence } from '../away.ts';
import { chatFile } from '../media/chat-file.ts';
import { controlHttp } from './control-http.ts';
import { controlRoutes } from './control-routes.ts';
import type { Controls } from './controls.ts';
import { eventFeed } from './event-feed.ts';
import { phonesView } from './phones-view.ts';
import { switchesView } from './switches-view.ts';
import type { World } from '../world.ts';

/** The control routes of this world, and what its pages read. */
export function controlSide(world: World, controls: Controls, away: Absence) {
  const { state, faults, log, webhooks } = world;
  const views = new Map<string, () => unknown>([
    ['faults', faults.list],
    ['messages', state.messages],
    ['accepted', () => Object.fromEntries(state.accepted())],
    ['calls', log.list],
    ['phones', () => phonesView(world)],
    ['switches', () => switchesView(world, away.current())],
    ['webhook', webhooks.counts],
  ]);
  return controlHttp({
    views,
    routes: controlRoutes(world, controls),
    clearFaults: faults.clear,
    away,
    file: chatFile(world),
    events: eventFeed(world),
  });
}
