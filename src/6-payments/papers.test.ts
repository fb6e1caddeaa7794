import { readFileSync } from 'node:fs'
import { signVersion, takeDue as beginContracts, contract } from '#contracts'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { change, openDatabase } from '#platform'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { claims } from './claims.ts'
import { makeClaim } from './make-claim.ts'
import { noteInvoice } from './note-invoice.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')

/** A claim of the advance of a new contract, on the treasurer's desk. */
async function claimed(amount = '1000'): Promise<{ id: string; number: string }> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const { id: contractId } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [
        {
          id: newId('line', officer.now) as Id<'line'>,
          kind: 'project',
          title: '社工站运营',
          hangsOn: null,
          quantity: 1,
          unit: '年',
          unitPrice: yuan(amount),
          amount: yuan(amount),
          paidBy: 'milestones',
          milestones: [{ title: '预付款', share: '1', when: 'signing' }],
        },
      ],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签',
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(who), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  const { id } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId: id }))
  good(await passClaim(await w.as('head'), { claimId: id }))
  return (await claims(officer, { ids: [id] }))[0]!
}
const payment = (claimId: string, reference: string, amount = '1000') => ({
  claimId,
  amount: yuan(amount),
  paidOn: day('2026-03-02'),
  reference,
})

describe('two rows for one payment', () => {
  test('twenty at once with one reference, over two programs: one is recorded, the others are told so in words', async () => {
    const { id } = await claimed()
    const treasurer = await w.as('treasurer')
    const server = inject('postgres')
    const name = (await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)).rows[0]!.name
    const second = server
      ? await openDatabase({ url: `${server}/${name}`, migrations: new URL('../../migrations', import.meta.url).pathname, pool: 6 })
      : undefined
    try {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          payClaim({ ...treasurer, db: n % 2 && second ? second.db : treasurer.db }, payment(id, 'ZF-20', '10')).then(
            code,
            (e: Error) => `fault: ${e.message}`,
          ),
        ),
      )
      expect(answers.filter((a) => a === 'done')).toHaveLength(1)
      expect(answers.filter((a) => !['done', 'reference-used', 'stale'].includes(a))).toEqual([])
    } finally {
      await second?.close()
    }
    expect((await claims(treasurer, { ids: [id] }))[0]!.paid).toBe(yuan('10'))
  })

  test('a key that is there already is a refusal in words wherever something is changed, and is in the log', async () => {
    const ctx = await w.as('officer')
    const twice = () =>
      change(ctx, { action: 'test.key' }, async (tx) => {
        await sql`insert into counters (jurisdiction, name, value) values ('test', 'once', 1)`.execute(tx)
        return { id: 'x' }
      })
    expect([code(await twice()), code(await twice())]).toEqual(['done', 'there-already'])
    const { rows } = await sql<{ outcome: string }>`select outcome from record_log where action = 'test.key' order by outcome`.execute(
      w.database.db,
    )
    expect(rows.map((r) => r.outcome)).toEqual(['done', 'there-already'])
  })

  test('a transfer pays a second claim only where that is said, with its reason', async () => {
    const [a, b] = [await claimed(), await claimed()]
    const treasurer = await w.as('treasurer')
    good(await payClaim(treasurer, payment(a.id, 'ZF-77')))
    // However it is typed it is the same transfer.
    for (const typed of ['ZF–77', 'ZF77', 'zf/77', 'ZF — 77', 'ZF.77'])
      expect([typed, code(await payClaim(treasurer, payment(b.id, typed)))]).toEqual([typed, 'transfer-used'])
    const no = await payClaim(treasurer, payment(b.id, ' zf-７７ '))
    expect(code(no)).toBe('transfer-used')
    expect((no as Refusal).fields!.reference!.zh).toContain(a.number)
    expect(code(await payClaim(treasurer, { ...payment(b.id, 'ZF-77'), again: true }))).toBe('say-why-again')
    good(await payClaim(treasurer, { ...payment(b.id, 'ZF-77'), again: true, againReason: '一次汇了两笔' }))
    const { rows } = await sql<{ facts: { usedAgain?: string }; changes: { field: string }[] }>`
      select facts, changes from record_log where action = 'payments.pay' and outcome = 'done' and subject_id = ${b.id}`.execute(
      w.database.db,
    )
    expect(rows[0]!.facts.usedAgain).toBe('一次汇了两笔')
    // The log tells what of the claim was one thing before and another afterwards.
    expect(rows[0]!.changes.map((c) => c.field)).toContain('paid')
  })

  test('two claims that take one transfer at the same moment: one of them is asked', async () => {
    const [a, b] = [await claimed(), await claimed()]
    const treasurer = await w.as('treasurer')
    const both = await Promise.all([payClaim(treasurer, payment(a.id, 'ZF-88')), payClaim(treasurer, payment(b.id, 'ZF-88'))])
    expect(both.map(code).sort()).toEqual(['done', 'transfer-used'])
  })

  test('an invoice number stands on one claim; the mistaken one is free again once it is corrected', async () => {
    const [a, b] = [await claimed(), await claimed()]
    const manager = await w.as('manager-tongxin')
    const note = (claimId: string, number: string, more = {}) => noteInvoice(manager, { claimId, number, on: day('2026-03-02'), ...more })
    good(await note(a.id, '24 4000 0001'))
    expect(code(await note(b.id, '2440000001'))).toBe('invoice-used')
    good(await note(a.id, '24400000012'))
    good(await note(b.id, '2440000001'))
    expect(code(await note(a.id, '2440000001'))).toBe('invoice-used')
    good(await note(a.id, '2440000001', { again: true, againReason: '一张发票开了两期' }))
    // The same number on the same claim again is no second use.
    good(await note(b.id, '2440000001'))
  })

  test('numbers of an earlier version become comparable by the migration, with their reasons where two become one', async () => {
    const { db } = w.database
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on) values
      ('test', 'invoice', 'org_old', 'A-1', 'clm_1', null, '2026-01-02'), ('test', 'invoice', 'org_old', 'A1', 'clm_2', null, '2026-01-01'),
      ('test', 'invoice', 'org_old', 'A–1', 'clm_1', null, '2026-01-03'), ('test', 'invoice', 'org_old', '--', 'clm_3', null, '2026-01-03')`.execute(
      db,
    )
    await sql.raw(readFileSync(new URL('../../migrations/0031-payments.sql', import.meta.url), 'utf8')).execute(db)
    const { rows } = await sql<{ number: string; claim_id: string; why: boolean }>`
      select number, claim_id, reason is not null as why from paper_uses where organisation_id = 'org_old' order by number, claim_id`.execute(
      db,
    )
    expect(rows.map((r) => [r.number, r.claim_id, r.why])).toEqual([
      ['--', 'clm_3', false],
      ['A1', 'clm_1', true],
      ['A1', 'clm_2', false],
    ])
  })

  test('the page names the other claim, leads to it, and shows how to say that it is meant', async () => {
    const [a, b] = [await claimed(), await claimed()]
    const fields = { amount: '1000.00', paidOn: '2026-03-02', reference: 'ZF-P' }
    await w.post('treasurer', `/payments/claims/${a.id}/pay`, { ...fields, ...(await w.seen(a.id)) })
    const page = await w.post('treasurer', `/payments/claims/${b.id}/pay`, { ...fields, ...(await w.seen(b.id)) })
    expect(page.status).toBe(409)
    const text = await page.text()
    expect(text).toContain(`href="/payments/claims/${a.id}"`)
    expect(text).toContain('name="again"')
    const done = await w.post('treasurer', `/payments/claims/${b.id}/pay`, {
      ...fields,
      ...(await w.seen(b.id)),
      again: 'yes',
      againReason: 'one transfer',
    })
    expect(done.status).toBe(303)
  })
})
