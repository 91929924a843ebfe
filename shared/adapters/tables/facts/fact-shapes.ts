import * as z from 'zod/mini';
import {
  answeredShape,
  answerRefused,
  askClosedShape,
  askPlannedShape,
  handedOn,
} from './ask-fact-shapes.ts';
import { calledBackShape, callbackSetAside } from './callback-fact-shapes.ts';
import {
  accepted,
  refused,
  doubted,
  settled,
  resent,
  statusShape,
  doubled,
  setAside,
  eventSetAside,
  ended,
} from './message-fact-shapes.ts';
import { personFactShape } from './person-fact-shapes.ts';
import {
  recordChanged,
  idReused,
  routeFailed,
  nobodyNotified,
  noticeSliced,
  sliceToldShape,
  slotShape,
} from './routing-fact-shapes.ts';
import { amended, heard, mediaKept, mediaRefused, reacted, repliedShape } from './reply-fact-shapes.ts';
import { numberFactShape, personImported, workspaceApplied } from './upkeep-fact-shapes.ts';

/** The facts as they are read back from the ledger. A test holds these shapes against the domain's types. */
export const recordFactShape = z.discriminatedUnion('kind', [
  recordChanged,
  idReused,
  routeFailed,
  nobodyNotified,
  noticeSliced,
  sliceToldShape,
  slotShape,
  accepted,
  refused,
  doubted,
  settled,
  resent,
  statusShape,
  doubled,
  setAside,
  eventSetAside,
  ended,
  repliedShape,
  reacted,
  amended,
  mediaKept,
  mediaRefused,
  askPlannedShape,
  answeredShape,
  askClosedShape,
  handedOn,
  answerRefused,
  calledBackShape,
  callbackSetAside,
]);

export const factShape = z.discriminatedUnion('kind', [
  recordFactShape,
  personImported,
  personFactShape,
  heard,
  numberFactShape,
  workspaceApplied,
]);

export const answerShape = z.discriminatedUnion('kind', [accepted, refused]);
