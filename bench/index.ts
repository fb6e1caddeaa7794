import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { serverEnvironment, serverFlags } from '../bin/server-flags.mjs'
import { startPostgres } from '../tests/builders/postgres-server.ts'
import { memoryOf, processSeconds, serverSeconds } from './cpu.ts'
import { benchSecret, load, type Loaded } from './load.ts'
import { phoneOpenRows } from './phone-open.ts'
import { islandRows, printIsland, syncRow } from './phone.ts'
import { answering, asked, emptyDatabase, ended, facts, freePort, idleShare, median, say, table, verdict } from './servers.ts'

/**
 * How much work a request is. Compared is CPU time per request of the application and of PostgreSQL, which is steadier than
 * requests per second: each round runs ours and the floor one after the other, the first round is thrown away, the median is shown.
 * `--quick` runs fewer and shorter rounds; `--measures` times the measures instead, `--ocds` merging open contracting data,
 * `--phone` the size and the search of the worker's telephone alone,
 * `--growth` what pages cost at ten times as much, `--sizes` the lists of a city’s directory, a large import and idleness on either database.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const quick = process.argv.includes('--quick')
const [rounds, seconds] = quick ? [3, 1] : [6, 2]
const connections = 16

interface Work {
  name: string
  who: 'ours' | 'floor'
  /** Line of the table; works with the same line stand side by side. */
  line: string
  request: autocannon.Request
  /** Milliseconds of CPU per request we aim to stay within. */
  aim?: number
  /** What the floor took on the machine on which the aim was set, so that it can be read on a slower one. */
  floorThen?: number
}
interface Round {
  app: number
  database: number
  perSecond: number
  p50: number
  p99: number
}

async function bench(): Promise<number> {
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
    const env = { ...process.env, DATABASE_URL: url, TANDEM_DATA: folder, TANDEM_SECRET: benchSecret, TANDEM_LOG: 'info' }
    await ended(spawn(process.execPath, [join(root, 'dist', 'tandem.js'), 'migrate'], { env, stdio: ['ignore', 'ignore', 'inherit'] }))
    say('Loading 100,000 answers, 100,000 service records, 5,000 tenders and 200 communities …')
    const began = performance.now()
    const loaded = await load(url, quick ? 40_000 : 120_000)
    say(`Loaded in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    const starts = await startTimes(env, quick ? 3 : 5)
    const [ourPort, floorPort] = [await freePort(), await freePort()]
    const ours = spawn(process.execPath, [...serverFlags, join(root, 'dist', 'tandem.js'), 'serve'], {
      env: { ...env, ...serverEnvironment(env), TANDEM_PORT: String(ourPort) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const floor = spawn(process.execPath, [join(root, 'bench', 'floor.ts'), url, String(floorPort), loaded.salt], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children.push(ours, floor)
    await Promise.all([answering(`http://127.0.0.1:${ourPort}/`), answering(`http://127.0.0.1:${floorPort}/one/x`)])
    const database = await facts(url)
    const idle = await idleShare(ours.pid!, database.pid, quick ? 20 : 60)
    const works = worksFor(loaded)
    const measured = await measure(
      works,
      { ours: { port: ourPort, pid: ours.pid! }, floor: { port: floorPort, pid: floor.pid! } },
      database.pid,
    )
    const memory = memoryOf(ours.pid!)
    const page = await residentsPage(`http://127.0.0.1:${ourPort}/s/${loaded.codes.at(-1)}`)
    const base = `http://127.0.0.1:${ourPort}`
    const phone = [
      ...islandRows(),
      await syncRow(base, loaded),
      ...(await phoneOpenRows(base, loaded.workerCookie)),
      await homeRow(base, loaded),
    ]
    const exact = await totalsAreExact(url)
    print(works, measured, { starts, phone, idle, memory, page, exact, database: database.version, rows: loaded.rows })
    return exact ? 0 : 1
  } finally {
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map(ended))
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The requests. What ours and the floor are asked for is the same. */
function worksFor(l: Loaded): Work[] {
  const token = { authorization: `Bearer ${l.officerToken}` }
  const cookie = { cookie: `${l.officerCookie}; language=zh` }
  let at = 0
  const answers = { q1: '60+', q2: ['meals'], q3: '3', q4: { importance: 5, met: 4 }, q5: '2' }
  const answer = () =>
    JSON.stringify({
      submissionId: randomBytes(18).toString('base64url'),
      code: l.codes[at++ % (l.codes.length - 1)],
      route: 'own-phone',
      answers,
    })
  const someRecord = () => l.recordIds[Math.floor(Math.random() * l.recordIds.length)]!
  const day = () =>
    Temporal.PlainDate.from(l.firstDay)
      .add({ days: Math.floor(Math.random() * 290) })
      .toString()
  const record = () =>
    JSON.stringify({
      contractId: l.contractId,
      lineId: l.lineId,
      servedOn: day(),
      category: 'direct',
      what: 'casework',
      minutes: 1,
      askedBy: 'own-plan',
      people: 1,
      communityId: l.communityId,
    })
  const json = { 'content-type': 'application/json' }
  const get = (path: string, headers = {}) => ({ method: 'GET' as const, path, headers })
  const each = (path: () => string, headers = {}) => ({
    method: 'GET' as const,
    headers,
    setupRequest: (r: autocannon.Request) => ({ ...r, path: path() }),
  })
  const post = (path: string, body: () => string, headers = {}) => ({
    method: 'POST' as const,
    path,
    headers: { ...json, ...headers },
    setupRequest: (r: autocannon.Request) => ({ ...r, body: body() }),
  })
  const list = 'List: 20 service records of 100,000, filtered and sorted'
  const one = 'One service record'
  const stored = 'A resident’s answer stored'
  const totals = 'Answers so far of 200 communities'
  return [
    { name: 'list', who: 'floor', line: list, request: get(`/list/${l.contractId}?category=direct`) },
    {
      name: 'list',
      who: 'ours',
      line: list,
      aim: 0.9,
      floorThen: 0.36,
      request: get(`/api/records?contract=${l.contractId}&category=direct&sort=-day`, token),
    },
    { name: 'one', who: 'floor', line: one, request: each(() => `/one/${someRecord()}`) },
    { name: 'one', who: 'ours', line: one, aim: 0.36, floorThen: 0.12, request: each(() => `/api/records/${someRecord()}`, token) },
    { name: 'answer', who: 'floor', line: stored, request: post(`/store/${l.campaignId}`, answer) },
    { name: 'answer', who: 'ours', line: stored, aim: 0.9, floorThen: 0.24, request: post(`/api/surveys/${l.campaignId}/answers`, answer) },
    { name: 'totals', who: 'floor', line: totals, request: get(`/totals/${l.campaignId}`) },
    { name: 'totals', who: 'ours', line: totals, aim: 1, request: get(`/api/surveys/${l.campaignId}/totals`, token) },
    {
      name: 'record',
      who: 'ours',
      line: 'A service record added',
      request: post('/api/records', record, { authorization: `Bearer ${l.workerToken}` }),
    },
    {
      name: 'tenders',
      who: 'ours',
      line: 'List: 20 tenders of 5,000, by anybody',
      request: get('/api/tenders?state=awarded&sort=-issued'),
    },
    {
      name: 'records page',
      who: 'ours',
      line: 'Page: 20 service records of 100,000',
      request: get(`/delivery/records?contract=${l.contractId}&category=direct`, cookie),
    },
    {
      name: 'worker page',
      who: 'ours',
      line: 'Page: a worker’s home',
      aim: 4,
      request: get('/', { cookie: `${l.workerCookie}; language=zh` }),
    },
    { name: 'tenders page', who: 'ours', line: 'Page: 20 tenders of 5,000', request: get('/tenders', cookie) },
    { name: 'contract page', who: 'ours', line: 'Page: one contract', request: get(`/contracts/${l.contractId}`, cookie) },
    { name: 'resident page', who: 'ours', line: 'Page: a resident opens the survey', request: get(`/s/${l.codes.at(-1)}`) },
  ]
}

type Servers = Record<Work['who'], { port: number; pid: number }>

async function measure(works: readonly Work[], servers: Servers, databasePid: number): Promise<Map<Work, Round[]>> {
  const kept = new Map<Work, Round[]>(works.map((w) => [w, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const work of works) {
      const { port, pid } = servers[work.who]
      const before = [processSeconds(pid), serverSeconds(databasePid)]
      const result = await autocannon({ url: `http://127.0.0.1:${port}`, connections, duration: seconds, requests: [work.request] })
      const after = [processSeconds(pid), serverSeconds(databasePid)]
      const done = result['2xx']
      const wrong = result.non2xx + result.errors + result.timeouts
      if (wrong > 0) throw new Error(`${work.name} (${work.who}): ${wrong} of ${done + wrong} requests were not answered as they should be`)
      // A round in which the machine hardly let us run says nothing.
      if (round > 0 && done >= 5) {
        kept.get(work)!.push({
          app: ((after[0]! - before[0]!) * 1000) / done,
          database: ((after[1]! - before[1]!) * 1000) / done,
          perSecond: done / result.duration,
          p50: result.latency.p50,
          p99: result.latency.p99,
        })
      }
    }
    say(round === 0 ? 'Warmed up.' : `Round ${round} of ${rounds}.`)
  }
  return kept
}

/** Seconds from starting the process to the first whole page. */
async function startTimes(env: NodeJS.ProcessEnv, times: number): Promise<number[]> {
  const found: number[] = []
  for (let i = 0; i <= times; i++) {
    const port = await freePort()
    const from = performance.now()
    const child = spawn(process.execPath, [...serverFlags, join(root, 'dist', 'tandem.js'), 'serve'], {
      env: { ...env, ...serverEnvironment(env), TANDEM_PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await answering(`http://127.0.0.1:${port}/`)
    if (i > 0) found.push((performance.now() - from) / 1000)
    child.kill('SIGTERM')
    await ended(child)
  }
  return found
}

async function residentsPage(url: string): Promise<{ bytes: number; scripts: number }> {
  const page = await (await fetch(url)).text()
  return { bytes: Buffer.byteLength(page), scripts: [...page.matchAll(/<script|<link[^>]+stylesheet|<img/g)].length }
}

/** The bytes of the page with which a worker begins the day. */
async function homeRow(base: string, l: Loaded): Promise<string[]> {
  const kilobytes = Buffer.byteLength(await (await fetch(`${base}/`, { headers: { cookie: l.workerCookie } })).text()) / 1000
  return ['A worker’s home', `${kilobytes.toFixed(1)} KB`, verdict(kilobytes, 60, 'KB')]
}

/** After everything that came in: are the kept totals what counting every row gives? */
async function totalsAreExact(url: string): Promise<boolean> {
  const [row] = await asked<{ exact: boolean }>(
    url,
    `
    select not exists (
      select community_id, sum(answers)::bigint from answer_totals group by 1 except select community_id, count(*) from answers group by 1)
    and not exists (
      select contract_id, month_on, records::bigint, minutes from service_months except select contract_id, month_on, count(*), sum(minutes)::bigint from service_records group by 1, 2) as exact`,
  )
  return row!.exact
}

interface Around {
  starts: number[]
  /** Per cent of a core, application and database together, while nobody asks for anything. */
  idle: number
  memory: { now: number; highest: number }
  page: { bytes: number; scripts: number }
  /** What is measured of the worker's telephone, as rows. */
  phone: string[][]
  exact: boolean
  database: string
  rows: Loaded['rows']
}

function print(works: readonly Work[], measured: Map<Work, Round[]>, around: Around): void {
  const machine = cpus()
  const of = (w: Work) => {
    const r = measured.get(w)!
    if (r.length === 0) throw new Error(`${w.name} (${w.who}): not one round had five answers; try again on a calmer machine`)
    const [app, database] = [median(r.map((x) => x.app)), median(r.map((x) => x.database))]
    return {
      app,
      database,
      both: median(r.map((x) => x.app + x.database)),
      perSecond: median(r.map((x) => x.perSecond)),
      p50: median(r.map((x) => x.p50)),
      p99: median(r.map((x) => x.p99)),
    }
  }
  const lines = works
    .filter((w) => w.who === 'ours')
    .map((w) => {
      const [mine, floor] = [of(w), works.find((f) => f.who === 'floor' && f.line === w.line)]
      const least = floor && of(floor)
      return [
        w.line,
        `${mine.app.toFixed(2)} + ${mine.database.toFixed(2)} = ${mine.both.toFixed(2)}`,
        least ? `${least.app.toFixed(2)} + ${least.database.toFixed(2)} = ${least.both.toFixed(2)}` : '',
        least ? `${(mine.both / least.both).toFixed(1)}×` : '',
        w.aim === undefined ? '' : verdict(mine.both, w.aim, 'ms') + byFloor(w, mine.both, least?.both),
        Math.round(mine.perSecond).toLocaleString('en'),
        `${mine.p50} / ${mine.p99}`,
      ]
    })
  const start = median(around.starts)
  process.stdout.write(`
Tandem on PostgreSQL · ${around.rows.answers.toLocaleString('en')} survey answers, ${around.rows.records.toLocaleString('en')} service records, ${around.rows.tenders.toLocaleString('en')} tenders, ${around.rows.communities} communities
${machine[0]!.model.trim()}, ${machine.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.versions.node} · ${around.database}
${connections} connections, ${rounds} rounds of ${seconds} s after one thrown away, medians. CPU in milliseconds per request: application + PostgreSQL.

${table(['Work', 'Tandem', 'floor', 'to floor', 'aim', 'requests/s', 'p50 / p99 ms'], lines)}

${table(
  ['Besides', 'measured', 'aim'],
  [
    ['Start to the first page', `${start.toFixed(2)} s`, verdict(start, 0.8, 's')],
    ['Idle, of one core', `${around.idle.toFixed(2)} %`, verdict(around.idle, 0.3, '%')],
    [
      'Memory after the load',
      `${around.memory.now.toFixed(0)} MiB (highest ${around.memory.highest.toFixed(0)})`,
      verdict(around.memory.now, 150, 'MiB'),
    ],
    [
      'Resident’s page, all of it',
      `${(around.page.bytes / 1024).toFixed(1)} KiB, ${around.page.scripts} scripts or other files`,
      verdict(around.page.bytes / 1000, 100, 'KB'),
    ],
    ...around.phone,
    ['Kept totals equal to counting every row', around.exact ? 'yes' : 'NO', around.exact ? 'met' : 'MISSED'],
  ],
)}
`)
}

/** The same aim on a machine that is slower or faster than the one it was set on, as the floor tells. */
const byFloor = (w: Work, value: number, floor: number | undefined): string => {
  if (w.aim === undefined || w.floorThen === undefined || floor === undefined) return ''
  const times = w.aim / w.floorThen
  return `; ≤ ${times.toFixed(1)}× floor: ${value <= times * floor ? 'met' : 'MISSED'}`
}
if (process.platform !== 'linux') {
  process.stderr.write('The bench reads CPU time from /proc and runs on Linux only.\n')
  process.exit(1)
}
if (process.argv.includes('--measures')) await import('./measures.ts')
else if (process.argv.includes('--phone')) printIsland()
else if (process.argv.includes('--ocds')) await import('./ocds.ts')
else if (process.argv.includes('--sizes')) process.exitCode = await (await import('./sizes.ts')).sizes(quick)
else if (process.argv.includes('--growth')) process.exitCode = await (await import('./growth.ts')).growth(quick)
else process.exitCode = await bench()
