import { signVersion, contract, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, minor, moneyText, newId, noMoney, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmCorrection, declineCorrection } from './confirm-correction.ts'
import { giveBack } from './give-back.ts'
import { makeBatch } from './make-batch.ts'
import { makeClaim } from './make-claim.ts'
import { askForCompletion, confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'
import { findBatch, findClaim, findCorrections, paymentsOf, transfersOf } from './store/index.ts'
import { takeAnswer } from './take-answer.ts'
import { understandAnswer } from './understand-answer.ts'
import { withdrawBatch } from './withdraw-batch.ts'
import { withdrawClaim } from './withdraw-claim.ts'

/** Claims with the treasurer, put into batches, and what the bank answers. */
let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}

/** A claim with the treasurer, by a contract that names the institution's account. */
async function claimed(amount = '1000'): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const line = {
    ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'project' as const, title: '运营', hangsOn: null, quantity: 1, unit: '年' },
    ...{ unitPrice: yuan(amount), amount: yuan(amount), paidBy: 'milestones' as const },
    milestones: [{ title: '预付款', share: '1', when: 'signing' as const }],
  }
  const of = {
    purchaseId: p.id,
    providerId: w.district.institutions.tongxin,
    lines: [line],
    startsOn: day('2026-03-01'),
    noTenderReason: '续签',
  }
  const { id: contractId } = good(await directContract(w, officer, of))
  for (const signer of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(signer), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  const { id } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId: id }))
  good(await passClaim(await w.as('head'), { claimId: id }))
  return id
}
const batched = async (...claimIds: string[]) => {
  const treasurer = await w.as('treasurer')
  const { id } = good(await makeBatch(treasurer, { claimIds, on: day('2026-03-05') }))
  return { id, transfers: await transfersOf(treasurer, { batchIds: [id] }), batch: (await findBatch(treasurer, id))! }
}
const understood = async (content: string | Uint8Array, who = 'treasurer') => understandAnswer(await w.as(who), bytes(content))
const bytes = (content: string | Uint8Array) => (typeof content === 'string' ? new TextEncoder().encode(content) : content)
const verdicts = async (content: string | Uint8Array) => good(await understood(content)).rows.map((r) => r.verdict)
const taken = async (content: string) => {
  const read = good(await understood(content))
  return good(await takeAnswer(await w.as('treasurer'), { content: read.asTable, seen: read.seen }))
}

interface Entry {
  id: string
  amount?: string
  currency?: string
  account?: string
  reversed?: boolean
  came?: boolean
  ref?: string
  on?: string
  status?: string
}
/** A statement as banks send it: one entry for each transfer. */
const camt = (entries: readonly Entry[], o: { ns?: string; head?: string; ours?: string } = {}) =>
  `${o.head ?? '<?xml version="1.0" encoding="UTF-8"?>'}
<Document xmlns="${o.ns ?? 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'}">
<BkToCstmrStmt><GrpHdr><MsgId>S1</MsgId></GrpHdr><Stmt><Id>1</Id>${o.ours ? `<Acct><Id><Othr><Id>${o.ours}</Id></Othr></Id></Acct>` : ''}
${entries
  .map(
    (
      e,
    ) => `<Ntry><Amt Ccy="${e.currency ?? 'CNY'}">${e.amount ?? '1000.00'}</Amt><CdtDbtInd>${e.came ? 'CRDT' : 'DBIT'}</CdtDbtInd>${e.reversed ? '<RvslInd>true</RvslInd>' : ''}
<Sts><Cd>${e.status ?? 'BOOK'}</Cd></Sts><BookgDt><Dt>${e.on ?? '2026-03-02'}</Dt></BookgDt><NtryDtls><TxDtls><Refs>
<AcctSvcrRef>${e.ref ?? `BK-${e.id}${e.came ? '-R' : ''}`}</AcctSvcrRef><EndToEndId>${e.id}</EndToEndId></Refs>
${e.account ? `<RltdPties><CdtrAcct><Id><Othr><Id>${e.account}</Id></Othr></Id></CdtrAcct></RltdPties>` : ''}
${e.came ? '<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>' : ''}</TxDtls></NtryDtls><AddtlNtryInf/></Ntry>`,
  )
  .join('\n')}
</Stmt></BkToCstmrStmt></Document>`

let own: { account: string; number: string }
test('a claim is in one batch at most; withdrawn, it can be put into another, with another number; the file stays the same', async () => {
  const [a, b] = [await claimed(), await claimed()]
  const first = await batched(a)
  own = { account: first.transfers[0]!.payeeAccount, number: first.transfers[0]!.payerAccount }
  const again = await makeBatch(await w.as('treasurer'), { claimIds: [a], on: day('2026-03-05') })
  expect(isRefusal(again) && again.code).toBe('nothing-chosen')
  // Past the verb the table itself refuses a second.
  await expect(
    sql`insert into batch_transfers select jurisdiction, batch_id, 'other', claim_id, amount_minor, interest_minor, payer_name, payer_bank,
      payer_account, payee_name, payee_bank, payee_account, remittance, true from batch_transfers`.execute(w.database.db),
  ).rejects.toThrow(/batch_transfers_once/)
  const both = await batched(a, b)
  expect(both.transfers.map((t) => t.claimId)).toEqual([b])
  const file = async (id: string) => await (await w.get('treasurer', `/payments/batch/${id}/pain.001.xml`)).text()
  const before = await file(first.id)
  expect(before).toBe(await file(first.id))
  expect(before).toContain(`<MsgId>${first.batch.messageId}</MsgId>`)
  const withdrawn = await withdrawBatch(await w.as('treasurer'), { id: first.id, why: '银行没有收到文件' })
  expect(isRefusal(withdrawn)).toBe(false)
  // Given to the bank by mistake, a file that was withdrawn would pay beside the next.
  for (const [name, lang, says] of [
    ['pain.001.xml', 'en', 'This batch was withdrawn'],
    ['batch.csv', 'zh', '这一批已经撤回'],
  ] as const) {
    const gone = await w.get('treasurer', `/payments/batch/${first.id}/${name}`, { lang })
    expect([gone.status, await gone.text()]).toEqual([409, expect.stringContaining(says)])
  }
  const page = await (await w.get('treasurer', `/payments/batch/${first.id}`, { lang: 'en' })).text()
  expect(page).toContain('银行没有收到文件')
  expect(page).not.toContain('The file is the same whenever it is taken')
  const second = await batched(a)
  expect(second.transfers[0]!.endToEndId).toBe(`${first.transfers[0]!.endToEndId}-2`)
  expect(await verdicts(camt([{ id: first.transfers[0]!.endToEndId }]))).toEqual(['withdrawn'])
  for (const who of ['officer', 'head', 'manager-tongxin', 'auditor']) {
    expect(isRefusal(await makeBatch(await w.as(who), { claimIds: [b], on: day('2026-03-05') }))).toBe(true)
    expect(isRefusal(await understood(camt([]), who))).toBe(true)
    expect((await w.get(who, `/payments/batch/${second.id}/pain.001.xml`)).status).toBe(403)
  }
})

test('what agrees in everything is entered once; what does not is shown and stays out', async () => {
  const ids = [await claimed(), await claimed(), await claimed()]
  const { id, transfers } = await batched(...ids)
  const [x, y, z] = transfers.map((t) => t.endToEndId) as [string, string, string]
  const wrong: [Entry, string][] = [
    [{ id: 'HT-0000-P01' }, 'unmatched'],
    [{ id: x, amount: '999.99' }, 'amount-differs'],
    [{ id: x, currency: 'USD' }, 'other-currency'],
    [{ id: x, account: '6222000011112222' }, 'account-differs'],
    [{ id: x, on: '2026-03-09' }, 'early'],
    [{ id: x, status: 'PDNG' }, 'waits'],
    [{ id: x, came: true }, 'nothing-to-return'],
    [{ id: x, reversed: true }, 'reversal'],
  ]
  for (const [entry, verdict] of wrong) {
    expect(await verdicts(camt([entry]))).toEqual([verdict])
    const read = good(await understood(camt([entry])))
    const no = await takeAnswer(await w.as('treasurer'), { content: read.asTable, seen: read.seen })
    expect(isRefusal(no) && no.code).toBe('nothing-to-enter')
  }
  expect(await verdicts(camt([{ id: x }], { ours: '99887766' }))).toEqual(['other-account'])
  // A row that is about something else does not make the right one the second.
  expect(await verdicts(camt([{ id: x, amount: '1.00' }, { id: x, currency: 'USD' }, { id: x }]))).toEqual([
    ...['amount-differs', 'other-currency', 'pay'],
  ])
  const statement = camt(
    [
      { id: x, account: own.account },
      { id: x, ref: 'BK-once-more' },
      { id: y, amount: '1.00' },
    ],
    { ours: own.number },
  )
  expect(await verdicts(statement)).toEqual(['pay', 'twice', 'amount-differs'])
  expect(await paymentsOf(await w.as('treasurer'), ids)).toEqual([])
  expect(await taken(statement)).toEqual({ pay: 1, reject: 0, return: 0 })
  const [paid] = await paymentsOf(await w.as('treasurer'), ids)
  expect([moneyText(paid!.amount), paid!.paidOn.toString(), paid!.reference]).toEqual(['1000.00', '2026-03-02', `BK-${x}`])
  expect((await findClaim(await w.as('treasurer'), paid!.claimId))!.state).toBe('paid')
  expect(await verdicts(statement)).toEqual(['already', 'twice', 'amount-differs'])
  // What was entered by hand meanwhile is not entered again.
  good(
    await payClaim(await w.as('treasurer'), {
      claimId: transfers[1]!.claimId,
      amount: yuan('1000'),
      paidOn: day('2026-03-02'),
      reference: 'hand',
    }),
  )
  expect(await verdicts(camt([{ id: y }]))).toEqual(['not-open'])
  expect((await findBatch(await w.as('treasurer'), id))!.state).toBe('made')
  const report = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><OrgnlPmtInfAndSts>
    ${[y, z].map((n) => `<TxInfAndSts><OrgnlEndToEndId>${n}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>`).join('')}
    </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`
  expect(await taken(report)).toEqual({ pay: 0, reject: 2, return: 0 })
  expect((await findBatch(await w.as('treasurer'), id))!.state).toBe('answered')
  // Refused by the bank, it can go into another.
  expect((await batched(transfers[2]!.claimId)).transfers[0]!.endToEndId).toBe(`${z}-2`)
})

const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')
const withdraws = async (id: string) => good(await withdrawBatch(await w.as('treasurer'), { id, why: '银行没有收到文件' }))
const asksWithdrawal = async (claimId: string) => await withdrawClaim(await w.as('manager-tongxin'), { claimId, reason: '重复申请' })
const confirms = async (x: { id: string; correctionId: string }) =>
  await confirmCorrection(await w.as('head'), { claimId: x.id, correctionId: x.correctionId })

test('a claim does not leave while a file for the bank pays it: neither withdrawn nor sent back', async () => {
  const [a, b] = [await claimed(), await claimed()]
  const first = await batched(a, b)
  const no = await asksWithdrawal(a)
  expect([code(no), isRefusal(no) && no.words.en]).toEqual(['file-pays', expect.stringContaining(first.transfers[0]!.endToEndId)])
  expect(code(await askForCompletion(await w.as('treasurer'), { claimId: a, what: '发票' }))).toBe('file-pays')
  await withdraws(first.id)
  const asked = good(await asksWithdrawal(a))
  // Between the asking and its confirmation it goes into no file, and the page says why.
  const between = await makeBatch(await w.as('treasurer'), { claimIds: [a], on: day('2026-03-05') })
  expect(code(between)).toBe('nothing-chosen')
  const page = await (await w.get('treasurer', `/payments/batch?claim=${a}&on=2026-03-05`, { lang: 'en' })).text()
  expect(page).toContain('A correction or a withdrawal of this claim waits for a decision')
  good(await confirms(asked))
  expect((await findClaim(await w.as('head'), a))!.state).toBe('withdrawn')
})

test('withdrawn and put into a file at the same moment, a claim is one of the two', async () => {
  const ids: string[] = []
  for (let i = 0; i < 4; i++) ids.push(await claimed())
  for (const id of ids) {
    const asked = good(await asksWithdrawal(id))
    const treasurer = await w.as('treasurer')
    const both = await Promise.all([confirms(asked), makeBatch(treasurer, { claimIds: [id], on: day('2026-03-05') })])
    const live = (await transfersOf(treasurer, { claimIds: [id] })).some((t) => t.live)
    expect([(await findClaim(treasurer, id))!.state, live]).not.toEqual(['withdrawn', true])
    expect(both.filter(isRefusal)).toHaveLength(1)
  }
})

test('nothing is set off against a claim that a file for the bank pays', async () => {
  const from = await claimed()
  good(await payClaim(await w.as('treasurer'), { claimId: from, amount: yuan('1000'), paidOn: day('2026-03-02'), reference: 'set-off-1' }))
  good(await confirms(good(await asksWithdrawal(from))))
  const { contractId } = (await findClaim(await w.as('head'), from))!
  const { id: against } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId: against }))
  good(await passClaim(await w.as('head'), { claimId: against }))
  const setsOff = async () =>
    await giveBack(await w.as('treasurer'), {
      ...{ claimId: from, amount: yuan('10'), interest: noMoney, reason: '双方同意抵销', by: { how: 'set-off', against } },
    })
  const first = await batched(against)
  const no = await setsOff()
  expect([code(no), isRefusal(no) && Object.keys(no.fields ?? {})]).toEqual(['file-pays', ['against']])
  await withdraws(first.id)
  const said = good(await setsOff())
  // While it waits the claim goes into no file either, which would pay it in full.
  expect(code(await makeBatch(await w.as('treasurer'), { claimIds: [against], on: day('2026-03-05') }))).toBe('nothing-chosen')
  good(await confirms(said))
  expect(moneyText((await findClaim(await w.as('head'), against))!.paid)).toBe('10.00')
})

/** A status report that refuses transfers of the file it names. */
const refusedIn = (messageId: string, ...transfers: readonly string[]) =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><OrgnlGrpInfAndSts>
<OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>
${transfers.map((t) => `<TxInfAndSts>${t}<TxSts>RJCT</TxSts></TxInfAndSts>`).join('')}
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`
const numbered = (number: string) => `<OrgnlEndToEndId>${number}</OrgnlEndToEndId>`

test('an answer about another file is not believed, though it names a number of ours', async () => {
  const [a, b] = [await batched(await claimed()), await batched(await claimed())]
  const number = a.transfers[0]!.endToEndId
  for (const other of ['OTHERSYSTEM-77', b.batch.messageId]) {
    const read = good(await understood(refusedIn(other, numbered(number))))
    expect(read.rows.map((r) => r.verdict)).toEqual(['other-file'])
    expect(await verdicts(read.asTable)).toEqual(['other-file'])
    const no = await takeAnswer(await w.as('treasurer'), { content: read.asTable, seen: read.seen })
    expect(isRefusal(no) && no.code).toBe('nothing-to-enter')
  }
  // A transfer that is not numbered is not the whole file, though the report names the file.
  expect(await verdicts(refusedIn(a.batch.messageId, '<OrgnlInstrId>1</OrgnlInstrId>'))).toEqual(['unmatched'])
  expect(await taken(refusedIn(a.batch.messageId, numbered(number)))).toEqual({ pay: 0, reject: 1, return: 0 })
})

/** A status report with whatever stands in it beside the file it names. */
const report = (messageId: string, blocks: string, group = '') =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><OrgnlGrpInfAndSts>
<OrgnlMsgId>${messageId}</OrgnlMsgId>${group}</OrgnlGrpInfAndSts>${blocks}</CstmrPmtStsRpt></Document>`

test('a row without the number of a transfer pays nothing, though it names the file', async () => {
  const [a, b] = [await claimed(), await claimed()]
  const { batch } = await batched(a, b)
  const table = (said: string) => `编号,状态,金额,日期,流水号,批次\n,${said},1000.00,2026-03-02,BK-ONE,${batch.messageId}\n`
  expect([await verdicts(table('已付')), await verdicts(table('退回')), await verdicts(table('处理中'))]).toEqual([
    ['unmatched'],
    ['unmatched'],
    ['unmatched'],
  ])
  expect(await verdicts(table('失败'))).toEqual(['reject', 'reject'])
})

test('a statement about another file is not believed, and what says not whether money went or came is not read', async () => {
  const { transfers, batch } = await batched(await claimed())
  const plain = camt([{ id: transfers[0]!.endToEndId }])
  const with_ = (at: string, more: string) => verdicts(plain.replace(at, `${more}${at}`))
  const batchOf = (message: string, block: string) => `<Btch><MsgId>${message}</MsgId><PmtInfId>${block}</PmtInfId></Btch>`
  const ours = batch.messageId
  expect([
    await with_('<TxDtls>', batchOf('OTHERSYSTEM-77', 'X')),
    await with_('<TxDtls>', batchOf(ours, 'X')),
    await with_('<AcctSvcrRef>', '<MsgId>OTHERSYSTEM-77</MsgId>'),
    await with_('<AcctSvcrRef>', '<PmtInfId>OTHERSYSTEM-77-1</PmtInfId>'),
    await with_('<TxDtls>', batchOf(ours, `${ours}-1`)),
    await with_('<Sts>', '<RvslInd>1</RvslInd>'),
  ]).toEqual([['other-file'], ['other-file'], ['other-file'], ['other-file'], ['pay'], ['reversal']])
  const blind = await understood(plain.replace('<CdtDbtInd>DBIT</CdtDbtInd>', ''))
  expect(isRefusal(blind) && [blind.code, blind.words.en.includes('CdtDbtInd')]).toEqual(['unreadable', true])
})

/** One entry of a bank that holds several transfers, as banks send a batch that left as one debit. */
const bulk = (ids: readonly string[], amount: string, o: { btch?: string; ref?: string; each?: readonly string[] } = {}) =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="CNY">${amount}</Amt>
<CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>${o.ref ?? `BULK-${ids[0]}`}</AcctSvcrRef>
<NtryDtls>${o.btch ? `<Btch>${o.btch}</Btch>` : ''}${ids
    .map((id, i) => `<TxDtls>\n<Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="CNY">${o.each?.[i] ?? '1000.00'}</Amt></TxDtls>`)
    .join('\n')}</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`

test('an entry that is not of the amount of its transfers pays none of them, in the file and in the form that confirms it', async () => {
  const { transfers } = await batched(await claimed(), await claimed())
  const ids = transfers.map((t) => t.endToEndId)
  for (const wrong of [
    bulk(ids, '1500.00'),
    bulk(ids, '0.00'),
    bulk(ids, '2000.01'),
    bulk(ids.slice(0, 1), '999.00'),
    bulk(ids, '2000.00', { btch: '<NbOfTxs>3</NbOfTxs>' }),
    bulk(ids, '2000.00', { btch: '<TtlAmt Ccy="CNY">1000.00</TtlAmt>' }),
    bulk(ids, '2000.00').replace('<Amt Ccy="CNY">2000.00', '<Amt Ccy="USD">2000.00'),
  ]) {
    const read = good(await understood(wrong))
    expect(new Set(read.rows.map((r) => r.verdict))).toEqual(new Set(['adds-up-otherwise']))
    const no = await takeAnswer(await w.as('treasurer'), { content: read.asTable, seen: read.seen })
    expect(isRefusal(no) && no.code).toBe('nothing-to-enter')
  }
  const right = bulk(ids, '2000.00', { btch: '<NbOfTxs>2</NbOfTxs><TtlAmt Ccy="CNY">2000.00</TtlAmt>' })
  expect(await taken(right)).toEqual({ pay: 2, reject: 0, return: 0 })
})

test('an entry that holds the bank’s charge beside its transfers pays them, and one that does not add up with it pays none', async () => {
  const { transfers } = await batched(await claimed(), await claimed())
  const ids = transfers.map((t) => t.endToEndId)
  const records = (...of: string[]) => `<Chrgs><TtlChrgsAndTaxAmt Ccy="CNY">9.99</TtlChrgsAndTaxAmt>${of.join('')}</Chrgs>`
  const record = (amount: string, more = '') => `<Rcrd><Amt Ccy="CNY">${amount}</Amt>${more}</Rcrd>`
  const entry = (amount: string, chrgs: string) => bulk(ids, amount).replace('<NtryDtls>', `${chrgs}<NtryDtls>`)
  const one = (of: string) => bulk(ids.slice(0, 1), '1000.50').replace('<Amt Ccy="CNY">1000.00</Amt></TxDtls>', `${of}</TxDtls>`)
  const ordered = '<AmtDtls><TxAmt><Amt Ccy="CNY">1000.00</Amt></TxAmt></AmtDtls>'
  const whole = bulk(ids.slice(0, 1), '1000.50')
  for (const right of [
    entry('2000.50', records(record('0.50'))),
    entry('2000.50', records(record('0.30', '<CdtDbtInd>DBIT</CdtDbtInd>'), record('0.20'))),
    entry('2000.50', records(record('0.70'), record('0.20', '<CdtDbtInd>CRDT</CdtDbtInd>'))),
    entry('2000.50', '<Chrgs><TtlChrgsAndTaxAmt Ccy="CNY">0.50</TtlChrgsAndTaxAmt></Chrgs>'),
    // As in the early versions.
    entry('2000.50', '<Chrgs><Amt Ccy="CNY">0.50</Amt><CdtDbtInd>DBIT</CdtDbtInd></Chrgs>'),
    // Charged to the transfer, whose amount holds it or not.
    one(`<Amt Ccy="CNY">1000.50</Amt>${ordered}${records(record('0.50'))}`),
    one(`<Amt Ccy="CNY">1000.00</Amt>${records(record('0.50'))}`),
    // Of an entry without transfers, too.
    whole.replace(
      /<NtryDtls>[\s\S]*<\/NtryDtls>/,
      `${ordered}${records(record('0.50'))}<NtryDtls><TxDtls><Refs><EndToEndId>${ids[0]!}</EndToEndId></Refs></TxDtls></NtryDtls>`,
    ),
  ])
    expect(new Set(await verdicts(right))).toEqual(new Set(['pay']))
  for (const wrong of [
    entry('2000.51', records(record('0.50'))),
    entry('1999.50', records(record('0.50'))),
    entry('2000.50', records(record('0.50', '<ChrgInclInd>false</ChrgInclInd>'))),
    entry('2000.50', records(record('0.50').replace('CNY', 'USD'))),
    entry('2000.50', records(record('0.50', '<CdtDbtInd>CRDT</CdtDbtInd>'))),
  ])
    expect([wrong.match(/<Chrgs>.*<\/Chrgs>/)?.[0], new Set(await verdicts(wrong))]).toEqual([
      expect.anything(),
      new Set(['adds-up-otherwise']),
    ])
  expect(await taken(entry('2000.50', records(record('0.50'))))).toEqual({ pay: 2, reject: 0, return: 0 })
  const paid = await paymentsOf(
    await w.as('treasurer'),
    transfers.map((t) => t.claimId),
  )
  expect(paid.map((p) => moneyText(p.amount))).toEqual(['1000.00', '1000.00'])
  // What comes back less a charge of the bank came back whole.
  const back = entry('1999.00', records(record('1.00')))
    .replace('<CdtDbtInd>DBIT', '<CdtDbtInd>CRDT')
    .replace('BULK-', 'BACK-')
  expect(new Set(await verdicts(back))).toEqual(new Set(['return']))
})

test('a message that a bank writes on one line is read as one with many, each transfer by its own amount', async () => {
  const { transfers } = await batched(await claimed('100'), await claimed('300'))
  const ids = transfers.map((t) => t.endToEndId)
  const each = transfers.map((t) => moneyText(t.amount))
  const onOneLine = (amount: string) => {
    const total = `<NbOfTxs>2</NbOfTxs><TtlAmt Ccy="CNY">${amount}</TtlAmt>`
    return bulk(ids, amount, { each, btch: total }).replaceAll('\n', '')
  }
  // Twice the last, which is not what both are together.
  for (const wrong of ['600.00', '200.00', '100.00'])
    expect(await verdicts(onOneLine(wrong))).toEqual(['adds-up-otherwise', 'adds-up-otherwise'])
  expect(await taken(onOneLine('400.00'))).toEqual({ pay: 2, reject: 0, return: 0 })
})

test('one debit may pay several of one answer, and none of them by a number that paid another claim before', async () => {
  const before = await claimed()
  const { transfers } = await batched(await claimed(), await claimed())
  const paid = { claimId: before, amount: yuan('1000'), paidOn: day('2026-03-02'), reference: 'BK-USED' }
  good(await payClaim(await w.as('treasurer'), paid))
  const read = good(
    await understood(
      bulk(
        transfers.map((t) => t.endToEndId),
        '2000.00',
        { ref: 'BK-USED' },
      ),
    ),
  )
  const no = await takeAnswer(await w.as('treasurer'), { content: read.asTable, seen: read.seen })
  expect(isRefusal(no) && [no.code, no.words.en.includes('BK-USED')]).toEqual(['transfer-used', true])
  expect(
    await paymentsOf(
      await w.as('treasurer'),
      transfers.map((t) => t.claimId),
    ),
  ).toEqual([])
})

test('what a bank numbers behind the day of the booking is entered, however much it reads alike', async () => {
  const { transfers } = await batched(await claimed(), await claimed(), await claimed())
  expect(await taken(camt(transfers.map((t, i) => ({ id: t.endToEndId, ref: `20260302-GZ-00${i}` }))))).toEqual({
    pay: 3,
    reject: 0,
    return: 0,
  })
  // What only reads alike within one answer is different: the bank numbered it.
  const next = await batched(await claimed(), await claimed())
  const alike = next.transfers.map((t, i) => ({ id: t.endToEndId, ref: `2026030200017 ${'甲乙'[i]!}` }))
  expect(await taken(camt(alike))).toEqual({ pay: 2, reject: 0, return: 0 })
})

test('what reads like a number recorded before is entered once somebody says that it is another, on the page that asks', async () => {
  const [before, part] = [await claimed(), await claimed()]
  const pays = async (claimId: string, reference: string, amount: string) =>
    good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan(amount), paidOn: day('2026-03-02'), reference }))
  await pays(before, '2026030200090 甲', '1000')
  await pays(part, '2026030200091 甲', '100')
  const { transfers } = await batched(await claimed(), part)
  const of = (claimId: string) => transfers.find((t) => t.claimId === claimId)!
  const other = transfers.find((t) => t.claimId !== part)!
  const read = good(
    await understood(
      camt([
        { id: other.endToEndId, ref: '2026030200090 乙' },
        { id: of(part).endToEndId, ref: '2026030200091 乙', amount: '900.00' },
      ]),
    ),
  )
  const send = async (more: Record<string, string>) =>
    await w.post('treasurer', '/payments/batch/answer/take', { rows: read.asTable, seen: read.seen, ...more }, { lang: 'en' })
  const asked = await send({})
  const page = await asked.text()
  // Each that is asked about is named.
  expect([asked.status, ...['name="again"', 'name="againReason"', other.endToEndId].map((x) => page.includes(x))]).toEqual([
    409,
    true,
    true,
    true,
  ])
  expect(page).toMatch(new RegExp(`The same is so of lines \\d+ \\(${of(part).endToEndId}\\)`))
  const noWhy = await send({ again: 'yes' })
  expect([noWhy.status, (await noWhy.text()).includes('name="again"')]).toEqual([422, true])
  expect((await send({ again: 'yes', againReason: '与银行核对过，是另外的转账' })).status).toBe(303)
  const paid = await paymentsOf(await w.as('treasurer'), [other.claimId, part])
  expect(paid.map((p) => moneyText(p.amount)).toSorted()).toEqual(['100.00', '1000.00', '900.00'])
})

test('a block or a file that was refused as a whole is refused with what is not named in it', async () => {
  const { transfers, batch } = await batched(await claimed(), await claimed())
  const [x, y] = transfers.map((t) => t.endToEndId)
  const block = (id: string, more = '') =>
    `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${id}</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>${more}</OrgnlPmtInfAndSts>`
  const one = (n: string) => `<TxInfAndSts>${numbered(n)}<TxSts>RJCT</TxSts></TxInfAndSts>`
  const of = async (content: string) => {
    const read = good(await understood(content))
    expect(await verdicts(read.asTable)).toEqual(read.rows.map((r) => r.verdict))
    return read.rows.map((r) => [r.row.number, r.verdict])
  }
  const both = [x, y].map((n) => [n, 'reject'])
  expect(await of(report(batch.messageId, block(`${batch.messageId}-1`)))).toEqual(both)
  expect(await of(report(batch.messageId, block(`${batch.messageId}-1`, one(x!))))).toEqual(both)
  expect(await of(report(batch.messageId, block(`${batch.messageId}-9`)))).toEqual([['', 'unmatched']])
  expect(await of(report(batch.messageId, block('A')))).toEqual([['', 'unmatched']])
  const listed = `<OrgnlPmtInfAndSts><TxInfAndSts>${numbered(x!)}</TxInfAndSts></OrgnlPmtInfAndSts>`
  expect(await of(report(batch.messageId, listed, '<GrpSts>RJCT</GrpSts>'))).toEqual(both)
})

test('where the bank says the contrary of what it said before, nothing is entered and somebody asks', async () => {
  const [a, b] = [await batched(await claimed()), await batched(await claimed())]
  const [x, y] = [a.transfers[0]!.endToEndId, b.transfers[0]!.endToEndId]
  expect(await taken(refusedIn(a.batch.messageId, numbered(x)))).toEqual({ pay: 0, reject: 1, return: 0 })
  expect([await verdicts(camt([{ id: x }])), await verdicts(refusedIn(a.batch.messageId, numbered(x)))]).toEqual([
    ['contrary'],
    ['already'],
  ])
  expect(await taken(camt([{ id: y }]))).toEqual({ pay: 1, reject: 0, return: 0 })
  expect([await verdicts(refusedIn(b.batch.messageId, numbered(y))), await verdicts(camt([{ id: y }]))]).toEqual([
    ['contrary'],
    ['already'],
  ])
  const c = (await batched(await claimed())).transfers[0]!.endToEndId
  const both = `编号,状态,金额,日期,流水号\n${c},失败,,,\n${c},已付,1000,2026-03-02,BK-C\n`
  expect(await verdicts(both)).toEqual(['contrary', 'contrary'])
})

test('a file of which the bank has answered is given to nobody again', async () => {
  const { id, transfers } = await batched(await claimed(), await claimed())
  const file = async () => (await w.get('treasurer', `/payments/batch/${id}/pain.001.xml`)).status
  expect(await file()).toBe(200)
  await taken(camt([{ id: transfers[0]!.endToEndId }]))
  expect([await file(), (await w.get('treasurer', `/payments/batch/${id}/batch.csv`)).status]).toEqual([409, 409])
  const page = await (await w.get('treasurer', `/payments/batch/${id}`, { lang: 'en' })).text()
  expect([page.includes(`${id}/pain.001.xml`), page.includes(`${id}/withdraw`)]).toEqual([false, true])
  const past = await makeBatch(await w.as('treasurer'), { claimIds: [await claimed()], on: day('2026-03-01') })
  expect(isRefusal(past) && [past.code, Object.keys(past.fields ?? {})]).toEqual(['pay-day-past', ['on']])
})

test('what a bank paid more of interest than was owed by its day is entered with a reason, and owed back', async () => {
  const claimId = await claimed()
  const treasurer = async () => await w.as('treasurer')
  const dueOn = (await findClaim(await treasurer(), claimId))!.dueOn
  const [early, late] = [dueOn.add({ days: 10 }), dueOn.add({ days: 20 })]
  w.clock.set(`${early.toString()}T09:00:00+08:00`)
  const { id } = good(await makeBatch(await treasurer(), { claimIds: [claimId], on: late }))
  const [t] = await transfersOf(await treasurer(), { batchIds: [id] })
  expect(t!.interest > 0n).toBe(true)
  const booked = camt([{ id: t!.endToEndId, amount: moneyText(minor(t!.amount + t!.interest)), on: early.toString() }])
  expect(await verdicts(booked)).toEqual(['pay'])
  const read = good(await understood(booked))
  const take = async (reason?: string) => await takeAnswer(await treasurer(), { content: read.asTable, seen: read.seen, reason })
  const no = await take()
  expect(isRefusal(no) && Object.keys(no.fields ?? {})).toEqual(['reason'])
  expect(good(await take('银行提前扣款'))).toEqual({ pay: 1, reject: 0, return: 0 })
  const [paid] = await paymentsOf(await treasurer(), [claimId])
  expect([paid!.interest, paid!.enteredReason]).toEqual([t!.interest, '银行提前扣款'])
  w.clock.set('2026-03-02T09:00:00+08:00')
})

test('a claim that is paid by hand while a file pays it is said so, and that file is given to nobody', async () => {
  const claimId = await claimed()
  const { id } = await batched(claimId)
  const page = async () => await (await w.get('treasurer', `/payments/claims/${claimId}`, { lang: 'en' })).text()
  expect((await page()).includes(`/payments/batch/${id}`)).toBe(true)
  good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan('1000'), paidOn: day('2026-03-02'), reference: 'BY-HAND-77' }))
  const gone = await w.get('treasurer', `/payments/batch/${id}/pain.001.xml`, { lang: 'en' })
  expect([gone.status, (await gone.text()).includes('paid another way')]).toEqual([409, true])
})

test('what the bank says is kept without the number of a person', async () => {
  const claimId = await claimed()
  const { transfers } = await batched(claimId)
  const number = transfers[0]!.endToEndId
  const table = `编号,状态,金额,日期,流水号,说明\n${number},失败,,,,"收款人王某 11010519491231002X 电话13800138000"\n`
  const read = good(await understood(table))
  expect(JSON.stringify(read.rows.map((r) => r.row.says))).not.toMatch(/11010519491231002X|13800138000/)
  good(await takeAnswer(await w.as('treasurer'), { content: table, seen: read.seen }))
  const [kept] = await transfersOf(await w.as('treasurer'), { claimIds: [claimId] })
  expect([kept!.bankSays?.includes('13800138000'), kept!.bankSays?.includes('没有存下')]).toEqual([false, true])
})

test('what a second person found not to have come back may come back yet', async () => {
  const claimId = await claimed()
  const number = (await batched(claimId)).transfers[0]!.endToEndId
  const came = camt([{ id: number, came: true }])
  await taken(camt([{ id: number }]))
  await taken(came)
  expect(await verdicts(came)).toEqual(['already'])
  const [correction] = await findCorrections(await w.as('treasurer'), { claimIds: [claimId] })
  good(await declineCorrection(await w.as('head'), { claimId, correctionId: correction!.id, why: '银行更正：没有退回。' }))
  expect(await verdicts(came)).toEqual(['return'])
  expect(await taken(came)).toEqual({ pay: 0, reject: 0, return: 1 })
})

test('what is entered is what was shown, in every part of it; a filler is no number, and a table is read as people type it', async () => {
  const number = (await batched(await claimed())).transfers[0]!.endToEndId
  const shown = good(await understood(camt([{ id: number, account: own.account }])))
  for (const [from, to] of [
    ['2026-03-02', '2026-03-01'],
    [own.account, ''],
    ['"CNY"', '""'],
  ] as const) {
    const altered = shown.asTable.replace(from, to)
    expect(altered).not.toBe(shown.asTable)
    const no = await takeAnswer(await w.as('treasurer'), { content: altered, seen: shown.seen })
    expect(isRefusal(no) && no.code, from).toBe('answer-changed')
  }
  for (const none of ['NOTPROVIDED', 'NONREF', '0', 'n/a'])
    expect(await verdicts(camt([{ id: number, ref: none }])), none).toEqual(['no-reference'])
  for (const [status, amount, on] of [
    ['交易成功', '¥1,000.00', '2026/3/2'],
    ['处理成功', '1000元', '20260302'],
    ['已支付', '１０００', '2026年3月2日'],
  ] as const)
    expect(await verdicts(`编号,状态,金额,日期,流水号\n${number},${status},"${amount}",${on},BK-7\n`), amount).toEqual(['pay'])
})

test('amounts and days are read as ISO 20022 writes them, a moment by the day it was where the payer is', async () => {
  w.clock.set('2026-03-05T09:00:00+08:00')
  const number = (await batched(await claimed())).transfers[0]!.endToEndId
  const plain = camt([{ id: number }])
  const on = async (day_: string) =>
    good(await understood(plain.replace('<Dt>2026-03-02</Dt>', day_))).rows.map((r) => [r.verdict, String(r.row.on)])
  for (const amount of ['1000', '1000.0', '1000.000', '1000.00000'])
    expect(await verdicts(camt([{ id: number, amount }])), amount).toEqual(['pay'])
  expect(isRefusal(await understood(camt([{ id: number, amount: '1000.001' }])))).toBe(true)
  expect(await on('<Dt>2026-03-04+08:00</Dt>')).toEqual([['pay', '2026-03-04']])
  expect(await on('<DtTm>2026-03-03T16:30:00Z</DtTm>')).toEqual([['pay', '2026-03-04']])
  expect(await on('<DtTm>2026-03-04T00:30:00.000+08:00</DtTm>')).toEqual([['pay', '2026-03-04']])
  expect(await on('<DtTm>2026-03-04T23:30:00</DtTm>')).toEqual([['pay', '2026-03-04']])
  w.clock.set('2026-03-02T09:00:00+08:00')
})

test('what came back is a correction that another person confirms; then the claim is owed again', async () => {
  const claimId = await claimed()
  const { transfers } = await batched(claimId)
  const number = transfers[0]!.endToEndId
  // Paid and come back in one file.
  const both = camt([{ id: number }, { id: number, came: true }])
  expect(await verdicts(both)).toEqual(['pay', 'return'])
  expect(await taken(both)).toEqual({ pay: 1, reject: 0, return: 1 })
  const [correction] = await findCorrections(await w.as('treasurer'), { claimIds: [claimId] })
  expect([correction!.kind, correction!.state]).toEqual(['returned', 'waits'])
  expect((await findClaim(await w.as('treasurer'), claimId))!.state).toBe('paid')
  expect(isRefusal(await confirmCorrection(await w.as('treasurer'), { claimId, correctionId: correction!.id }))).toBe(true)
  good(await confirmCorrection(await w.as('head'), { claimId, correctionId: correction!.id }))
  expect((await findClaim(await w.as('treasurer'), claimId))!.state).toBe('with-treasurer')
  expect(await verdicts(both)).toEqual(['already', 'already'])
  expect((await batched(claimId)).transfers[0]!.endToEndId).not.toBe(number)
})

test('of what was shown nothing is entered once things have changed', async () => {
  const claimId = await claimed()
  const { transfers } = await batched(claimId)
  const read = good(await understood(camt([{ id: transfers[0]!.endToEndId }])))
  good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan('10'), paidOn: day('2026-03-02'), reference: 'part' }))
  const no = await takeAnswer(await w.as('treasurer'), { content: read.asTable, seen: read.seen })
  expect(isRefusal(no) && no.code).toBe('answer-changed')
})

test('a table of one’s own says the same, in the encoding a spreadsheet writes', async () => {
  const claimId = await claimed()
  const { transfers } = await batched(claimId)
  const table = `编号,状态,金额,日期,流水号\n${transfers[0]!.endToEndId},已付,"1,000.00",2026-03-02,ZF-1\n`
  // GB18030 of the first row, by hand: the signs of the headings.
  const gb = Uint8Array.from([
    ...[0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd7, 0xb4, 0xcc, 0xac, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x2c],
    ...[0xc1, 0xf7, 0xcb, 0xae, 0xba, 0xc5, 0x0a],
    ...new TextEncoder().encode(`${transfers[0]!.endToEndId},paid,"1,000.00",2026-03-02,ZF-1\n`),
  ])
  expect(await verdicts(table)).toEqual(['pay'])
  expect(await verdicts(gb)).toEqual(['pay'])
  expect(await taken(table)).toEqual({ pay: 1, reject: 0, return: 0 })
})

const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>\n<Document>&lol2;</Document>`
const bad: readonly [what: string, file: () => string | Uint8Array, code: string][] = [
  ['a billion laughs', () => bomb, 'own-entities'],
  ['a file from outside', () => camt([], { head: '<!DOCTYPE Document SYSTEM "file:///etc/passwd">' }), 'own-entities'],
  ['a payment order instead of its answer', () => camt([], { ns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' }), 'other-message'],
  ['a version that is not known', () => camt([], { ns: 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.99' }), 'other-version'],
  ['no message at all', () => '<html><body>Sign in</body></html>', 'other-message'],
  ['cut off in the middle', () => camt([{ id: 'a' }]).slice(0, 400), 'not-xml'],
  ['closed across', () => camt([{ id: 'a' }]).replace('</TxDtls></NtryDtls>', '</NtryDtls></TxDtls>'), 'not-xml'],
  ['elements without end', () => '<a>'.repeat(2000), 'too-deep'],
  ['an amount that is none', () => camt([{ id: 'a', amount: '1.000,00' }]), 'unreadable'],
  ['a day that is none', () => camt([{ id: 'a', on: '2026-02-30' }]), 'unreadable'],
  ['no entries', () => camt([]), 'no-answers'],
  ['too many', () => camt(Array.from({ length: 1001 }, (_, i) => ({ id: `x${i}` }))), 'too-many-rows'],
  ['too large', () => new Uint8Array(4 * 1024 * 1024 + 1), 'answer-too-large'],
  ['GB18030 that says UTF-8', () => Uint8Array.from([...bytes(camt([])), 0x3c, 0xd6, 0xd0, 0xce, 0xc4, 0x3e]), 'other-encoding'],
  ['a column twice', () => 'number,number,status,amount,date,reference\n', 'column-twice'],
  ['columns missing', () => 'number,amount\na,1\n', 'columns-missing'],
  ['a status nobody knows', () => 'number,status,amount,date,reference\na,perhaps,1,2026-03-02,x\n', 'unreadable'],
]
test.each(bad)('%s is refused', async (_, file, code) => {
  const read = await understood(file())
  expect(isRefusal(read) ? read.code : read.rows.map((r) => r.verdict)).toBe(code)
})

test('a refusal names the line', async () => {
  const file = camt([{ id: 'a' }, { id: 'b', amount: 'x' }])
  const line = file.slice(0, file.indexOf('>x<')).split('\n').length
  const read = await understood(file)
  expect(isRefusal(read) && read.words.en).toContain(`Line ${line}: the amount cannot be read: “x”`)
})
