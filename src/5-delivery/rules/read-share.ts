import { type Fraction, fractionOf } from '#kernel'

/** Exact text of a share, or undefined when it cannot be read. */
export function readShare(text: string): Fraction | undefined {
  try {
    const f = fractionOf(text)
    return f.n < 0n ? undefined : f
  } catch {
    return undefined
  }
}
