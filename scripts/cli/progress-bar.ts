import { escapeLine } from '../../spec/standards/visible-text.ts';

const width = 30;

const wiped = '\r\u001B[K';

/** A bar that is drawn over itself on a terminal, and wiped off at the end. */
export interface ProgressBar {
  /** One more is done. */
  advance(label: string): void;
  /** Makes room for a line of text; the bar comes back with the next step. */
  wipe(): void;
  end(): void;
}

/** A bar for so many steps; it is drawn once for each percent, since drawing takes longer than most steps. */
export function startProgressBar(steps: number, write: (text: string) => void): ProgressBar {
  let done = 0;
  let drawn = -1;
  return {
    advance: (label) => {
      done++;
      const percent = Math.floor((100 * done) / steps);
      if (percent === drawn) return;
      drawn = percent;
      const full = Math.round((width * done) / steps);
      write(
        `\r[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${String(percent).padStart(3)} % ${escapeLine(label)}\u001B[K`,
      );
    },
    wipe: () => {
      drawn = -1;
      write(wiped);
    },
    end: () => write(wiped),
  };
}

/**
 * Does work whose steps are of unknown lengths; each says by its name that it begins, which is drawn over the one before
 * it, and wiped off at the end.
 */
export async function showStages<T>(
  write: ((text: string) => void) | undefined,
  work: (begin: (stage: string) => void) => Promise<T>,
): Promise<T> {
  try {
    return await work((stage) => write?.(`\r${escapeLine(stage)} ...\u001B[K`));
  } finally {
    write?.(wiped);
  }
}
