import type { HandOnRefusal } from '../asks/hand-on.ts';
import type { BoundBy } from '../facts/reply-fact.ts';

/** Somebody wants another to answer in their place. */
export type HandOnSaid =
  | {
      readonly kind: 'hand-on';
      /** Of the message that asks. */
      readonly ref: string;
      readonly record: string;
      /** Of the record. */
      readonly title: string;
      readonly boundBy: Extract<BoundBy, 'quote' | 'only-open'>;
      /** Internal ids of those to whom they may hand it, at most ten. */
      readonly offered: readonly string[];
      /** Why they cannot, whoever is to have it. */
      readonly refused?: HandOnRefusal;
    }
  /** They chose who is to have it: `to`, an internal id. */
  | {
      readonly kind: 'hand-on-to';
      readonly ref: string;
      readonly record: string;
      readonly title: string;
      readonly to: string;
    };
