/**
 * How long anything may wait for the database, in seconds; 0 has no end. Whoever waits longer is told so (503) and may try again:
 * a page that never comes tells nobody anything, and holds a place that others need.
 */
export interface Waits {
  /** For one statement to end. */
  statement: number
  /** For a lock that somebody else holds. */
  lock: number
  /** For a transaction to go on that is open and does nothing. */
  idle: number
  /** For a free connection. */
  connection: number
}

export const endless: Waits = { statement: 0, lock: 0, idle: 0, connection: 0 }

/** The database cannot be reached, or nobody of it is free in time. Nothing was written; the same again later may well succeed. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'DatabaseBusy'
  }
}

/** The disk of the database has no room left: what is there can be read, and nothing is written before somebody made room. */
export class DiskFull extends DatabaseBusy {}

/** The embedded database's file system tells it by the number of its own list. */
const noSpaceOfEmscripten = 51

/** Whether a fault means that a disk is full: somebody has to make room, it does not pass by itself. */
export function isDiskFull(e: unknown): boolean {
  if (e instanceof DiskFull) return true
  const fault = e as { code?: string; name?: string; errno?: number; cause?: unknown } | undefined
  if (/^(53100|ENOSPC|EDQUOT)$/.test(fault?.code ?? '') || (fault?.name === 'ErrnoError' && fault.errno === noSpaceOfEmscripten))
    return true
  return fault?.cause !== undefined && isDiskFull(fault.cause)
}

// Lock not available, statement cancelled, idle in a transaction too long, too many connections, server going down or coming up,
// resources used up, a login or a right that was taken away, and what the operating system says of a connection.
const busyCodes =
  /^(28\w{3}|3D000|42501|55P03|57014|25P03|53\w{3}|57P0\w|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/

/** Whether a fault means only that the database is not free or not there now. */
export function isBusy(e: unknown): boolean {
  if (e instanceof DatabaseBusy) return true
  return e instanceof Error && busyCodes.test((e as { code?: string }).code ?? '')
}

/** Whether the database is there and lets this program do nothing: somebody has to look, it does not pass by itself. */
export function isShutOut(e: unknown): boolean {
  const fault = e as { code?: string; cause?: { code?: string } } | undefined
  return /^(28\w{3}|3D000|42501)$/.test(fault?.code ?? fault?.cause?.code ?? '')
}

/**
 * Divides the connections among the areas of the application: one area gets half of them at most, so that a table somebody has
 * locked holds up the pages that need it and no others. An area in which somebody waited too long gets one for a while, and whoever
 * stands in line there is sent away at once.
 */
export class WaitingRoom {
  readonly #most: number
  readonly #line: number
  readonly #milliseconds: number
  readonly #areas = new Map<string, { inside: number; line: { go: () => void; refuse: (e: Error) => void }[]; narrowUntil: number }>()
  /** @param o `places` connections there are; `seconds` anybody stands in line, 0 without end */
  constructor(o: { places: number; seconds: number }) {
    this.#most = Math.max(1, Math.floor(o.places / 2))
    this.#line = o.places * 20
    this.#milliseconds = o.seconds * 1000
  }
  /** Waits for a place in the area. Whoever got one calls what is returned when done. @throws DatabaseBusy when none came free */
  async enter(area: string): Promise<() => void> {
    let a = this.#areas.get(area)
    if (!a) this.#areas.set(area, (a = { inside: 0, line: [], narrowUntil: 0 }))
    const own = a
    if (own.inside < this.#mostIn(own)) own.inside++
    else {
      if (own.line.length >= this.#line) throw new DatabaseBusy('too many are waiting in this part')
      await new Promise<void>((resolve, reject) => {
        const place = {
          go: () => (clearTimeout(timer), resolve()),
          refuse: (e: Error) => (clearTimeout(timer), reject(e)),
        }
        const timer =
          this.#milliseconds > 0
            ? setTimeout(() => {
                own.line.splice(own.line.indexOf(place), 1)
                reject(new DatabaseBusy('no place came free in time in this part'))
              }, this.#milliseconds)
            : undefined
        own.line.push(place)
      })
    }
    let left = false
    return () => {
      if (left) return
      left = true
      own.inside--
      while (own.line.length > 0 && own.inside < this.#mostIn(own)) {
        own.inside++
        own.line.shift()!.go()
      }
      if (own.inside === 0 && own.line.length === 0 && own.narrowUntil < performance.now()) this.#areas.delete(area)
    }
  }
  /** Somebody waited too long in this area. */
  tooLong(area: string): void {
    const a = this.#areas.get(area)
    if (!a) return
    a.narrowUntil = performance.now() + 10_000
    for (const { refuse } of a.line.splice(0)) refuse(new DatabaseBusy('others have waited too long in this part'))
  }
  #mostIn(a: { narrowUntil: number }): number {
    return a.narrowUntil > performance.now() ? 1 : this.#most
  }
}
