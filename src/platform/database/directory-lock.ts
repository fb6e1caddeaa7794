import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Stopped } from '../stopped.ts'
import { DiskFull } from '../waits.ts'
import { stoppedWords } from '../words.ts'

/** As SQLite numbers it. */
const diskIsFull = 13

/**
 * One process at a time may open an embedded database: two would corrupt it without a word.
 * The lock is a file lock held through an empty SQLite file, so the kernel frees it when the process dies, however it dies.
 * @throws DirectoryInUse when another process holds it
 */
export function lockDirectory(folder: string): () => void {
  mkdirSync(dirname(folder), { recursive: true })
  const db = new DatabaseSync(`${folder}.lock`, { timeout: 0 })
  try {
    db.exec(
      'pragma journal_mode = delete; pragma locking_mode = exclusive; begin exclusive; create table if not exists holder (pid integer); delete from holder',
    )
    db.prepare('insert into holder values (?)').run(process.pid)
    db.exec('commit; begin exclusive')
  } catch (e) {
    db.close()
    const { errcode } = e as { errcode?: number }
    if (errcode === diskIsFull) throw new DiskFull(e)
    throw new DirectoryInUse(folder)
  }
  return () => {
    db.exec('rollback')
    db.close()
  }
}

export class DirectoryInUse extends Stopped {
  constructor(folder: string) {
    super(stoppedWords.both('inUse', folder))
  }
}
