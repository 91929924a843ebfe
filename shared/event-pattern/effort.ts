/** What a question may still cost, in comparisons. */
export interface Effort {
  left: number;
  /** Whether something was left undecided for want of it. */
  cut: boolean;
}

/**
 * What answering for one event may cost. Ordinary events take tens to thousands of comparisons. Arrays made for the
 * purpose could ask for more than any machine has, so that there is an end: what is not decided by then does not match.
 * What such arrays use up is not taken from the questions that have nothing to do with them.
 */
export interface Efforts {
  readonly values: Effort;
  /** For finding values that lie in one element together. */
  readonly together: Effort;
}

const mostOfOnePattern = 500_000;

export function freshEfforts(): Efforts {
  return { values: { left: 1_000_000, cut: false }, together: { left: 1_000_000, cut: false } };
}

/** Takes from what is left; false once there is nothing. */
export function spend(effort: Effort, comparisons: number): boolean {
  effort.left -= comparisons;
  if (effort.left >= 0) return true;
  effort.cut = true;
  return false;
}

/** Answers with a part of what is left, so that one pattern does not use up everything; false where it was too little. */
export function withinPart(whole: Effort, answer: (part: Effort) => boolean): boolean {
  const given = Math.min(whole.left, mostOfOnePattern);
  const part = { left: given, cut: false };
  const answered = answer(part);
  whole.left -= given - part.left;
  whole.cut ||= part.cut;
  return answered;
}

export function wasCut({ values, together }: Efforts): boolean {
  return values.cut || together.cut;
}
