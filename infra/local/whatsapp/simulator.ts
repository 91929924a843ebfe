import type { AccountEvent } from './account/account-event.ts';
import { type Absence, absence } from './away.ts';
import type { LoggedCall } from './call-log.ts';
import type { Latency } from './chance.ts';
import { controlSide } from './control-side.ts';
import { type Controls, controlsOf } from './controls.ts';
import type { Faults } from './faults.ts';
import { graphSide } from './graph-side.ts';
import { mediaHttp } from './media/media-http.ts';
import type { KnownMessage } from './message.ts';
import { pageFiles } from './page-files.ts';
import { router } from './router.ts';
import { close, httpServer, listen } from './server.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import type { SimulatedPerson } from './state.ts';
import { listenTo, type StatusListener, tellOfStatuses } from './status-feed.ts';
import type { Review } from './templates/review.ts';
import type { KnownTemplate, TemplateStatus } from './templates/template.ts';
import type { Handshake } from './webhook-call.ts';
import type { WebhookCounts } from './webhooks.ts';
import { type World, openWorld } from './world.ts';

/** A WhatsApp Cloud API of one account, and the phones it writes to. */
export interface Simulator extends Controls {
  /** `http://127.0.0.1:4780`: the Graph API's base and the pages. */
  readonly url: string;
  readonly templates: () => readonly KnownTemplate[];
  /** Sets the status of a template in all its languages. False where there is none of this name. */
  readonly setTemplateStatus: (template: string, status: TemplateStatus) => boolean;
  /** What becomes of templates that are submitted from now on; approved at once at first. */
  readonly setReview: (review: Review) => void;
  /** Replaces all phones. Throws RangeError where a phone is no phone number. */
  readonly setPeople: (people: readonly SimulatedPerson[]) => void;
  readonly faults: Faults;
  /** How long answers to sends take from now on; at first no time at all. */
  readonly setLatency: (latency: Latency) => void;
  /** WhatsApp goes away, and comes back. */
  readonly away: Pick<Absence, 'leave' | 'comeBack'>;
  /** Tells of the account by webhook. Throws RangeError where the number is none. */
  readonly tellOfAccount: (event: AccountEvent) => void;
  /** Asks the URL for its challenge and delivers webhooks to it from then on. */
  readonly setWebhook: (url: string) => Promise<Handshake>;
  readonly webhooks: () => WebhookCounts;
  /** Calls the listener with each step of a message that webhooks tell of; the answer stops it. */
  readonly onStatus: (listener: StatusListener) => () => void;
  /** Messages that were accepted, whatever the caller was told; oldest first. */
  readonly sent: () => readonly KnownMessage[];
  /** How often a message with each `biz_opaque_callback_data` was accepted. */
  readonly accepted: () => ReadonlyMap<string, number>;
  readonly calls: () => readonly LoggedCall[];
  readonly stop: () => Promise<void>;
}

/** Starts the simulator. Throws where the port is in use or the data file is not one of its own. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1' } = options;
  const world = openWorld(options);
  tellOfStatuses(world);
  const controls = controlsOf(world);
  const away = absence({
    close: () => close(server),
    open: async () => void (await listen(server, port, host)),
  });
  const server = httpServer(
    router({
      graph: graphSide(world, away),
      control: controlSide(world, controls, away),
      media: mediaHttp({ ...options, media: world.media, now: world.now }),
      page: pageFiles(),
    }),
  );
  const port = await listen(server, options.port, host).catch((error: unknown) => {
    world.state.close();
    throw error;
  });
  world.ladder.resume();
  return {
    ...controls,
    ...outsideOf(world),
    away,
    url: `http://${host}:${port}`,
    async stop() {
      away.stop();
      world.ladder.stop();
      world.webhooks.stop();
      await close(server);
      world.state.close();
    },
  };
}

function outsideOf(world: World) {
  const { state, faults, webhooks, log, office, latency } = world;
  const { changeTemplate } = controlsOf(world);
  return {
    templates: state.templates.list,
    setTemplateStatus: (name: string, status: TemplateStatus) => changeTemplate(name, { status }),
    setReview: office.setReview,
    setPeople: state.setPeople,
    faults,
    setLatency: latency.set,
    tellOfAccount: world.tellOfAccount,
    setWebhook: webhooks.subscribe,
    webhooks: webhooks.counts,
    onStatus: (listener: StatusListener) => listenTo(world, listener),
    sent: state.messages,
    accepted: state.accepted,
    calls: log.list,
  };
}
