/**
 * Whatever is changed in this process wakes the timed work of this process: between changes and the next moment at which something is due it
 * sleeps. Told after the change is stored, so that whoever wakes sees it.
 */
export function somethingChanged(): void {
  for (const wake of waking) wake()
}

/** @returns ends the calls */
export function onChange(wake: () => void): () => void {
  waking.add(wake)
  return () => waking.delete(wake)
}

const waking = new Set<() => void>()
