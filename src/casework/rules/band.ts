/** How wide a range is in which numbers of people's cases are told. */
const width = 5

/** A range that holds a number, and not the number itself. */
export interface BandOf {
  readonly from: number
  readonly to: number
}

/**
 * The range a number lies in: 0 to 4, 5 to 9 and so on. Two months held against each other then say at most that one of five came or went,
 * never who, whatever else is known of the line.
 */
export const bandOf = (n: number): BandOf => ({ from: n - (n % width), to: n - (n % width) + width - 1 })
/** As it is said: `5–9`. */
export const sayBand = (b: BandOf): string => `${b.from}–${b.to}`
