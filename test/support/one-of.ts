/** One of several, as chance has it. Throws where there are none. */
export function oneOf<T>(several: readonly T[], random: () => number): T {
  const picked = several[Math.floor(random() * several.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
