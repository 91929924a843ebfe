import type { Workspace } from '#domain/workspace';
import type { NumberChange } from '../account/number-book.ts';
import type { LimitSettings } from '../limits/limits.ts';
import type { Category, KnownTemplate, Quality, TemplateStatus } from '../templates/template.ts';
import { dialledDigits, whatsAppId } from '../whatsapp-id.ts';
import type { World } from '../world.ts';

/** What a tester decides about a template, in all its languages or in one. */
interface TemplateChange {
  readonly language?: string;
  readonly status?: TemplateStatus;
  /** Of a rejection. */
  readonly reason?: KnownTemplate['rejectedReason'];
  readonly quality?: Quality;
  readonly category?: Category;
}

/** A message that a person writes to a number. */
interface Writing {
  readonly phone: string;
  /** Phone number id; the first number where absent. */
  readonly number?: string;
  /** Milliseconds since 1970; now where absent. */
  readonly at?: number;
}

/** The switches, for tests in this process and for the control routes alike. */
export interface Controls {
  /** Replaces all templates that it gave before; each is approved. */
  readonly setTemplates: (templates: Workspace['templates']) => void;
  /** Changes a template and tells of it by webhook. False where there is none of this name. */
  readonly changeTemplate: (name: string, change: TemplateChange) => boolean;
  /** As if the person had written, which opens the window for 24 hours; the id of what was written. Throws RangeError where phone or number is none. */
  readonly openWindow: (writing: Writing) => string;
  readonly setLimits: (settings: Partial<LimitSettings>) => void;
  /** Changes a number, the first one where no id is given. False where there is none of this id. */
  readonly changeNumber: (change: NumberChange, id?: string) => boolean;
}

export function controlsOf(world: World): Controls {
  const { office, state, limits, numbers, options, ids, now } = world;
  return {
    setTemplates: office.give,
    changeTemplate(name, change) {
      const found = state.templates
        .list()
        .filter((one) => one.name === name && (change.language ?? one.language) === one.language);
      for (const template of found) changeOne(world, template, change);
      return found.length > 0;
    },
    openWindow({ phone, number = options.phoneNumberId, at = now() }) {
      const digits = dialledDigits(phone);
      if (digits === undefined) throw new RangeError('phone is no phone number');
      if (numbers.find(number) === undefined) throw new RangeError(`no number has the id ${number}`);
      const waId = whatsAppId(digits);
      const id = ids.inboundId(state.inbox.size() + 1, waId);
      state.receive({ id, number, waId, at });
      return id;
    },
    setLimits: (settings) => limits.set(settings),
    changeNumber: (change, id = options.phoneNumberId) => numbers.change(id, change),
  };
}

function changeOne({ office, state }: World, template: KnownTemplate, change: TemplateChange): void {
  const current = () => state.templates.byId(template.id) ?? template;
  if (change.status !== undefined) office.setStatus(current(), change.status, change.reason);
  if (change.quality !== undefined) office.setQuality(current(), change.quality);
  if (change.category !== undefined) office.setCategory(current(), change.category);
}
