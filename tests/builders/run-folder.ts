import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface RunFolder {
  /** Everything the run leaves on disk lies in here. */
  path: string
  /** Ends this process should the run be killed. */
  watch(pid: number): void
  /** It has ended. */
  forget(pid: number): void
  /** Removes the folder. */
  end(): void
}

const named = /^tandem-run-(\d+)-/

/**
 * A folder for one run of the tests, with a guard beside the run: when the run is killed, its folder and the database servers in it go
 * with it. Should the guard be killed too, the next run clears up, because the folder's name says whose it was.
 */
export function runFolder(): RunFolder {
  clearUp()
  const path = mkdtempSync(join(tmpdir(), `tandem-run-${process.pid}-`))
  // PostgreSQL may run under another account, which has to get at its part.
  chmodSync(path, 0o711)
  const guard = spawn(process.execPath, [fileURLToPath(new URL('guard.ts', import.meta.url)), path, String(process.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.unref()
  const line = guard.stdin as unknown as Socket
  line.unref()
  line.on('error', () => {})
  return {
    path,
    watch: (pid) => void line.write(`+${pid}\n`),
    forget: (pid) => void line.write(`-${pid}\n`),
    end() {
      removeRun(path)
      line.end()
    },
  }
}

/** Removes what runs left behind that are no more. */
export function clearUp(folder = tmpdir()): void {
  for (const name of readdirSync(folder)) {
    const pid = named.exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) removeRun(join(folder, name))
  }
}

/** Removes the folder of a run, and ends the database servers whose data lie in it. */
export function removeRun(folder: string): void {
  if (!existsSync(folder)) return
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('postmaster.pid'))) {
    const pid = Number(readFileSync(join(folder, file), 'utf8').split('\n')[0])
    // The number may have gone to somebody else since: the server says in its command line where its data lie.
    if (pid && spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.includes(folder))
      try {
        process.kill(-pid, 'SIGKILL')
      } catch {
        // It has ended.
      }
  }
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  } catch {
    // Something still writes there: the guard, or the next run, tries again.
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (e) {
    // Somebody else's process is one all the same.
    return (e as NodeJS.ErrnoException).code === 'EPERM'
  }
}
