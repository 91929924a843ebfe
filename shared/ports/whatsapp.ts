import type { Phone } from '#domain/phone';
import type { SendAnswer } from '#domain/send-answer';

/** Meta's Cloud API, as far as we send. */
export interface WhatsApp {
  /** One call, one answer; never throws for what the network or Meta does. */
  send(message: OutboundTemplate): Promise<SendAnswer>;
}

export interface OutboundTemplate {
  readonly to: Phone;
  readonly template: string;
  readonly language: string;
  readonly parameters: readonly (readonly [string, string])[];
  /** Ref and attempt: Meta echoes it in each status. */
  readonly callback: string;
}
