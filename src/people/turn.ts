import type { Refusal } from '#kernel'
import { refuse } from './words.ts'

/**
 * Looking at a password is dear on purpose (19 MiB and some tens of milliseconds), so only a few are looked at at a time and few may
 * wait. Whoever comes from a browser that is known goes first and is never kept out by a crowd.
 */
const atOnce = 2
const mostWaiting = 40
const mostWaitingOfOne = 8

interface Waiting {
  lane: string
  first: boolean
  go: () => void
}
let running = 0
const waiting: Waiting[] = []
/** Lanes in which one is at work or paused, where they go one by one. */
const slow = new Set<string>()

function next(): void {
  while (running < atOnce) {
    const i = waiting.findIndex((w) => w.first) >= 0 ? waiting.findIndex((w) => w.first) : waiting.findIndex((w) => !slow.has(w.lane))
    if (i < 0) return
    running++
    waiting.splice(i, 1)[0]!.go()
  }
}

/**
 * Waits for a turn and does the work in it.
 * @param o.lane whose turn it is, as a network address; only so many of one may wait
 * @param o.first goes before all others
 * @param o.oneByOne milliseconds the next of this lane waits after this one, so that a crowd of guesses is slow
 */
export async function inTurn<T>(o: { lane: string; first?: boolean; oneByOne?: number }, work: () => Promise<T>): Promise<T | Refusal> {
  const first = o.first ?? false
  if (!first && (waiting.length >= mostWaiting || waiting.filter((w) => w.lane === o.lane).length >= mostWaitingOfOne))
    return refuse('too-busy')
  await new Promise<void>((go) => {
    waiting.push({ lane: o.lane, first, go })
    next()
  })
  if (o.oneByOne && !first) slow.add(o.lane)
  try {
    return await work()
  } finally {
    running--
    if (o.oneByOne && !first) setTimeout(() => (slow.delete(o.lane), next()), o.oneByOne).unref()
    next()
  }
}
