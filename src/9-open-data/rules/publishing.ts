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
  readonly countryName: string
  /** The register in which organisations have their number, and whether a number can be one of it. */
  readonly identifier: { readonly scheme: string; readonly isRight: (number: string) => boolean }
}

/**
 * Not registered with anybody: it marks data that is not to be taken for a registered publisher's.
 * A real prefix is asked for at the Open Contracting Partnership before publishing in earnest.
 */
export const testPrefix = 'ocds-test00'

export const ocidOf = (p: Pick<PublicPurchase, 'id'>, prefix: string): string => `${prefix}-${p.id}`
