import { parse } from 'csv-parse/sync'
import { acrossJurisdictions } from '#platform'
import { sql } from 'kysely'
import { minor, moneyText, sayMoney } from '#kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demonstration, demonstration } from './builders/demonstration.ts'

/**
 * Each figure of the demonstration district is worked out once more from the rows it rests on, and must be the same on every page, in
 * every file, in the API and in the open data. Whoever follows a figure down to what it was counted from must arrive at the same number.
 */
let d: Demonstration
const cookies = new Map<string, string>()
beforeAll(async () => {
  d = await demonstration()
  for (const who of ['auditor', 'treasurer', 'officer']) cookies.set(who, await d.signIn(who))
})
afterAll(() => d.close())

const open = async (who: string, path: string): Promise<string> => {
  const cookie = `language=en${cookies.has(who) ? `; tandem=${cookies.get(who)}` : ''}`
  const answer = await d.app.request(`http://test.example${path}`, { headers: { cookie, 'accept-language': 'en' } })
  expect(answer.status, `${who} ${path}`).toBe(200)
  return await answer.text()
}
const csv = async (who: string, path: string): Promise<Record<string, string>[]> =>
  parse(await open(who, path), { columns: true, bom: true, relax_column_count: true })
const json = async <T>(who: string, path: string): Promise<T> => JSON.parse(await open(who, path)) as T
const everyPage = async <T>(who: string, path: string): Promise<T[]> => {
  const all: T[] = []
  for (let page = 1; ; page++) {
    const got = await json<{ items: T[]; total: number }>(who, `${path}${path.includes('?') ? '&' : '?'}page=${page}`)
    all.push(...got.items)
    if (all.length >= got.total || got.items.length === 0) return all
  }
}
const fen = (text: string): bigint => BigInt(text.replace(/[¥,\s]/g, '').replace('.', ''))
const total = <T>(rows: readonly T[], of: (r: T) => bigint): bigint => rows.reduce((n, r) => n + of(r), 0n)
const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> =>
  (await query.execute(acrossJurisdictions(d.database.db, 'a test looks everywhere'))).rows

interface Bought {
  id: string
  number: string
  purchase_id: string
}
const contracts = () =>
  rows(sql<Bought>`select id, number, purchase_id from contracts where state in ('active', 'ended', 'terminated') order by number`)

interface OcdsRelease {
  contracts?: {
    id: string
    implementation?: {
      transactions?: { value: { amount: number }; kind: string; relatedObligation: string }[]
      paymentObligations?: { id: string; value: { amount: number } }[]
    }
  }[]
}

describe('money', () => {
  test('what was paid of a contract, and what interest, is the same wherever it stands', async () => {
    const claimed = await everyPage<{ id: string; contractId: string; amount: string; paid: string; interestPaid: string }>(
      'treasurer',
      '/api/claims',
    )
    const finance = await csv('treasurer', '/payments/export.csv')
    expect((await contracts()).length).toBeGreaterThanOrEqual(3)
    for (const c of await contracts()) {
      const [raw] = await rows(sql<{ paid: bigint; interest: bigint }>`
        select coalesce(sum(p.amount_minor), 0)::bigint as paid, coalesce(sum(p.interest_minor), 0)::bigint as interest
        from payments p join claims k on k.jurisdiction = p.jurisdiction and k.id = p.claim_id where k.contract_id = ${c.id}`)
      const [paid, interest] = [BigInt(raw!.paid), BigInt(raw!.interest)]
      const own = claimed.filter((x) => x.contractId === c.id)
      const inFile = finance.filter((x) => x.contract === c.number)
      const { releases } = await json<{ releases: OcdsRelease[] }>('public', `/open/purchases/${c.purchase_id}/ocds.json`)
      const transactions = releases
        .flatMap((r) => r.contracts ?? [])
        .filter((x) => x.id === c.id)
        .flatMap((x) => x.implementation?.transactions ?? [])
      const inOpenData = (kind: string) =>
        total(
          transactions.filter((t) => t.kind === kind),
          (t) => BigInt(Math.round(t.value.amount * 100)),
        )
      const figures: Record<string, [bigint, bigint]> = {
        'what was entered': [paid, interest],
        'the API': [total(own, (x) => fen(x.paid)), total(own, (x) => fen(x.interestPaid))],
        'the file for finance': [total(inFile, (x) => fen(x.paid!)), total(inFile, (x) => fen(x.interest_paid!))],
        'open data': [inOpenData('price'), inOpenData('lateInterest')],
      }
      expect(new Set(Object.values(figures).map(String)).size, `${c.number} ${Object.entries(figures).join(' | ')}`).toBe(1)
      const says = sayMoney(minor(paid), 'en')
      for (const [who, page] of [
        ['officer', `/payments/contracts/${c.id}`],
        ['public', `/open/purchases/${c.purchase_id}`],
      ] as const)
        if (paid > 0n) expect(await open(who, page), `${page} of ${c.number}`).toContain(says)
    }
  })

  test('payments of the price serve what was owed and never more', async () => {
    for (const c of await contracts()) {
      const { releases } = await json<{ releases: OcdsRelease[] }>('public', `/open/purchases/${c.purchase_id}/ocds.json`)
      const parts = releases.flatMap((r) => r.contracts ?? []).map((x) => x.implementation ?? {})
      const owed = new Map(parts.flatMap((i) => i.paymentObligations ?? []).map((o) => [o.id, Math.round(o.value.amount * 100)]))
      const paid = new Map<string, number>()
      for (const t of parts.flatMap((i) => i.transactions ?? []).filter((x) => x.kind === 'price'))
        paid.set(t.relatedObligation, (paid.get(t.relatedObligation) ?? 0) + Math.round(t.value.amount * 100))
      for (const [id, cents] of paid) expect(cents, id).toBeLessThanOrEqual(owed.get(id)!)
      const claims = await rows(sql<{ id: string; amount: bigint }>`
        select id, amount_minor as amount from claims where contract_id = ${c.id}`)
      expect(new Map([...owed].toSorted())).toEqual(new Map(claims.map((k): [string, number] => [k.id, Number(k.amount)]).toSorted()))
    }
  })

  test('what is late today is one list: arrears, the statement of this year, the claims that are late', async () => {
    const raw = await rows(sql<{ number: string; open: bigint }>`
      select number, amount_minor - paid_minor as open from claims where state <> 'paid' and due_on < '2026-11-24' order by number`)
    const late = await csv('auditor', '/payments/arrears?format=csv')
    const stated = await csv('auditor', '/payments/statement?year=2026&format=csv')
    const inApi = await everyPage<{ number: string; amount: string; paid: string }>('auditor', '/api/claims?standing=late')
    const list = (all: readonly (readonly [string, bigint])[]) => all.map(([n, m]) => `${n} ${moneyText(minor(m))}`).toSorted()
    const expected = list(raw.map((r) => [r.number, BigInt(r.open)]))
    expect(expected.length).toBeGreaterThan(0)
    const numbered = (r: Record<string, string>) => Object.values(r).find((v) => /^HT-.*-P\d+$/.test(v))!
    expect(list(late.map((r) => [numbered(r), fen(r.Open!)]))).toEqual(expected)
    expect(list(stated.map((r) => [numbered(r), fen(r.Open!)]))).toEqual(expected)
    expect(list(inApi.map((r) => [r.number, fen(r.amount) - fen(r.paid)]))).toEqual(expected)
    const [{ sum }] = (await rows(sql<{ sum: bigint }>`
      select coalesce(sum(amount_minor - paid_minor), 0)::bigint as sum from claims where state <> 'paid' and due_on < '2026-11-24'`)) as [
      { sum: bigint },
    ]
    for (const page of ['/payments/arrears', '/payments/statement?year=2026'])
      expect(await open('auditor', page), page).toContain(sayMoney(minor(BigInt(sum)), 'en'))
  })

  test('what the register of duties says is owed is what is open on the claim', async () => {
    const wrong = await rows(sql<{ number: string; open: bigint; says: bigint; title: { en: string } }>`
      select k.number, k.amount_minor - k.paid_minor as open, d.amount_minor as says, d.title
      from claims k join duties d on d.jurisdiction = k.jurisdiction and d.contract_id = k.contract_id and d.subject_id = k.id
      where d.kind in ('pay', 'pay-undisputed') and d.state = 'open'
        and (d.amount_minor <> k.amount_minor - k.paid_minor or k.state = 'paid')`)
    expect(wrong).toEqual([])
    // And as it is said to the office.
    for (const k of await rows(sql<{ id: string; number: string; purchase_id: string; open: bigint }>`
      select id, number, purchase_id, amount_minor - paid_minor as open from claims where state <> 'paid'`)) {
      const says = sayMoney(minor(BigInt(k.open)), 'en')
      for (const page of [`/payments/claims/${k.id}`, `/purchases/${k.purchase_id}`])
        expect(await open('officer', page), `${page} of ${k.number}`).toContain(says)
    }
  })
})

describe('service', () => {
  test('the errands of the month that runs are the same in the list and on the page of a contract', async () => {
    const textOf = (html: string) => html.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')
    const list = await open('auditor', '/delivery')
    const seen: string[] = []
    for (const c of await contracts()) {
      const row = list.split('<tr').find((r) => r.includes(`/delivery/${c.id}"`))!
      const inList = /data-label="Errands"[^>]*>([^<]*)</.exec(row)![1]!
      const onPage = /\|Errands\|([^|]*)\|/.exec(textOf(await open('auditor', `/delivery/${c.id}`)))![1]!
      expect(onPage, c.number).toBe(inList)
      seen.push(inList)
    }
    // Some month has errands, and some contract is over.
    expect(new Set(seen).size).toBeGreaterThan(1)
  })

  test('records, minutes and people of a contract are the same in the list, the file, the API and the kept totals', async () => {
    for (const c of await contracts()) {
      const [raw] = await rows(sql<{ n: number; minutes: number; people: number }>`
        select count(*)::int as n, coalesce(sum(minutes), 0)::int as minutes, coalesce(sum(people), 0)::int as people
        from service_records where contract_id = ${c.id} and not struck`)
      const [kept] = await rows(sql<{ n: number; minutes: number; people: number }>`
        select coalesce(sum(records), 0)::int as n, coalesce(sum(minutes), 0)::int as minutes, coalesce(sum(people), 0)::int as people
        from hours_totals where contract_id = ${c.id}`)
      const [byUnit] = await rows(sql<{ n: number; minutes: number; people: number }>`
        select coalesce(sum(records), 0)::int as n, coalesce(sum(minutes), 0)::int as minutes, coalesce(sum(people), 0)::int as people
        from unit_totals where contract_id = ${c.id}`)
      expect(kept, c.number).toEqual(raw)
      expect(byUnit, c.number).toEqual(raw)
      const listed = await json<{ total: number }>('auditor', `/api/records?contract=${c.id}`)
      const file = await csv('auditor', `/delivery/records?contract=${c.id}&format=csv`)
      expect([listed.total, file.length], c.number).toEqual([raw!.n, raw!.n])
    }
  })

  test('every figure of an acceptance and of its claim opens exactly the records it was counted from', async () => {
    const plain = (html: string) =>
      html
        .replace(/<[^>]+>/g, '')
        .replaceAll('&amp;', '&')
        .trim()
    const links = (html: string): [href: string, says: string][] =>
      [...html.matchAll(/<a href="(\/delivery\/records\?[^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map((m) => [
        m[1]!.replaceAll('&amp;', '&'),
        plain(m[2]!),
      ])
    const counted = async (href: string) => {
      const file = await csv('auditor', `${href}&format=csv`)
      const sum = (column: string) => file.reduce((n, r) => n + Number(r[column]), 0)
      return { records: file.length, hours: (sum('minutes') / 60).toFixed(1), people: sum('People') }
    }
    // One of many lines, one of a few and one of a single line: a figure of one line among several must open that line alone.
    const periods = await rows(sql<{ id: string }>`
      select a.id from acceptances a
      order by (select count(*) from acceptance_lines l where l.jurisdiction = a.jurisdiction and l.acceptance_id = a.id) desc, a.contract_id, a.period`)
    const seen = { lines: 0, people: 0, claims: 0 }
    for (const { id } of [periods.at(0)!, periods.at(Math.floor(periods.length / 2))!, periods.at(-1)!]) {
      const page = await open('auditor', `/delivery/acceptances/${id}`)
      for (const [href, says] of links(page)) {
        const line = /^(\d+) records? · ([\d.]+) hours? · (\d+) person-times?$/.exec(says)
        const own = await counted(href)
        if (line) {
          expect([own.records, own.hours, own.people], href).toEqual([Number(line[1]), line[2], Number(line[3])])
          seen.lines++
        } else if (/^[\d.]+$/.test(says)) {
          expect([href, own.hours]).toEqual([href, says])
          seen.people++
        }
      }
      // From the claim back to the lines of the acceptance, and to the same records.
      for (const { id: claimId } of await rows(sql<{ id: string }>`select id from claims where acceptance_id = ${id}`)) {
        const claim = await open('auditor', `/payments/claims/${claimId}`)
        const anchors = [...claim.matchAll(/href="\/delivery\/acceptances\/(\w+)#([\w-]+)"/g)]
        expect(anchors.length).toBeGreaterThan(0)
        for (const [, to, at] of anchors) expect([to, page.includes(`id="${at}"`)]).toEqual([id, true])
        const [of] = links(claim)
        const says = /(\d+) records?, ([\d.]+) hours?/.exec(plain(claim))!
        const own = await counted(of![0])
        expect([own.records, own.hours], of![0]).toEqual([Number(says[1]), says[2]])
        seen.claims++
      }
    }
    expect(Object.values(seen).every((n) => n > 0)).toBe(true)
  })

  test('person-times per 100 residents count each resident once, however many contracts serve a community', async () => {
    const inFile = (await csv('auditor', '/modes?format=csv')).find((r) =>
      Object.values(r).includes('Person-times served per 100 residents'),
    )!
    const served = await rows(sql<{ contract_id: string; people: number }>`
      select contract_id, sum(people)::int as people from hours_totals where records > 0 group by contract_id`)
    const [{ residents }] = (await rows(sql<{ residents: number }>`
      select sum(residents)::int as residents from communities c where c.id in (
        select jsonb_array_elements_text(case when jsonb_array_length(l.value -> 'communityIds') > 0 then l.value -> 'communityIds'
          else to_jsonb(p.community_ids) end)
        from contracts k
        join purchases p on p.jurisdiction = k.jurisdiction and p.id = k.purchase_id
        join contract_versions v on v.jurisdiction = k.jurisdiction and v.contract_id = k.id and v.number = k.version_number,
          jsonb_array_elements(v.content -> 'lines') l
        where k.id = any (${served.map((s) => s.contract_id)}))`)) as [{ residents: number }]
    const people = served.reduce((n, s) => n + s.people, 0)
    expect(Number(Object.values(inFile)[2])).toBeCloseTo((people / residents) * 100, 6)
  })
})
