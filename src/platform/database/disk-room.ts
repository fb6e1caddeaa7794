import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Stopped } from '../stopped.ts'
import { DiskFull } from '../waits.ts'
import { stoppedWords } from '../words.ts'

const megabyte = 1024 * 1024
/**
 * Where the write-ahead log cannot grow by a segment of 16 MB the embedded database stops for good, in the midst of its work. So nothing
 * is written any more while there is room for two of them and a little.
 */
const fortyMegabytes = () => 40 * megabyte
/** A new database takes some 60 MB before anything is in it. */
const toBegin = 128 * megabyte

/** Room on the disk an embedded database lies on. */
export interface DiskRoom {
  isFull(): boolean
  /** @throws DiskFull where a statement writes and there is no room for it */
  ask(sql: string, parameters: readonly unknown[]): void
}

export function diskRoom(folder: string, least = fortyMegabytes): DiskRoom {
  const free = () => freeOn(folder)
  return {
    isFull: () => free() < least(),
    ask(sql, parameters) {
      if (onlyReads(sql)) return
      // What is sent is written twice, to the write-ahead log and to its table.
      const sent = parameters.reduce<number>((n, p) => n + (typeof p === 'string' || p instanceof Uint8Array ? p.length : 0), 0)
      if (free() - 2 * sent < least()) throw new DiskFull('no room is left on the disk of the database')
    },
  }
}

/** Before anything is touched. @throws Stopped where there is no room to go on, or to begin */
export function refuseFullDisk(folder: string, isNew: boolean, least = fortyMegabytes): void {
  const needed = isNew ? Math.max(toBegin, least()) : least()
  const free = freeOn(dirname(folder))
  if (free < needed)
    throw new Stopped(stoppedWords.both('diskFull', folder, String(Math.floor(free / megabyte)), String(Math.ceil(needed / megabyte))))
}

/** Where it cannot be told, as on some network disks, there is room until a write fails. */
function freeOn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const onlyReads = (sql: string): boolean =>
  /^\s*(select|show|set|reset|begin|commit|rollback|savepoint|release|explain)\b/i.test(sql) ||
  (/^\s*with\b/i.test(sql) && !/\b(insert into|update|delete from)\b/i.test(sql))
