import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import pg from 'pg'
import { parentOf, processSeconds, serverSeconds } from './cpu.ts'

/* What the benches of the server share: how it is begun, waited for and told in a table. */

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/**
 * Per cent of a core that the application and the database take while nobody asks for anything, once the work of the start is done: the median of five
 * stretches, since what a process still tidies up after its start falls into the first. Each is said.
 */
export async function idleShare(app: number, database: number | undefined, seconds: number): Promise<number> {
  const used = () => processSeconds(app) + (database === undefined ? 0 : serverSeconds(database))
  const nap = (s: number) => new Promise((resolve) => setTimeout(resolve, s * 1000))
  for (let atRest = 0, tries = 0; atRest < 3; tries++) {
    if (tries > 120) throw new Error('the server did not come to rest within ten minutes')
    const before = used()
    await nap(5)
    atRest = used() - before <= 0.05 ? atRest + 1 : 0
  }
  const shares: number[] = []
  for (let stretch = 0; stretch < 5; stretch++) {
    const began = used()
    await nap(seconds)
    shares.push((100 * (used() - began)) / seconds)
  }
  say(`Idle, stretch by stretch: ${shares.map((x) => x.toFixed(2)).join(', ')} % of a core.`)
  return median(shares)
}

export const verdict = (value: number, aim: number, unit: string): string =>
  value <= aim
    ? `≤ ${aim} ${unit}: met`
    : `≤ ${aim} ${unit}: MISSED by ${(value - aim).toFixed(2)} (${Math.round((value / aim - 1) * 100)} %)`

export function table(head: string[], rows: string[][]): string {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i]!.length)))
  const row = (cells: string[]) => `| ${cells.map((c, i) => c.padEnd(widths[i]!)).join(' | ')} |`
  return [row(head), row(widths.map((w) => '-'.repeat(w))), ...rows.map(row)].join('\n')
}

export const say = (line: string) => process.stderr.write(`${line}\n`)
export const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve())))
export const freePort = () =>
  new Promise<number>((resolve) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => resolve(port))
    })
  })

export async function answering(url: string, tries = 4000): Promise<void> {
  for (let i = 0; i < tries; i++) {
    try {
      const answer = await fetch(url)
      await answer.arrayBuffer()
      if (answer.ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`nothing answers at ${url}`)
}

export async function asked<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows as T[]
  } finally {
    await client.end()
  }
}

export async function emptyDatabase(server: string, name = 'tandem_bench'): Promise<string> {
  await asked(`${server}/postgres`, `create database ${name}`)
  return `${server}/${name}`
}

export async function facts(url: string): Promise<{ version: string; pid: number }> {
  const [row] = await asked<{ version: string; pid: number }>(
    url,
    `select 'PostgreSQL ' || current_setting('server_version') as version, pg_backend_pid() as pid`,
  )
  // The connection's process is gone by now; its parent is found through one that lives.
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const pid = parentOf(rows[0].pid as number)
  await client.end()
  return { version: row!.version, pid }
}
