/** How many formatters are kept: languages, zones and currencies come from events and people, and are many. */
const limit = 500;

/** Formatters of Intl, each made once: making one takes a tenth of a millisecond, using it a few millionths of a second. */
export interface IntlFormats {
  number(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat;
  /** Throws RangeError on an unknown zone. */
  dateTime(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat;
  relativeTime(locale: string, options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat;
}

export function intlFormats(): IntlFormats {
  const numbers = kept<Intl.NumberFormatOptions, Intl.NumberFormat>(
    (locale, options) => new Intl.NumberFormat(locale, options),
  );
  const dateTimes = kept<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
    (locale, options) => new Intl.DateTimeFormat(locale, options),
  );
  const relativeTimes = kept<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(
    (locale, options) => new Intl.RelativeTimeFormat(locale, options),
  );
  return { number: numbers, dateTime: dateTimes, relativeTime: relativeTimes };
}

type Make<O, F> = (locale: string, options: O) => F;

/** The oldest goes when there are too many. */
function kept<O, F>(make: Make<O, F>): Make<O, F> {
  const formats = new Map<string, F>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const known = formats.get(key);
    if (known !== undefined) return known;
    const format = make(locale, options);
    const [oldest] = formats.keys();
    if (formats.size >= limit && oldest !== undefined) formats.delete(oldest);
    formats.set(key, format);
    return format;
  };
}
