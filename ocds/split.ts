/** A release or a record of what was read, or the rest of the package it came in. */
export interface Part {
  /** `element`: one release or record, as its bytes; `package`: what stood around them, with its lists empty. */
  readonly kind: 'element' | 'package'
  /** The name of the list it stood in; undefined where it stood alone or in a list without a name. */
  readonly list: 'releases' | 'records' | undefined
  readonly bytes: Uint8Array
  /** Where it begins, in bytes from the start of the file. */
  readonly at: number
  /** Its `ocid`, where it says one as a text without escapes. */
  readonly ocid: string | undefined
}

/** Why a file cannot be read any further, and where, in bytes from its start. */
export interface SplitFault {
  readonly kind: 'too-deep' | 'too-large' | 'unbalanced' | 'unfinished' | 'stray' | 'not-object'
  readonly at: number
}

/** Deeper than anything that describes a purchase: the standard's own deepest path has eleven levels. */
const deepest = 128
/** One release may take this many bytes. */
const largest = 256 * 1024 * 1024

const quote = 0x22
const backslash = 0x5c
const [openObject, closeObject, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d]
const colon = 0x3a
const byteOrderMark = [0xef, 0xbb, 0xbf]

/** What a byte is outside of a text: between things, part of a number or a word, the begin of a text, or what tells where one stands. */
const [spacing, plain, quoted, telling] = [0, 1, 2, 3]
const kinds = new Uint8Array(256).fill(plain)
for (const c of [0x09, 0x0a, 0x0d, 0x20, 0x2c]) kinds[c] = spacing
for (const c of [openObject, closeObject, openList, closeList, colon]) kinds[c] = telling
kinds[quote] = quoted

/**
 * Takes releases and records out of a file as it comes, without holding more of it than one of them: a release or record package, a list of
 * either, a single one, or any of these one after the other (JSON Lines). It finds where each begins and ends; whether it is JSON is
 * found by whoever parses it.
 */
export class Splitter {
  fault: SplitFault | undefined
  private kept: Uint8Array = new Uint8Array(0)
  /** Of the first byte that is kept, from the start of the file. */
  private base = 0
  private i = 0
  /** What is open: an object (1) or a list (0), from the outside in. */
  private readonly open = new Uint8Array(deepest + 1)
  private depth = 0
  private stringFrom = -1
  private lastFrom = 0
  private lastTo = 0
  private key: string | undefined
  private list: Part['list']
  /** How many are open where the elements of the list that is read stand; 0 outside of one. */
  private listDepth = 0
  private elementFrom = -1
  private restFrom = -1
  private rest: Uint8Array[] = []
  private restAt = 0
  private sawList = false
  private ocid: string | undefined
  private readonly found: Part[] = []

  /** Reads on. @returns what came to its end with this piece; nothing more once there is a fault */
  push(piece: Uint8Array): readonly Part[] {
    if (this.fault) return []
    this.take(piece)
    this.scan()
    return this.found.splice(0)
  }

  /** Says that the file has ended. */
  end(): void {
    if (!this.fault && (this.depth > 0 || this.stringFrom >= 0)) this.stop('unfinished', this.i)
  }

  private take(piece: Uint8Array): void {
    const from = Math.min(this.i, ...[this.elementFrom, this.restFrom, this.stringFrom].filter((x) => x >= 0))
    const left = this.kept.subarray(from)
    if (left.length + piece.length > largest) return this.stop('too-large', from)
    const next = new Uint8Array(left.length + piece.length)
    next.set(left)
    next.set(piece, left.length)
    this.kept = next
    this.base += from
    this.i -= from
    if (this.elementFrom >= 0) this.elementFrom -= from
    if (this.restFrom >= 0) this.restFrom -= from
    if (this.stringFrom >= 0) this.stringFrom -= from
    this.lastFrom -= from
    this.lastTo -= from
  }

  /** One loop over every byte, so it keeps what it needs at hand; what a bracket or a name means is told below. */
  private scan(): void {
    const { kept } = this
    const end = kept.length
    let i = this.i
    let inString = this.stringFrom >= 0
    let isOutside = this.outside()
    while (i < end) {
      const c = kept[i]!
      if (inString) {
        if (c === quote) {
          this.lastFrom = this.stringFrom
          this.lastTo = i
          this.stringFrom = -1
          inString = false
          if (this.key === 'ocid') this.says()
        } else if (c === backslash) i++
      } else {
        const kind = kinds[c]!
        if (kind === quoted && !isOutside) {
          inString = true
          this.stringFrom = i + 1
        } else if (kind > spacing && (kind > plain || isOutside)) {
          this.i = i
          this.meet(c)
          if (this.fault) return
          isOutside = this.outside()
        }
      }
      i++
    }
    this.i = i
  }

  /** The value of an `ocid` that was just read. */
  private says(): void {
    if (this.atElement()) this.ocid ??= asciiOf(this.kept, this.lastFrom, this.lastTo)
    this.key = undefined
  }

  private meet(c: number): void {
    if (c === openObject || c === openList) this.enter(c === openObject)
    else if (c === closeObject || c === closeList) this.leave(c === closeObject)
    else if (c === colon && !this.outside()) this.named()
    // The mark that some editors put before a text in UTF-8.
    else if (c !== byteOrderMark[this.base + this.i] || this.depth > 0) this.stop(this.depth === 0 ? 'stray' : 'not-object', this.i)
  }

  /** Whether nothing is open but the list whose elements are read, or nothing at all. */
  private outside(): boolean {
    return this.depth === 0 || (this.listDepth > 0 && this.depth === this.listDepth)
  }

  /** Whether the fields that are read are those of an element, or of the whole where it is one. */
  private atElement(): boolean {
    return this.depth === (this.listDepth > 0 ? this.listDepth + 1 : 1)
  }

  /** The name before a colon, where it can matter. */
  private named(): void {
    const length = this.lastTo - this.lastFrom
    this.key =
      length < 9 && length > 3 && (this.depth === 1 || this.atElement()) ? asciiOf(this.kept, this.lastFrom, this.lastTo) : undefined
  }

  private enter(isObject: boolean): void {
    if (this.depth === deepest) return this.stop('too-deep', this.i)
    if (!isObject && this.outside() && this.depth > 0) return this.stop('not-object', this.i)
    if (this.depth === 0) this.whole(isObject)
    else if (isObject && this.depth === this.listDepth) this.elementFrom = this.i
    else if (!isObject && this.depth === 1 && this.listDepth === 0 && this.ocid === undefined) this.maybePackage()
    this.open[this.depth++] = isObject ? 1 : 0
    this.key = undefined
  }

  private whole(isObject: boolean): void {
    this.sawList = false
    this.ocid = undefined
    this.rest = []
    this.list = undefined
    if (!isObject) this.listDepth = 1
    else this.restFrom = this.i
    this.restAt = this.base + this.i
  }

  /** A record that stands alone has a list of releases as well; it said its ocid before. */
  private maybePackage(): void {
    if (this.key === 'releases' || this.key === 'records') this.enterList(this.key)
  }

  private enterList(name: 'releases' | 'records'): void {
    this.list = name
    this.listDepth = 2
    this.sawList = true
    this.rest.push(this.kept.slice(this.restFrom, this.i + 1))
    this.restFrom = -1
    this.ocid = undefined
  }

  private leave(isObject: boolean): void {
    if (this.depth === 0 || this.open[this.depth - 1] !== (isObject ? 1 : 0)) return this.stop('unbalanced', this.i)
    this.depth--
    this.key = undefined
    if (this.elementFrom >= 0 && this.depth === this.listDepth) {
      this.give('element', this.kept.subarray(this.elementFrom, this.i + 1), this.base + this.elementFrom)
      this.elementFrom = -1
    } else if (this.listDepth > 0 && this.depth === this.listDepth - 1) {
      this.listDepth = 0
      this.restFrom = this.depth > 0 ? this.i : -1
    } else if (this.depth === 0 && isObject) this.wholeEnds()
  }

  private wholeEnds(): void {
    const last = this.kept.subarray(this.restFrom, this.i + 1)
    this.give(this.sawList ? 'package' : 'element', this.sawList ? joined([...this.rest, last]) : last, this.restAt)
    this.restFrom = -1
  }

  private give(kind: Part['kind'], bytes: Uint8Array, at: number): void {
    this.found.push({ kind, list: this.sawList || this.listDepth > 0 ? this.list : undefined, bytes, at, ocid: this.ocid })
    this.ocid = undefined
  }

  private stop(kind: SplitFault['kind'], at: number): void {
    this.fault = { kind, at: this.base + at }
  }
}

/** A text of plain letters; undefined where it has others or an escape, and has to be parsed to be known. */
function asciiOf(bytes: Uint8Array, from: number, to: number): string | undefined {
  let text = ''
  for (let i = from; i < to; i++) {
    const c = bytes[i]!
    if (c === backslash || c > 0x7e) return undefined
    text += String.fromCharCode(c)
  }
  return text
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    whole.set(p, at)
    at += p.length
  }
  return whole
}
