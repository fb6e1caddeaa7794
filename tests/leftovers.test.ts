import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clearUp, isRunning } from './builders/run-folder.ts'
import { postgresPrograms } from './builders/postgres-server.ts'

/* A run of the tests that is killed, with SIGKILL, leaves no folder, no server and no process of its own behind. Once is enough. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'l-'))
  chmodSync(folder, 0o711)
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const builders = fileURLToPath(new URL('builders', import.meta.url))
/** A process that does what a run does at its beginning and says what came of it, a line each. */
async function runner(program: string): Promise<{ child: ChildProcess; said: string[] }> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', `import { runFolder } from '${builders}/run-folder.ts'\n${program}\nsetInterval(() => {}, 1000)`],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TMPDIR: folder } },
  )
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line === 'ready') break
    said.push(line)
  }
  return { child, said }
}
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((r) => setTimeout(r, 20))
}

describe.runIf(process.env.TANDEM_TEST_DATABASE === 'embedded')('a run that is killed', () => {
  test('leaves no folder, whatever stands in it, and no process it had started', async () => {
    const { child, said } = await runner(`
      import { spawn } from 'node:child_process'
      import { writeFileSync } from 'node:fs'
      const run = runFolder()
      writeFileSync(run.path + '/left', 'x')
      const sleeping = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
      run.watch(sleeping.pid)
      process.stdout.write(sleeping.pid + '\\nready\\n')`)
    expect(readdirSync(folder)).toHaveLength(1)
    child.kill('SIGKILL')
    await until(() => readdirSync(folder).length === 0 && !isRunning(Number(said[0])))
  })

  test.runIf(postgresPrograms())('leaves no PostgreSQL', async () => {
    const { child, said } = await runner(`
      import { startPostgres } from '${builders}/postgres-server.ts'
      import { readFileSync, readdirSync } from 'node:fs'
      const run = runFolder()
      if (!(await startPostgres({ folder: run.path }))) throw new Error('no server')
      const [data] = readdirSync(run.path)
      process.stdout.write(readFileSync(run.path + '/' + data + '/data/postmaster.pid', 'utf8').split('\\n')[0] + '\\nready\\n')`)
    expect(isRunning(Number(said[0]))).toBe(true)
    child.kill('SIGKILL')
    await until(() => readdirSync(folder).length === 0 && !isRunning(Number(said[0])))
  })

  test('where nobody was left to clear up, the next run does, and leaves alone what still runs', async () => {
    const ended = spawn(process.execPath, ['-e', ''])
    await new Promise((r) => ended.once('exit', r))
    const [dead, alive, other] = [`tandem-run-${ended.pid}-a`, `tandem-run-${process.pid}-a`, 'somebody-else'].map((n) => join(folder, n))
    for (const f of [dead!, alive!, other!]) {
      mkdirSync(f)
      writeFileSync(join(f, 'x'), 'x')
    }
    clearUp(folder)
    expect([dead!, alive!, other!].map(existsSync)).toEqual([false, true, true])
  })
})
