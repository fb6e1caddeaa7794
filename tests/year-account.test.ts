import { sql } from 'kysely'
import { parse } from 'csv-parse/sync'
import { acrossJurisdictions } from '#platform'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demonstration, demonstration } from './builders/demonstration.ts'

/** The account of a year agrees with every page it links to, in the demonstration district. */
let d: Demonstration
const cookies = new Map<string, string>()
beforeAll(async () => {
  d = await demonstration()
  for (const who of ['auditor', 'officer', 'manager-tongxin']) cookies.set(who, await d.signIn(who))
})
afterAll(() => d.close())

const open = async (who: string, path: string): Promise<string> => {
  const cookie = `language=en; tandem=${cookies.get(who)}`
  const answer = await d.app.request(`http://test.example${path}`, { headers: { cookie, 'accept-language': 'en' } })
  expect(answer.status, `${who} ${path}`).toBe(200)
  return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
const fen = (text: string): bigint => BigInt(text.replace(/[¥,\s]/g, '').replace('.', ''))
const money = '[−-]?¥[\\d,]+\\.\\d\\d'
type Row = Record<string, string>
const csv = async (who: string, year: number): Promise<Row[]> => {
  const cookie = `language=en; tandem=${cookies.get(who)}`
  const answer = await d.app.request(`http://test.example/payments/year?year=${year}&format=csv`, { headers: { cookie } })
  return parse(await answer.text(), { columns: true, bom: true })
}
const total = (rows: readonly Row[], key: string) => rows.reduce((t, r) => t + fen(r[key]!), 0n)
const thisYear = async () => Number((await open('auditor', '/payments/year')).match(/Account of (\d{4})/)![1])

test('each year carries out what it carried in and what was claimed, less what was paid, and the next carries in as much', async () => {
  const now = await thisYear()
  let out: bigint | undefined
  for (let year = now - 2; year <= now; year++) {
    const rows = await csv('auditor', year)
    for (const r of rows)
      expect(fen(r['Carried in']!) + fen(r.Claimed!) - fen(r.Paid!), `${year} ${r.Contract}`).toBe(fen(r['Carried out']!))
    if (out !== undefined) expect(total(rows, 'Carried in')).toBe(out)
    out = total(rows, 'Carried out')
  }
  expect(out! > 0n).toBe(true)
})

test('all years together are what the schedule of each contract says was claimed and paid, and what is open is what the list of claims says', async () => {
  const now = await thisYear()
  const all = (await Promise.all([now - 2, now - 1, now].map((y) => csv('auditor', y)))).flat()
  const numbers = [...new Set(all.map((r) => r.Contract!))]
  expect(numbers.length).toBeGreaterThan(2)
  const { rows: ids } = await sql<{ id: string; number: string }>`select id, number from contracts`.execute(
    acrossJurisdictions(d.database.db, 'a test looks everywhere'),
  )
  for (const number of numbers) {
    const page = await open('auditor', `/payments/contracts/${ids.find((x) => x.number === number)!.id}`)
    const of = all.filter((r) => r.Contract === number)
    const [, claimed, paid] = new RegExp(`Claimed (${money}).*? Paid (${money})`).exec(page)!
    expect([total(of, 'Claimed'), total(of, 'Paid')], number).toEqual([fen(claimed!), fen(paid!)])
  }
  const list = await open('auditor', '/payments')
  expect(total(await csv('auditor', now), 'Carried out')).toBe(fen(new RegExp(`Still to be paid (${money})`).exec(list)![1]!))
})

test('each side sees its own, and the page says what its file says', async () => {
  const now = await thisYear()
  for (const who of ['officer', 'manager-tongxin']) {
    const rows = await csv(who, now)
    const page = await open(who, `/payments/year?year=${now}`)
    for (const r of rows) expect(page).toContain(r.Contract)
    if (who === 'manager-tongxin') expect(new Set(rows.map((r) => r.Institution)).size).toBe(1)
  }
})
