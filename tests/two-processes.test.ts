import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { tender } from '#tenders'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { briefFlags } from '../bin/server-flags.mjs'
import { asOwner, world, type World } from '#testing'
import { openSession } from '../src/people/session.ts'
import { bidOf, f24Tender, granted } from './builders/tender-stages.ts'

/* Two servers of one PostgreSQL, each a process of its own: what one of them changes the other knows. */

const postgres = inject('postgres')
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tandem-two-'))
const built = 'dist-test-two'
const children: ChildProcess[] = []
let w: World
beforeAll(async () => {
  if (!postgres) return
  const made = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs'), built], { cwd: root, encoding: 'utf8' })
  expect(made.status, made.stderr).toBe(0)
  w = await world()
})
afterAll(async () => {
  for (const c of children) c.kill('SIGKILL')
  await w?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Server {
  address: string
  child: ChildProcess
  /** How often its timed work has done something. */
  worked: () => number
  /** What failed in it. */
  faults: () => string
}
/** When a server has done what was due and sleeps. */
async function settled({ worked }: Server): Promise<void> {
  for (let before = -1; before !== worked(); await new Promise((r) => setTimeout(r, 8000))) before = worked()
}

/** A server as it is started in earnest. */
async function server(name: string, database: string): Promise<Server> {
  const { DATABASE_URL: _, ...around } = process.env
  const child = spawn(process.execPath, [...briefFlags, join(root, built, 'tandem.js'), 'serve'], {
    env: {
      ...around,
      DATABASE_URL: `${postgres}/${database}`,
      TANDEM_DATA: join(folder, name),
      // What bids brought with them lies where they were handed in.
      TANDEM_FILES: dirname(w.files.incoming),
      TANDEM_LOG_HEADS: join(folder, 'heads'),
      TANDEM_SECRET: 'a secret that only this test knows, long enough',
      TANDEM_LOG: 'info',
      TANDEM_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (d: Buffer) => {
      said += d.toString()
      const m = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said)
      if (m) resolve(m[1]!)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', () => reject(new Error(said)))
  })
  await expect.poll(async () => (await fetch(`${address}/healthz`)).status, { timeout: 60_000 }).toBe(200)
  return {
    address,
    child,
    worked: () => said.split('timed job').length,
    faults: () =>
      said
        .split('\n')
        .filter((l) => /"level":[456]0/.test(l))
        .join('\n'),
  }
}

test.runIf(postgres)(
  'a deadline that one server learns of is kept by the other, also when the first is gone by then; both show the change at once',
  { timeout: 280_000 },
  async () => {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(w.db)
    const of = await f24Tender(w, '两台服务器')
    for (const b of ['manager-bangban', 'manager-nuanyang', 'manager-tongxin']) granted(await bidOf(w, b, of.tenderId))
    const state = async () => (await tender(await w.as('officer'), of.tenderId))!.state
    const deadlineIn = (time: string) =>
      asOwner(w.db, `update tenders set deadline_at = now() + interval '${time}' where id = '${of.tenderId}'`)
    await deadlineIn('30 days')
    const [first, second] = [await server('first', rows[0]!.name), await server('second', rows[0]!.name)]
    await Promise.all([settled(first), settled(second)])
    // For both the tender is weeks away. Now it is not, which nobody tells them.
    await deadlineIn('45 seconds')
    // Somebody changes something at the first, which so learns of the deadline, and ends before it.
    const officer = await w.as('officer')
    const now = Temporal.Now.instant()
    const session = await openSession({ ...officer, now }, w.db, {
      ...{ userId: officer.asker.userId!, organisationId: officer.asker.organisationId!, demonstration: false, device: null },
    })
    const cookie = `tandem=${session}; language=en`
    const title = 'What the first server was told'
    const form = await (await fetch(`${first.address}/purchases/new`, { headers: { cookie } })).text()
    const community = /name="communityIds"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? w.district.communities[0]!
    const body = new URLSearchParams({ title, communityIds: community, _once: crypto.randomUUID() })
    const headers = { cookie, origin: first.address }
    const made = await fetch(`${first.address}/purchases/new`, { method: 'POST', redirect: 'manual', headers, body })
    expect(made.status).toBe(303)
    expect(await (await fetch(`${second.address}/purchases`, { headers: { cookie } })).text()).toContain(title)
    await new Promise((r) => setTimeout(r, 15_000))
    first.child.kill('SIGKILL')
    expect(await state()).toBe('published')
    // Without the word of the first the second would look again within five minutes.
    await expect.poll(async () => `${await state()} ${second.faults()}`, { timeout: 120_000, interval: 500 }).not.toMatch(/^published/)
  },
)
