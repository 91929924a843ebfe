import type { AccountEvent } from './account/account-event.ts';
import { type Absence, absence } from './away.ts';
import type { LoggedCall } from './graph/call-log.ts';
import type { Latency } from './chance.ts';
import { controlSide } from './control/control-side.ts';
import { type Controls, controlsOf } from './control/controls.ts';
import type { Faults } from './faults.ts';
import { graphSide } from './graph/graph-side.ts';
import { mediaHttp } from './media/media-http.ts';
import type { KnownMessage } from './messages/message.ts';
import { pageFiles } from './control/page-files.ts';
import { router } from './router.ts';
import { close, httpServer, listen } from './server.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import type { SimulatedPerson } from './state/memory.ts';
import { type Phone, phoneOf } from './phones/phone.ts';
import type { Review } from './templates/review.ts';
import type { KnownTemplate, TemplateStatus } from './templates/template.ts';
import type { Handshake } from './webhooks/call.ts';
import type { WebhookCounts } from './webhooks/courier.ts';
import type { WebhookModes } from './webhooks/modes.ts';
import { tellOfEverything } from './webhooks/tell.ts';
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
  /** Somebody's phone, by its number, its owner's name or user id. Throws RangeError where there is none. */
  readonly phone: (named: string) => Phone;
  readonly faults: Faults;
  /** How long answers to sends take from now on; at first no time at all. */
  readonly setLatency: (latency: Latency) => void;
  /** WhatsApp goes away, and comes back. */
  readonly away: Pick<Absence, 'leave' | 'comeBack'>;
  /** Tells of the account by webhook. Throws RangeError where the number is none. */
  readonly tellOfAccount: (event: AccountEvent) => void;
  /** Asks the URL for its challenge and delivers webhooks to it from then on: those of the first app where none is named. */
  readonly setWebhook: (url: string, app?: string) => Promise<Handshake>;
  /** How webhooks are delivered from now on; what is not named stays as it is. */
  readonly setDelivery: (change: Partial<WebhookModes>) => void;
  readonly webhooks: () => WebhookCounts;
  /** Resolves when each webhook that is on its way was tried once. */
  readonly webhooksTried: () => Promise<void>;
  /** To be called where `clock` was moved: what is due by now happens. */
  readonly clockMoved: () => void;
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
  tellOfEverything(world);
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
  const url = `http://${host}:${port}`;
  world.setUrl(url);
  world.ladder.resume();
  return {
    ...controls,
    ...outsideOf(world),
    away,
    url,
    async stop() {
      away.stop();
      world.agenda.stop();
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
    phone: (named: string) => phoneOf(world, named),
    clockMoved: world.agenda.clockMoved,
    faults,
    setLatency: latency.set,
    tellOfAccount: world.tellOfAccount,
    setWebhook: (url: string, app?: string) => webhooks.subscribe(url, app === undefined ? {} : { app }),
    setDelivery: webhooks.setModes,
    webhooks: webhooks.counts,
    webhooksTried: webhooks.tried,
    sent: state.messages,
    accepted: state.accepted,
    calls: log.list,
  };
}
