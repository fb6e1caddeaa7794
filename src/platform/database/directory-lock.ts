import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

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
  } catch {
    db.close()
    throw new DirectoryInUse(folder)
  }
  return () => {
    db.exec('rollback')
    db.close()
  }
}

export class DirectoryInUse extends Error {
  constructor(folder: string) {
    super(
      `The database in ${folder} is open in another process. Stop that one first, or set TANDEM_DATA to another folder. ` +
        `另一个进程正在使用 ${folder} 里的数据库：请先停掉它，或把 TANDEM_DATA 指向别的文件夹。`,
    )
    this.name = 'DirectoryInUse'
  }
}
