import type { TemplateState } from '#domain/outbound/template-state';

/** Which templates Meta does not let out at present, by their news. */
export interface TemplateStates {
  /** Keeps the state if it is newer than the one that stands. */
  keep(state: TemplateState): Promise<void>;
}
