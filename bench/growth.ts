import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { serverEnvironment, serverFlags } from '../bin/server-flags.mjs'
import { startPostgres } from '../tests/builders/postgres-server.ts'
import { processSeconds, serverSeconds } from './cpu.ts'
import { benchSecret, load, type Loaded } from './load.ts'
import { answering, emptyDatabase, ended, facts, freePort, median, say, table } from './servers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** So often each page is asked for in a round. */
const asks = 20
/** No main page may cost more than so many times what it costs at a tenth of the data. */
const most = 1.2

interface Side {
  readonly times: number
  readonly loaded: Loaded
  readonly child: ChildProcess
  readonly address: string
}

/**
 * What each main page costs with the data of the bench and with ten times as much. Two servers stand beside each other and are asked by
 * turns, so that whatever else the machine does weighs on both.
 */
export async function growth(quick: boolean): Promise<number> {
  const server = await startPostgres()
  if (!server) {
    process.stderr.write(
      'No PostgreSQL can be started here: install PostgreSQL 15 or later, or set TANDEM_TEST_POSTGRES to the address of one.\n',
    )
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'tandem-growth-'))
  const sides: Side[] = []
  try {
    for (const times of [1, 10]) sides.push(await sideOf(server.url, folder, times))
    const database = await facts(`${server.url}/tandem_growth_1`)
    const kept = await measured(sides, database.pid, quick)
    return print(sides, kept, database.version)
  } finally {
    for (const s of sides) s.child.kill('SIGTERM')
    await Promise.all(sides.map((s) => ended(s.child)))
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sideOf(server: string, folder: string, times: number): Promise<Side> {
  const url = await emptyDatabase(server, `tandem_growth_${times}`)
  const { DATABASE_URL: _, ...around } = process.env
  const env = { ...around, DATABASE_URL: url, TANDEM_DATA: join(folder, String(times)), TANDEM_SECRET: benchSecret, TANDEM_LOG: 'error' }
  await ended(spawn(process.execPath, [join(root, 'dist', 'tandem.js'), 'migrate'], { env, stdio: 'ignore' }))
  const began = performance.now()
  const loaded = await load(url, 1, times)
  say(`${times} times loaded in ${((performance.now() - began) / 1000).toFixed(0)} s.`)
  const port = await freePort()
  const child = spawn(process.execPath, [...serverFlags, join(root, 'dist', 'tandem.js'), 'serve'], {
    env: { ...env, ...serverEnvironment(process.env), TANDEM_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  await answering(`${address}/`)
  return { times, loaded, child, address }
}

interface Page {
  readonly path: string
  readonly who: 'officer' | 'worker' | 'public'
}
/** The pages of the menus, one record of each kind, and the public ones. */
const pagesOf = (l: Loaded): Page[] => [
  ...['/', '/needs', '/surveys', '/plans', '/tenders', `/tenders/${l.tenderId}`, '/contracts', `/contracts/${l.contractId}`].map(ofOfficer),
  ...['/delivery', `/delivery/${l.contractId}`, `/delivery/records?contract=${l.contractId}`, '/payments', '/evaluations'].map(ofOfficer),
  ...['/notices', '/search?q=%E7%A4%BE%E5%8C%BA', '/purchases'].map(ofOfficer),
  ...['/', '/delivery', '/delivery/records'].map((path): Page => ({ path, who: 'worker' })),
  ...['/open', '/open/purchases', '/open/institutions', '/open/directory', '/open/feed.atom'].map(
    (path): Page => ({ path, who: 'public' }),
  ),
]
function ofOfficer(path: string): Page {
  return { path, who: 'officer' }
}

const cookieOf = (l: Loaded, who: Page['who']): string =>
  who === 'public' ? 'language=zh' : `${who === 'officer' ? l.officerCookie : l.workerCookie}; language=zh`

/** Milliseconds of CPU for each page and side, round by round; the first round is thrown away. */
async function measured(sides: readonly Side[], database: number, quick: boolean): Promise<Map<string, Map<number, number[]>>> {
  const kept = new Map<string, Map<number, number[]>>()
  const rounds = quick ? 2 : 5
  for (let round = 0; round <= rounds; round++) {
    for (const [n] of pagesOf(sides[0]!.loaded).entries())
      for (const side of sides) {
        const page = pagesOf(side.loaded)[n]!
        const used = () => processSeconds(side.child.pid!) + serverSeconds(database)
        const before = used()
        const r = await autocannon({
          url: side.address,
          connections: 2,
          amount: asks,
          timeout: 60,
          requests: [{ method: 'GET', path: page.path, headers: { cookie: cookieOf(side.loaded, page.who) } }],
        })
        const cpu = used() - before
        if (r['2xx'] !== asks)
          throw new Error(`${page.path} as ${page.who} at ${side.times} times: ${r['2xx']} of ${asks} were answered as they should be`)
        const name = `${page.who} ${page.path.replace(/(con|tnd)_\w+/, '…')}`
        const own = kept.get(name) ?? new Map<number, number[]>()
        kept.set(name, own)
        if (round > 0) own.set(side.times, [...(own.get(side.times) ?? []), (cpu * 1000) / r['2xx']])
      }
    say(round === 0 ? 'Warmed up.' : `Round ${round} of ${rounds}.`)
  }
  return kept
}

function print(sides: readonly Side[], kept: Map<string, Map<number, number[]>>, version: string): number {
  const machine = cpus()
  const rows = [...kept].map(([name, of]) => {
    const [one, ten] = [median(of.get(1)!), median(of.get(10)!)]
    const grown = ten / one
    return { name, one, ten, grown, held: grown <= most }
  })
  const all = sides.map(({ times, loaded: { rows: r } }) => {
    const n = (x: number) => x.toLocaleString('en')
    return `${times}×: ${n(r.answers)} answers, ${n(r.records)} records, ${n(r.tenders)} tenders, ${n(r.communities)} communities, ${n(r.offices)} offices`
  })
  process.stdout.write(`
Tandem on PostgreSQL at ten times the data
${all.join('\n')}
${machine[0]!.model.trim()}, ${machine.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.versions.node} · ${version}
Medians; CPU in milliseconds per request, application + PostgreSQL.

${table(
  ['Page', '1×', '10×', '10× to 1×', `aim ≤ ${most}×`],
  rows
    .toSorted((a, b) => b.grown - a.grown)
    .map((r) => [r.name, r.one.toFixed(2), r.ten.toFixed(2), `${r.grown.toFixed(2)}×`, r.held ? 'met' : 'MISSED']),
)}
`)
  return 0
}
