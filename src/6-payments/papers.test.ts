import { readFileSync } from 'node:fs'
import { signVersion, takeDue as beginContracts, contract } from '#contracts'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { change, openDatabase } from '#platform'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { claims } from './claims.ts'
import { makeClaim } from './make-claim.ts'
import { comparedAs, lettersOf, numbersIn, readsLike } from './rules/compared-as.ts'
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

  test.each([
    ['its code', '033002100311 20260001', '20260001'],
    ['its code in words', '发票代码：033002100311，发票号码：20260002', '20260002'],
    ['a code of ten digits', '3100154130 00260003', '00260003'],
    ['its day', '20260005 2026-03-02', '20260005'],
    ['a count', '20260006-1', '20260006'],
    ['the front of a digital number', '24312000000020260004', '20260004'],
  ])('an invoice is billed once whether or not %s is written, whichever came first', async (_, whole, end) => {
    const manager = await w.as('manager-tongxin')
    const note = (claimId: string, number: string, more = {}) => noteInvoice(manager, { claimId, number, on: day('2026-03-02'), ...more })
    const [a, b] = [await claimed(), await claimed()]
    good(await note(a.id, whole))
    const no = await note(b.id, end)
    expect([code(no), (no as Refusal).fields?.number?.zh.includes(a.number)]).toEqual(['invoice-used', true])
    // The claim that had it may write it out, or shorter.
    good(await note(a.id, end))
    expect(code(await note(b.id, whole))).toBe('invoice-used')
    good(await note(b.id, whole, { again: true, againReason: '两张发票，末八位碰巧相同' }))
  })

  test.each([
    ['12345671和12345672', '12345672'],
    ['24312000000223456789', '24312000000223456789和24312000000223456790'],
    ['12345673', '代码1100192130 号码12345673 日期20260305'],
    ['00345674和00345675', '345674'],
    ['12345676、A号12345677', '发票12345677，金额90541670.00元'],
    ['代码1100192130 号码12345680和12345681', '12345681'],
  ])('what stands in one field with something else, %s, is billed once: %s is asked about', async (first, second) => {
    const manager = await w.as('manager-tongxin')
    const note = (claimId: string, number: string, more = {}) => noteInvoice(manager, { claimId, number, on: day('2026-03-02'), ...more })
    const [a, b] = [await claimed(), await claimed()]
    good(await note(a.id, first))
    const no = await note(b.id, second)
    expect([code(no), (no as Refusal).fields?.number?.zh.includes(a.number)]).toEqual(['invoice-used', true])
    good(await note(b.id, second, { again: true, againReason: '一张发票开了两期' }))
  })

  test('invoices of one day, one amount or one code are not taken for one', async () => {
    const manager = await w.as('manager-tongxin')
    const [a, b, c] = [await claimed(), await claimed(), await claimed()]
    const note = (claimId: string, number: string) => noteInvoice(manager, { claimId, number, on: day('2026-03-02') })
    good(await note(a.id, '代码1100192139 号码22345671和22345672 日期20260305 金额90541670.00元'))
    good(await note(b.id, '代码1100192139 号码22345673和22345674 日期20260305 金额90541670.00元'))
    good(await note(c.id, '收据20260305-甲'))
    good(await note((await claimed()).id, '收据20260305-乙'))
  })

  test('two at the same moment, one with the code and one without: one of them is asked', async () => {
    const manager = await w.as('manager-tongxin')
    const [a, b] = [await claimed(), await claimed()]
    const both = await Promise.all(
      [
        [a.id, '033002100311-20260009'],
        [b.id, '20260009'],
      ].map(([claimId, number]) => noteInvoice(manager, { claimId: claimId!, number: number!, on: day('2026-03-02') })),
    )
    expect(both.map(code).toSorted()).toEqual(['done', 'invoice-used'])
  })

  test('code and number are one however they are written, and as the migration made them of what was kept whole', async () => {
    const written = [
      '033002100311 00345678',
      '033002100311-00345678',
      '代码 033002100311 号码 00345678',
      '号码00345678（代码033002100311）',
      '033002100311，00345678',
    ]
    expect(new Set(written.map(comparedAs))).toEqual(new Set(['3300210031100345678']))
    const { db } = w.database
    const kept = ['33002100311号码345678', '3100154130代码12345678', '12345678X12345678Y1', '12345678和12345679']
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, used_on)
      select 'test', 'invoice', 'org_code', n, 'clm_c' || o, '2026-01-01' from unnest(${kept}::text[]) with ordinality as x (n, o)`.execute(
      db,
    )
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, used_on)
      values ('test', 'invoice', 'org_code', '310015413012345678', 'clm_c5', '2026-01-01')`.execute(db)
    await sql.raw(readFileSync(new URL('../../migrations/0155-papers-code-and-number.sql', import.meta.url), 'utf8')).execute(db)
    const { rows } = await sql<{ claim_id: string; number: string; why: boolean }>`
      select claim_id, number, reason is not null as why from paper_uses where organisation_id = 'org_code' order by claim_id`.execute(db)
    expect(rows.map((r) => [r.claim_id, r.number, r.why])).toEqual([
      ['clm_c1', comparedAs(written[2]!), false],
      ['clm_c2', '310015413012345678', true],
      ['clm_c3', '12345678X12345678Y1', false],
      // Two numbers and no code stay what they were.
      ['clm_c4', '12345678和12345679', false],
      ['clm_c5', '310015413012345678', false],
    ])
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

  /** Each a way to write the one number, as people, spreadsheets and other keyboards do. */
  const oneNumber = [
    '№ ABC-001',
    'ABC-01',
    'abc 1',
    'No.ABC001',
    '发票号：ABC-001',
    '(ABC-001)',
    'ABC,001',
    'ABC;1',
    'ABC~001',
    'АВС-001',
    'ABC-OO1',
    'ABCー001',
    'ABC-00l',
    '凭证号 No. ABC-1',
  ]
  /** The same with a word for what it is a number of. */
  const namedNumber = [
    '（发票号码：24312000000012345678）',
    '电子发票 24312000000012345678',
    '数电票24312000000012345678',
    '增值税电子普通发票号码：24312000000012345678',
    '全面数字化的电子发票 24312000000012345678',
    'Fapiao 24312000000012345678',
    'e-invoice no. 24312000000012345678',
    'E-Fapiao: 24312000000012345678',
    '24312000000012345678 号',
    '“24312000000012345678”。',
  ]
  const others = ['ABC-2', 'ABC-10', 'BC-1', 'ABC-100', '发票']

  test('a number is one however it is written, and another one is another', () => {
    expect(oneNumber.filter((n) => comparedAs(n) !== comparedAs('ABC-001'))).toEqual([])
    expect(others.filter((n) => comparedAs(n) === comparedAs('ABC-001'))).toEqual([])
    expect(namedNumber.filter((n) => comparedAs(n) !== '24312000000012345678')).toEqual([])
    for (const n of ['转账ZF-77', '银行回单号 ZF-77', '汇款凭证编号：ZF-77', 'Transfer ZF-77'])
      expect([n, comparedAs(n)]).toEqual([n, 'ZF77'])
    // A word that is all there is, or the beginning of another, is no such word.
    expect(['TRANSFERS-7', 'FAPIAOX7', '甲号7', '转账', '七号'].map(comparedAs)).toEqual(['TRANSFERS7', 'FAP1A0X7', '甲号7', '转账', '七'])
    expect([comparedAs('00123456'), comparedAs('NORTH-1'), comparedAs('100-0')]).toEqual(['123456', 'N0RTH1', '1000'])
    expect(['---', '—', '😀', '。', ''].map(lettersOf)).toEqual(['', '', '', '', ''])
  })

  test.each([
    [
      '20260721001',
      [
        '国库集中支付凭证 20260721001',
        '授权支付20260721001',
        '支付令第20260721001号',
        '20260721001（1/2）',
        'GK 2026 0721 001',
        '20260721OO1',
      ],
    ],
    [
      '24312000000012345678',
      ['全电发票号码24312000000012345678', '电子发票（普通发票）24312000000012345678', 'Voucher: 24312000000012345678 paid'],
    ],
    ['12345678', ['票据号码12345678', '012345678', '12345678元', '12345678号凭证', '1234-5678', 'TXN 12345678']],
  ])('one long run of digits, %s, is the number, whatever stands around it', (number, typed) => {
    expect(typed.filter((n) => comparedAs(n) !== number)).toEqual([])
  })
  test('several long runs, or none, are compared whole', () => {
    expect(comparedAs('代码044001900111，号码12345678')).not.toBe(comparedAs('12345678'))
    expect([comparedAs('GK-77'), comparedAs('GK-78')]).toEqual(['GK77', 'GK78'])
    expect(comparedAs('20260721001')).not.toBe(comparedAs('20260721002'))
  })
  test('a day is no number: what a bank numbers behind it is another transfer', () => {
    const typed = [
      '20261130-GZ-001',
      '20261130-GZ-002',
      'BK20261130A001',
      'BK20261130B777',
      '20261130A',
      '工行回单20261130第1号',
      '工行回单20261130第2号',
    ]
    expect(new Set(typed.map(comparedAs)).size).toBe(typed.length)
    for (const a of typed) for (const b of typed) expect([a, b, readsLike(a, b)]).toEqual([a, b, a === b])
    // A day with its number behind it is a number, as is one that is all there is.
    expect(['20260721001', '2026-07-21-001', 'GK 2026 0721 001'].map(comparedAs)).toEqual(['20260721001', '20260721001', '20260721001'])
    expect([comparedAs('20260721'), comparedAs('12345678 开票日期20260305')]).toEqual(['20260721', '12345678'])
    // Beside its code a number may read like a day, and an amount alone is what there is.
    expect(comparedAs('代码1100192130 号码20120315')).toBe('110019213020120315')
    expect([comparedAs('12345678元'), comparedAs('24312000000123456789 金额90541670.00元')]).toEqual(['12345678', '24312000000123456789'])
  })
  test.each([
    ['2026-03-05 12349988', '12349988 2026-03-05'],
    ['20260305 12349988', '12349988/2026.03.05'],
    ['31313132 31313177', '31313177 31313132'],
    ['1234-9988 2026-3-05', '12349988'],
    ['1100192130 12349988 2026-03-05', '12349988'],
  ])('a day or another number beside it, with blanks and dashes alone, hides none: %s and %s are asked about', (a, b) => {
    const hides = (one: string, other: string) => numbersIn(one).some((n) => numbersIn(other).some((m) => m.includes(n) || n.includes(m)))
    expect([readsLike(a, b) || hides(a, b), readsLike(a, '77665544')]).toEqual([true, false])
    // Parted for the eye only, a number stays one.
    expect(['2026 0305 1234 9988', '2431 2000 0000 1234 5678', '6222-0210'].map(comparedAs)).toEqual([
      '2026030512349988',
      '24312000000012345678',
      '62220210',
    ])
  })
  test('of transfers, too, one of two in a field is that transfer, and its beginning is another', async () => {
    const [a, b] = [await claimed(), await claimed()]
    const treasurer = await w.as('treasurer')
    good(await payClaim(treasurer, payment(a.id, '20260722001和20260722002')))
    expect(code(await payClaim(treasurer, payment(b.id, '20260722002')))).toBe('transfer-used')
    good(await payClaim(treasurer, payment(b.id, '2026072200')))
  })
  test('transfers kept by their day alone become what was typed, and what was kept has its numbers, by the migration', async () => {
    const { db } = w.database
    await sql`insert into payments (jurisdiction, id, claim_id, amount_minor, paid_on, reference, recorded_at) values
      ('test', 'pay_d1', 'clm_d1', 1, '2026-01-01', '20251130-GZ-OO1', now()), ('test', 'pay_d2', 'clm_d2', 1, '2026-01-01', '银行回单号 20251130 gz 002', now()),
      ('test', 'pay_d3', 'clm_d3', 1, '2026-01-01', '20251130', now()), ('test', 'pay_d4', 'clm_d4', 1, '2026-01-01', '20251130—GZ—001', now())`.execute(
      db,
    )
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, reason, used_on)
      select 'test', 'transfer', 'org_day', '20251130', 'clm_d' || n, case when n > 1 then '同一天' end, '2026-01-01' from generate_series(1, 4) n`.execute(
      db,
    )
    const kept = ['12345678和12345679', '345678', '24312000000123456789金额9054167000元', '1X20260305Y12345670', 'ABC1', '20260305']
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, used_on)
      select 'test', 'invoice', 'org_numbers', n, 'clm_n' || o, '2026-01-01' from unnest(${kept}::text[]) with ordinality as x (n, o)`.execute(
      db,
    )
    const migration = readFileSync(new URL('../../migrations/0213-papers-numbers-in.sql', import.meta.url), 'utf8')
    await sql.raw(migration.replace(/^alter table .*$/m, '')).execute(db)
    const { rows } = await sql<{ claim_id: string; number: string; reason: string | null }>`
      select claim_id, number, reason from paper_uses where organisation_id = 'org_day' order by claim_id`.execute(db)
    expect(rows.map((r) => [r.claim_id, r.number, r.reason])).toEqual([
      ['clm_d1', comparedAs('20251130-GZ-OO1'), null],
      ['clm_d2', comparedAs('银行回单号 20251130 gz 002'), null],
      ['clm_d3', '20251130', '同一天'],
      ['clm_d4', comparedAs('20251130-GZ-001'), '同一天'],
    ])
    const numbers = await sql<{ number: string; numbers: string[] }>`
      select number, numbers from paper_uses where organisation_id = 'org_numbers' order by claim_id`.execute(db)
    expect(numbers.rows.map((r) => [r.number, r.numbers.toSorted()])).toEqual(kept.map((n) => [n, numbersIn(n).toSorted()]))
  })
  test('one transfer does not pay two claims by one more word', async () => {
    const [a, b] = [await claimed(), await claimed()]
    const treasurer = await w.as('treasurer')
    good(await payClaim(treasurer, payment(a.id, '国库集中支付凭证 20260721001')))
    expect(code(await payClaim(treasurer, payment(b.id, '20260721001')))).toBe('transfer-used')
    good(await payClaim(treasurer, { ...payment(b.id, '20260721001'), again: true, againReason: '一次汇了两笔' }))
  })
  test('money is recorded as well where everything that is kept known is asked for anew within the change', async () => {
    let passed = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (passed += 60_000))
    try {
      const [a, b] = [await claimed(), await claimed()]
      const treasurer = await w.as('treasurer')
      good(await payClaim(treasurer, payment(a.id, '20260721077')))
      expect(code(await payClaim(treasurer, payment(b.id, '20260721077')))).toBe('transfer-used')
      good(await payClaim(treasurer, { ...payment(b.id, '20260721077'), again: true, againReason: '一次汇了两笔' }))
    } finally {
      clock.mockRestore()
    }
  })
  test('numbers stored whole become their long run by the migration, with their reasons where two become one', async () => {
    const { db } = w.database
    const kept = ['国库集中支付凭证20260721001', '20260721001', 'ZF77', 'A0012345678', '1234567X12345678Y87654321']
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, used_on)
      select 'test', 'transfer', 'org_long', n, 'clm_l' || o, '2026-01-01' from unnest(${kept}::text[]) with ordinality as x (n, o)`.execute(
      db,
    )
    await sql.raw(readFileSync(new URL('../../migrations/0097-papers-long-numbers.sql', import.meta.url), 'utf8')).execute(db)
    const { rows } = await sql<{ claim_id: string; number: string; why: boolean }>`
      select claim_id, number, reason is not null as why from paper_uses where organisation_id = 'org_long' order by claim_id`.execute(db)
    expect(rows.map((r) => [r.claim_id, r.number, r.why])).toEqual([
      ['clm_l1', '20260721001', false],
      ['clm_l2', '20260721001', true],
      ['clm_l3', 'ZF77', false],
      ['clm_l4', '12345678', false],
      ['clm_l5', '1234567X12345678Y87654321', false],
    ])
  })

  test('the migration compares as the program does', async () => {
    const { db } = w.database
    const stored = (n: string) =>
      n
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[-‐‑‒–—―−_/.·\s]/g, '')
    const all = [...new Set([...oneNumber, ...others, '00123456', 'NORTH-1', '100-0', '--'].filter((n) => !/^№|No\. ?A|No\.A/.test(n)))]
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, used_on)
      select 'test', 'transfer', 'org_' || o, n, 'clm_x', '2026-01-01' from unnest(${all.map((n) => stored(n) || n)}::text[]) with ordinality as x (n, o)`.execute(
      db,
    )
    await sql.raw(readFileSync(new URL('../../migrations/0055-papers-compared.sql', import.meta.url), 'utf8')).execute(db)
    const { rows } = await sql<{ at: number; number: string }>`
      select substr(organisation_id, 5)::int as at, number from paper_uses where claim_id = 'clm_x' order by 1`.execute(db)
    expect(rows.map((r) => [all[r.at - 1], r.number])).toEqual(all.map((n) => [n, comparedAs(n) || n]))
  })

  test('numbers stored with a word for what they number become the bare ones, with their reasons where two become one', async () => {
    const { db } = w.database
    // As they were kept: letters and digits, those that look alike as one.
    const kept = [
      ...['发票号码24312000000012345678', '电子发票24312000000012345678', '数电票24312000000012345678', 'FAP1A024312000000012345678'],
      ...[
        'E1NV01CEN024312000000012345678',
        'EFAP1A024312000000012345678',
        '24312000000012345678号',
        '增值税电子普通发票号码24312000000012345678',
      ],
      ...['转账ZF77', '银行回单号ZF77', 'TRANSFERS7', '转账', 'ZF77', '电子发票00123456', '甲号7', 'N0RTH1'],
    ]
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, used_on)
      select 'test', 'transfer', 'org_n' || o, n, 'clm_n', '2026-01-01' from unnest(${kept}::text[]) with ordinality as x (n, o)`.execute(
      db,
    )
    await sql`insert into paper_uses (jurisdiction, kind, organisation_id, number, claim_id, used_on) values
      ('test', 'invoice', 'org_t', '2431', 'clm_1', '2026-01-01'), ('test', 'invoice', 'org_t', '电子发票2431', 'clm_2', '2026-01-02')`.execute(
      db,
    )
    await sql.raw(readFileSync(new URL('../../migrations/0067-papers-named.sql', import.meta.url), 'utf8')).execute(db)
    const { rows } = await sql<{ at: number; number: string }>`
      select substr(organisation_id, 6)::int as at, number from paper_uses where claim_id = 'clm_n' order by 1`.execute(db)
    expect(rows.map((r) => [kept[r.at - 1], r.number])).toEqual(
      kept.map((n) => [n, n.startsWith('FAP') || /^E[1F]/.test(n) ? comparedAs('24312000000012345678') : comparedAs(n)]),
    )
    const twice = await sql<{ claim_id: string; why: boolean }>`
      select claim_id, reason is not null as why from paper_uses where organisation_id = 'org_t' and number = '2431' order by 1`.execute(db)
    expect(twice.rows).toEqual([
      { claim_id: 'clm_1', why: false },
      { claim_id: 'clm_2', why: true },
    ])
  })

  test('a reference that reads like one on the same claim is asked about, one without letter or digit refused', async () => {
    const { id } = await claimed()
    const treasurer = await w.as('treasurer')
    good(await payClaim(treasurer, payment(id, 'ABC-001', '10')))
    expect(code(await payClaim(treasurer, payment(id, 'abc 001', '10')))).toBe('reference-used')
    for (const n of ['ABC-01', 'АВС-001', 'No. ABC-001', 'ABC-OO1'])
      expect([n, code(await payClaim(treasurer, payment(id, n, '10')))]).toEqual([n, 'reference-near'])
    expect(code(await payClaim(treasurer, { ...payment(id, 'ABC-01', '10'), again: true }))).toBe('say-why-again')
    good(await payClaim(treasurer, { ...payment(id, 'ABC-01', '10'), again: true, againReason: '银行另一笔流水' }))
    for (const n of ['---', '—', '😀']) expect([n, code(await payClaim(treasurer, payment(id, n, '10')))]).toEqual([n, 'no-number'])
    const page = await w.post('treasurer', `/payments/claims/${id}/pay`, {
      amount: '10.00',
      paidOn: '2026-03-02',
      reference: 'ABC-1',
      ...(await w.seen(id)),
    })
    expect([page.status, await page.text()]).toEqual([409, expect.stringContaining('name="again"')])
  })

  test('once money went out an invoice is corrected with a reason only, and its number stays with the claim', async () => {
    const [a, b] = [await claimed(), await claimed()]
    const manager = await w.as('manager-tongxin')
    const note = (claimId: string, number: string, more = {}) => noteInvoice(manager, { claimId, number, on: day('2026-03-02'), ...more })
    good(await note(a.id, 'FP-501'))
    good(await payClaim(await w.as('treasurer'), payment(a.id, 'ZF-501', '400')))
    const seen = async () => (await claims(manager, { ids: [a.id] }))[0]!.invoiceNumber
    expect([code(await note(a.id, 'NEW-1')), await seen()]).toEqual(['say-why-invoice', 'FP-501'])
    expect(code(await note(a.id, 'FP-501'))).toBe('done')
    expect(code(await note(a.id, 'FP-501', { on: day('2026-03-01') }))).toBe('say-why-invoice')
    good(await payClaim(await w.as('treasurer'), payment(a.id, 'ZF-502', '600')))
    expect(code(await note(a.id, 'NEW-1', { reason: '  ' }))).toBe('say-why-invoice')
    // The form asks why only where something differs, and names it together with what else is wrong.
    const form = async (fields: Record<string, string>) => {
      const seenNow = await w.seen(a.id)
      const sent = await w.post('manager-tongxin', `/payments/claims/${a.id}/invoice`, { ...fields, ...seenNow })
      return [sent.status, (await sent.text()).includes('href="#f-reason"')]
    }
    expect(await form({ number: ' FP-501', on: '2026-03-02', reason: '' })).toEqual([303, false])
    expect(await form({ number: 'FP-501', on: '2026-03-01', reason: ' ' })).toEqual([422, true])
    expect(await form({ number: '', on: '2026-03-02', reason: '' })).toEqual([422, true])
    expect(await form({ number: 'NEW-1', on: 'x', reason: '' })).toEqual([422, true])
    const page = await (await w.get('manager-tongxin', `/payments/claims/${a.id}`)).text()
    expect(page).toContain('name="reason"')
    good(await note(a.id, 'NEW-1', { reason: '原发票红冲，另开一张' }))
    expect(await seen()).toBe('NEW-1')
    expect(code(await note(b.id, 'FP-501'))).toBe('invoice-used')
    expect(code(await note(b.id, 'NEW-1'))).toBe('invoice-used')
    expect(await (await w.get('officer', `/payments/claims/${a.id}`)).text()).toMatch(
      /corrected after payment: FP-501 before, NEW-1 now[\s\S]*原发票红冲/,
    )
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
