import type { Moment } from '#kernel'
import type { PublicPurchase } from './public-facts.ts'

/** Where things are published, and under which names. */
export interface Publishing {
  /** `https://tandem.example`, without a slash at its end. */
  readonly origin: string
  /** Time zone in which the days of the facts are counted. */
  readonly zone: string
  readonly currency: string
  /** As the Open Contracting Partnership gave it out; a test prefix until then. */
  readonly ocidPrefix: string
  /** Those that were set later, in any order: a purchase keeps the one under which it was first published. */
  readonly laterPrefixes?: readonly { readonly prefix: string; readonly from: Moment }[]
  readonly countryName: string
  /** The division of the first level in which the jurisdiction lies; nothing where it is not said. */
  readonly region?: string
  /** The city it lies in, and from when on it was called by which name of its own. */
  readonly locality?: string
  readonly ownNames?: readonly { readonly name: string | null; readonly from: Moment }[]
  /** The register in which organisations have their number, and whether a number can be one of it. */
  readonly identifier: { readonly scheme: string; readonly isRight: (number: string) => boolean }
}

/**
 * Not registered with anybody: it marks data that is not to be taken for a registered publisher's.
 * A real prefix is asked for at the Open Contracting Partnership before publishing in earnest.
 */
export const testPrefix = 'ocds-test00'

export const ocidOf = (p: Pick<PublicPurchase, 'id'>, prefix: string): string => `${prefix}-${p.id}`

/** The prefix under which something first published at a moment is numbered for good. */
export function prefixAt(how: Pick<Publishing, 'ocidPrefix' | 'laterPrefixes'>, at: Moment): string {
  const since = (how.laterPrefixes ?? []).filter((l) => Temporal.Instant.compare(l.from, at) <= 0)
  return since.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from)).at(-1)?.prefix ?? how.ocidPrefix
}

/** Where the offices of a jurisdiction are, by what it was called at a moment. */
export function areaAt(how: Pick<Publishing, 'region' | 'locality' | 'ownNames'>, at: Moment): { region?: string; locality?: string } {
  const named = (how.ownNames ?? []).filter((n) => Temporal.Instant.compare(n.from, at) <= 0)
  const locality = named.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from)).at(-1)?.name ?? how.locality
  return { ...(how.region && { region: how.region }), ...(locality && locality !== how.region && { locality }) }
}
