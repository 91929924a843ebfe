const RealDate = Date;
const realNow = Date.now.bind(Date);
let offset = 0;

/** Milliseconds by which `Date` runs ahead of this machine's clock, from now on. */
export function shiftDate(offsetMs: number): void {
  offset = offsetMs;
}

/** Puts a `Date` that can be shifted in the place of the real one. Timers, and so timeouts, stay real. */
export function installShiftedDate(): void {
  RealDate.now = () => realNow() + offset;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [RealDate.now()] : args, newTarget),
    apply: () => new RealDate(RealDate.now()).toString(),
  });
}
