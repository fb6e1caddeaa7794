import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts, successOf } from '#contracts'
import { reachedOf, shownValues } from '#delivery'
import { combinationOf, combinations, isAfter, sum, totalOf } from '#kernel'
import { knownLaw } from '#law'
import { needs, purchases } from '#needs'
import { claims, paymentsOf } from '#payments'
import { people } from '#people'
import {
  acrossJurisdictions,
  clockAt,
  type FileStore,
  historyOf,
  keyOf,
  makeLogger,
  type OpenDatabase,
  sealWith,
  theOperator,
} from '#platform'
import { demonstrationTold, demonstrationToldAt, filesLike, testDatabase } from '#testing'
import { sql } from 'kysely'
import { makeApp } from '../src/app.ts'
import { seedDistrict } from '../src/demonstration/index.ts'
import { copyPurchases, questionsOfPages, signedIn } from './builders/pages.ts'

let o: OpenDatabase
let files: FileStore
const now = demonstrationToldAt
const seal = sealWith('a secret that only this test knows, long enough')
beforeAll(async () => {
  o = await testDatabase({ from: await demonstrationTold() })
  files = filesLike('demonstration')
})
afterAll(() => o.close())

const anybody = () => ({
  db: o.db,
  jurisdiction: 'xinghe',
  zone: 'Asia/Shanghai',
  law: knownLaw('cn-example'),
  demo: true,
  now,
  today: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
  lang: 'zh' as const,
  asker: theOperator,
  requestId: 'test',
  seal,
})

describe('the demonstration district', () => {
  test('holds purchases at several places of their cycle', async () => {
    expect((await purchases(anybody())).length).toBeGreaterThanOrEqual(1)
  })
  test('holds nothing that happened later than now', async () => {
    const { rows } = await sql<{ what: string; at: Date }>`
      select action as what, at from record_log where at > ${now.toString()}::timestamptz
      union all select 'service record', recorded_at from service_records where recorded_at > ${now.toString()}::timestamptz
      union all select 'claim', desk_since_at from claims where desk_since_at > ${now.toString()}::timestamptz`.execute(
      acrossJurisdictions(o.db, 'a test looks everywhere'),
    )
    expect(rows).toEqual([])
  })
  test('holds every month that is over against the cap on the morning after it', async () => {
    const { rows } = await sql<{ contract: string; month: string }>`
      select contract_id as contract, month_on::text as month from service_months
      where ends_on < ${anybody().today.toString()}::date and judged_on is distinct from ends_on + 1`.execute(
      acrossJurisdictions(o.db, 'a test looks everywhere'),
    )
    expect(rows).toEqual([])
  })
  test('tells of every need what happened in its order', async () => {
    for (const n of await needs(anybody(), {})) {
      const told = (await historyOf(anybody(), { subjectId: n.id })).filter((e) => e.outcome === 'done').map((e) => e.action)
      expect(told.at(-1)).toBe('needs.notice')
      if (n.state === 'accepted') expect(told[0]).toBe('needs.accept')
    }
  })
  const signInPage = async (asked = '') => {
    const app = makeApp({
      db: o.db,
      clock: clockAt(now.toString()),
      seal,
      logger: makeLogger({ log: 'error' }),
      settings: { root: new URL('..', import.meta.url).pathname, origin: undefined },
    })
    const to = `http://here.example/sign-in${asked && `?q=${encodeURIComponent(asked)}`}`
    return await (await app.request(to, { headers: { host: 'here.example' } })).text()
  }
  const offeredOn = (page: string) => [...page.matchAll(/name="user" value="([^"]+)"/g)].map((m) => m[1]!)
  test('lets anybody sign in as everybody who has a role in it', async () => {
    const page = await signInPage()
    const offered = new Set(offeredOn(page))
    const everybody = await people(anybody(), {})
    expect(everybody.filter((p) => !offered.has(p.userId)).map((p) => p.name)).toEqual([])
    expect(everybody.length).toBeGreaterThan(10)
    expect(page).not.toContain('<details')
  })
  test('shows whoever signs in the people of the street first and by role, before those of the city', async () => {
    const page = await signInPage()
    const everybody = new Map((await people(anybody(), {})).map((p) => [p.userId as string, p]))
    const street = offeredOn(page.slice(0, page.indexOf('id="city"'))).map((id) => everybody.get(id)!)
    expect(street.map((p) => p.email.split('@')[0])).toEqual(
      'officer head approver manager-tongxin manager-bangban manager-nuanyang worker-tongxin worker2-tongxin expert1 expert2 expert3 expert4 expert5 evaluator treasurer auditor reviewer committee administrator data-officer'.split(
        ' ',
      ),
    )
  })
  test('finds whom somebody looks for by name, by role and organisation, in either language, and nobody else', async () => {
    const everybody = await people(anybody(), {})
    const found = async (asked: string) => {
      const ids = new Set(offeredOn(await signInPage(asked)))
      return everybody.filter((p) => ids.has(p.userId)).map((p) => p.email.split('@')[0])
    }
    expect(await found('葛经理')).toEqual(['manager-nuanyang'])
    expect(await found('暖阳 负责人')).toEqual(['manager-nuanyang'])
    expect(await found('Nuanyang manager')).toEqual(['manager-nuanyang'])
    expect(await found('nobody of that name')).toEqual([])
  })
  test('has files at every kind of record that screens show them of, which say inside that they are synthetic', async () => {
    const { rows } = await sql<{ record_kind: string; type: string; sha256: string }>`select record_kind, type, sha256 from files`.execute(
      acrossJurisdictions(o.db, 'a test looks everywhere'),
    )
    const kinds = Map.groupBy(rows, (r) => r.record_kind)
    expect([...kinds.keys()].sort()).toEqual(['claim', 'contract', 'document', 'record', 'tender'])
    expect(new Set(rows.map((r) => r.type))).toEqual(new Set(['pdf', 'png', 'csv']))
    expect(rows.length).toBeLessThan(200)
    for (const r of rows) {
      const content = Buffer.from(await new Response(await files.read(keyOf('xinghe', r.sha256))).arrayBuffer())
      expect(content.includes('SYNTHETIC')).toBe(true)
    }
    const opened = await sql<{ n: number }>`
      select count(*)::int as n from bids where quality -> 'files' is not null`.execute(
      acrossJurisdictions(o.db, 'a test looks everywhere'),
    )
    expect(opened.rows[0]!.n).toBeGreaterThan(3)
  })
  test('shows all six ways to combine posts and projects, each under a contract whose sides said beforehand what counts', async () => {
    const ctx = anybody()
    const signed = (await contracts(ctx, {})).filter((c) => c.signedOn !== null)
    expect(new Set(signed.map((c) => combinationOf(c.lines)))).toEqual(new Set(combinations))
    for (const c of signed) expect([c.title, (await successOf(ctx, c)).said.length]).toEqual([c.title, 2])
    const shown = (await Promise.all(signed.map((c) => shownValues(ctx, c))))
      .flat()
      .flatMap(({ editions: [last], showing: v }) => (last && v.promised ? [reachedOf(v.indicator, v.promised, last.value)] : []))
    expect(new Set(shown)).toEqual(new Set(['reached', 'short']))
  })
  test('shows money that went to somebody else and was put right, an advance taken off, and what was kept back released', async () => {
    const ctx = anybody()
    const all = await claims(ctx, {})
    const made = await paymentsOf(
      ctx,
      all.map((k) => k.id),
    )
    const undone = made.filter((m) => m.undoes !== null)
    expect(undone).toHaveLength(1)
    const wrong = all.find((k) => k.id === undone[0]!.claimId)!
    expect([wrong.state, wrong.paid, isAfter(wrong.settledOn!, wrong.dueOn)]).toEqual(['paid', wrong.amount, false])
    const aside = all.filter((k) => k.source === 'advance' || k.source === 'release')
    expect(aside.map((k) => [k.source, k.state])).toEqual([
      ['advance', 'paid'],
      ['release', 'paid'],
    ])
    const { contractId } = aside[0]!
    const [bundle] = await contracts(ctx, { ids: [contractId] })
    expect(sum(all.filter((k) => k.contractId === contractId).map((k) => k.paid))).toBe(totalOf(bundle!.lines))
  })
  test('goes only into an empty database', async () => {
    await expect(seedDistrict(o.db, { seal, now, progress: () => {} })).rejects.toThrow(/only into an empty database/)
  })
})

describe('a page that lists', () => {
  test('asks the database as often for many contracts as for few', async () => {
    const ctx = anybody()
    const cookies = await signedIn(ctx)
    await copyPurchases(o.db, 1, 1)
    const few = await questionsOfPages(ctx, cookies)
    await copyPurchases(o.db, 2, 6)
    const many = await questionsOfPages(ctx, cookies)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from contracts where jurisdiction is not null`.execute(o.db)
    expect(rows[0]!.n).toBeGreaterThanOrEqual(14)
    const grown = Object.keys(many).filter((page) => many[page]! > few[page]!)
    expect(grown.map((page) => `${page}: ${few[page]} → ${many[page]}`)).toEqual([])
  })
})
