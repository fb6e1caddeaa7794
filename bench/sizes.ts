import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { serverEnvironment, serverFlags } from '../bin/server-flags.mjs'
import { startPostgres } from '../tests/builders/postgres-server.ts'
import { processSeconds, serverSeconds } from './cpu.ts'
import { type Imported, importRows } from './import-rows.ts'
import { benchSecret, type Directory, load, type Loaded, loadDirectory } from './load.ts'
import { answering, asked, emptyDatabase, ended, facts, freePort, idleShare, median, say, table, verdict } from './servers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** How a city's directory is listed, how long a list of 10,000 rows takes to come in, and what a server without work takes on either database. */
export async function sizes(quick: boolean): Promise<number> {
  const server = await startPostgres()
  if (!server) {
    process.stderr.write(
      'No PostgreSQL can be started here: install PostgreSQL 15 or later, or set TANDEM_TEST_POSTGRES to the address of one.\n',
    )
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
  const children: ChildProcess[] = []
  try {
    const url = await emptyDatabase(server.url)
    const env = { DATABASE_URL: url, TANDEM_DATA: join(folder, 'postgres'), TANDEM_SECRET: benchSecret }
    await ended(spawn(process.execPath, [join(root, 'dist', 'tandem.js'), 'migrate'], { env: { ...process.env, ...env }, stdio: 'ignore' }))
    const loaded = await load(url, 1)
    const directory = await loadDirectory(url)
    say(`Loaded ${directory.rows.people} people, ${directory.rows.organisations} organisations, ${directory.rows.communities} communities.`)
    const ours = await started(env, [])
    children.push(ours.child)
    const database = await facts(url)
    // What a first round over everybody has to do is done before anything is measured.
    const idle = await idleShare(ours.child.pid!, database.pid, quick ? 20 : 60)
    say('Idle on PostgreSQL measured.')
    const pages = await measured(ours, database.pid, listsOf(loaded, directory), quick)
    const used = () => processSeconds(ours.child.pid!) + serverSeconds(database.pid)
    const imported: Imported[] = []
    for (let i = 0; i < (quick ? 1 : 3); i++) {
      imported.push(await importRows(ours.address, directory, used))
      await asked(url, `delete from communities where name like '导入社区%'`)
    }
    say(`Imports took ${imported.map((i) => i.seconds.toFixed(1)).join(', ')} s.`)
    ours.child.kill('SIGTERM')
    await ended(ours.child)
    const idleEmbedded = await embeddedIdle(join(folder, 'embedded'), children, quick ? 20 : 60)
    print(directory, pages, { idle, idleEmbedded, imported, database: database.version })
    return 0
  } finally {
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map(ended))
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Started {
  child: ChildProcess
  address: string
}
async function started(env: Record<string, string>, args: string[], tries?: number): Promise<Started> {
  const port = await freePort()
  const { DATABASE_URL: _, ...around } = process.env
  const child = spawn(process.execPath, [...serverFlags, join(root, 'dist', 'tandem.js'), 'serve', ...args], {
    env: { ...around, ...env, ...serverEnvironment(process.env), TANDEM_PORT: String(port), TANDEM_LOG: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  await answering(`${address}/`, tries)
  return { child, address }
}

/** The demonstration with its city on the embedded database, when all of it is told. */
async function embeddedIdle(data: string, children: ChildProcess[], seconds: number): Promise<number> {
  const { child } = await started({ TANDEM_DATA: data }, ['--seed-if-empty'], 60_000)
  children.push(child)
  say('The demonstration stands on the embedded database.')
  return await idleShare(child.pid!, undefined, seconds)
}

interface ListPage {
  line: string
  path: string
  cookie: string
}
function listsOf(l: Loaded, d: Directory): ListPage[] {
  const [officer, administrator] = [`${l.officerCookie}; language=zh`, `${d.cookie}; language=zh`]
  return [
    { line: 'Page: 20 tenders of 5,000, by which the others are held', path: '/tenders', cookie: officer },
    { line: 'Page: 20 organisations of 500 with their people counted', path: '/people', cookie: administrator },
    { line: 'The same, searched', path: '/people?q=%E4%B8%AD%E5%BF%83', cookie: administrator },
    { line: 'Page: one organisation with its people, of 10,000', path: `/people/${d.someInstitutionId}`, cookie: administrator },
    { line: 'Page: 20 communities of 300', path: '/people/communities', cookie: administrator },
    { line: 'Page: today of an administrator', path: '/', cookie: administrator },
    { line: 'Page: settings, which count everybody', path: '/settings', cookie: administrator },
  ]
}

async function measured(ours: Started, database: number, lists: readonly ListPage[], quick: boolean): Promise<Map<ListPage, number[]>> {
  const kept = new Map<ListPage, number[]>(lists.map((l) => [l, []]))
  const rounds = quick ? 3 : 6
  for (let round = 0; round <= rounds; round++) {
    for (const list of lists) {
      const used = () => processSeconds(ours.child.pid!) + serverSeconds(database)
      const before = used()
      const r = await autocannon({
        url: ours.address,
        connections: 8,
        duration: quick ? 1 : 2,
        requests: [{ method: 'GET', path: list.path, headers: { cookie: list.cookie } }],
      })
      const cpu = used() - before
      if (r.non2xx + r.errors + r.timeouts > 0) throw new Error(`${list.path}: not every request was answered as it should be`)
      if (round > 0) kept.get(list)!.push((cpu * 1000) / r['2xx'])
    }
    say(round === 0 ? 'Warmed up.' : `Round ${round} of ${rounds}.`)
  }
  return kept
}

interface Around {
  idle: number
  idleEmbedded: number
  imported: readonly Imported[]
  database: string
}
function print(d: Directory, pages: Map<ListPage, number[]>, o: Around): void {
  const machine = cpus()
  const [first] = [...pages.values()].map(median)
  const [seconds, cpu] = [median(o.imported.map((i) => i.seconds)), median(o.imported.map((i) => i.cpu))]
  process.stdout.write(`
Tandem on PostgreSQL · ${d.rows.people.toLocaleString('en')} people, ${d.rows.organisations} organisations, ${d.rows.communities} communities
${machine[0]!.model.trim()}, ${machine.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.versions.node} · ${o.database}
Medians; CPU in milliseconds per request, application + PostgreSQL.

${table(
  ['Work', 'CPU', 'to the list of tenders'],
  [...pages].map(([l, of]) => [l.line, median(of).toFixed(2), `${(median(of) / first!).toFixed(2)}×`]),
)}

${table(
  ['Besides', 'measured', 'aim'],
  [
    ['Import of 10,000 rows: read, shown, stored', `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of CPU)`, verdict(seconds, 5, 's')],
    ['Idle on PostgreSQL, of one core', `${o.idle.toFixed(2)} %`, verdict(o.idle, 0.3, '%')],
    ['Idle on the embedded database, of one core', `${o.idleEmbedded.toFixed(2)} %`, verdict(o.idleEmbedded, 0.3, '%')],
  ],
)}
`)
}
