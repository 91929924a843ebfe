const place = 'chasqui.seen';

/** Up to when each phone has been looked at in this browser. Forgotten where the browser keeps nothing. */
export interface Seen {
  readonly until: (phone: string) => number;
  readonly mark: (phone: string, at: number) => void;
}

export function openSeen(): Seen {
  const marks = new Map(read());
  return {
    until: (phone) => marks.get(phone) ?? 0,
    mark(phone, at) {
      marks.set(phone, at);
      try {
        localStorage.setItem(place, JSON.stringify([...marks]));
      } catch {
        // Storage is full or forbidden: the marks last as long as the page.
      }
    },
  };
}

function read(): [string, number][] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]');
  } catch {
    return [];
  }
}
