import { refuse } from './words.ts'
import type { FreshRefusal } from '#kernel'

/** Ends the reading of a file at once, with what is said to the person. */
export class Stop extends Error {
  readonly refusal: FreshRefusal
  constructor(refusal: FreshRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Elements within elements: a sheet has about ten, with drawings and what programs add to it not twice that. */
const mostDeep = 64
/** Sheets that a workbook may name. */
const mostSheets = 500
/** Files in the package, pictures among them. */
const mostParts = 2_000
/** Characters in one cell: a spreadsheet itself holds 32,767, of which some are written in seven. */
const mostText = 250_000

/**
 * What reading one file may cost, whatever its parts say: it is taken from here as it is used, and the first that is too much ends the
 * reading. All of it together is about what a full table of the rows that may be needs twice over.
 */
export class Budget {
  /** Cells, the empty ones between counted: twenty to a row, and never more than two million. */
  private cellsLeft: number
  /** Elements, attributes and pieces of text: a cell has six or seven of them, its text four more. */
  private stepsLeft: number
  /** Bytes unpacked, and as many characters in the cells, for a text that is written once may stand in every cell. */
  private bytesLeft: number
  private charactersLeft: number
  private readonly megabytes: number
  private readonly mostRows: number

  constructor(mostRows: number) {
    this.mostRows = mostRows
    this.cellsLeft = Math.min(2_000_000, 20 * (mostRows + 1_000))
    this.stepsLeft = 200_000 + 16 * this.cellsLeft
    this.megabytes = Math.min(128, 8 + Math.ceil((64 * this.cellsLeft) / (1024 * 1024)))
    this.bytesLeft = this.charactersLeft = this.megabytes * 1024 * 1024
  }
  cells(n: number): void {
    this.cellsLeft -= n
    if (this.cellsLeft < 0) throw new Stop(refuse('too-many-rows', this.mostRows))
  }
  step(): void {
    if (--this.stepsLeft < 0) throw new Stop(refuse('too-much-inside', this.mostRows))
  }
  depth(n: number): void {
    if (n > mostDeep) throw new Stop(refuse('too-deep', mostDeep))
  }
  bytes(n: number): void {
    // A size that is no number would never be too much.
    if (!(n >= 0 && n <= this.bytesLeft)) throw new Stop(refuse('too-large', this.megabytes))
    this.bytesLeft -= n
  }
  characters(n: number): void {
    this.charactersLeft -= n
    if (n > mostText || this.charactersLeft < 0) throw new Stop(refuse('too-much-text', mostText, this.megabytes))
  }
  parts(n: number): void {
    if (n > mostParts) throw new Stop(refuse('too-many-parts', mostParts))
  }
  sheets(n: number): void {
    if (n > mostSheets) throw new Stop(refuse('too-many-sheets', mostSheets))
  }
}
