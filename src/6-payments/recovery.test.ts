import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmCorrection } from './confirm-correction.ts'
import { dueItems } from './due-items.ts'
import { makeClaim } from './make-claim.ts'
import { noteRecovery } from './note-recovery.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'
import { recordCorrection } from './record-correction.ts'
import { findClaim, paymentsOf } from './store/index.ts'

/** A thousand yuan that went to somebody else's account. */
let w: World
let of: { claimId: string; correctionId: string }
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const line = {
    ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'project' as const, title: '运营', hangsOn: null, quantity: 1, unit: '年' },
    ...{ unitPrice: yuan('1000'), amount: yuan('1000'), paidBy: 'milestones' as const },
    milestones: [{ title: '预付款', share: '1', when: 'signing' as const }],
  }
  const providerId = w.district.institutions.tongxin
  const { id: contractId } = good(
    await directContract(w, officer, { purchaseId: p.id, providerId, lines: [line], startsOn: day('2026-03-01'), noTenderReason: '续签' }),
  )
  for (const signer of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(signer), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  const { id: claimId } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId }))
  good(await passClaim(await w.as('head'), { claimId }))
  const treasurer = await w.as('treasurer')
  good(await payClaim(treasurer, { claimId, amount: yuan('1000'), paidOn: day('2026-03-02'), reference: 'ZF-1' }))
  const [payment] = await paymentsOf(treasurer, [claimId])
  const wrong = { claimId, kind: 'wrong-payee' as const, payment: payment!.id, happenedOn: day('2026-03-02'), reason: '账号录错一位' }
  of = { claimId, correctionId: good(await recordCorrection(treasurer, wrong)).correctionId }
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const due = async (who: string) => {
  const ctx = await w.as(who)
  return (await dueItems(ctx, ctx.asker.organisationId!)).map((d) => d.title.en).filter((t) => t.startsWith('Recover'))
}
const came = async (amount: string, reference: string, who = 'treasurer', cameOn = '2026-03-02') =>
  await noteRecovery(await w.as(who), { ...of, amount: yuan(amount), cameOn: day(cameOn), reference })
const code = (x: unknown) => isRefusal(x) && Object.keys((x as Refusal).fields ?? {}).concat((x as Refusal).code)

test('what a wrong payee has is due to be recovered once it is confirmed, until all of it came; the claim stays owed', async () => {
  expect(await due('treasurer')).toEqual([])
  expect(code(await came('1', 'R-0'))).toEqual(['nothing-to-recover'])
  good(await confirmCorrection(await w.as('head'), of))
  for (const who of ['treasurer', 'officer', 'head']) expect(await due(who)).toEqual([expect.stringContaining('¥1,000.00')])
  for (const who of ['manager-tongxin', 'auditor']) expect(await due(who)).toEqual([])
  expect((await findClaim(await w.as('treasurer'), of.claimId))!.state).toBe('with-treasurer')
  const page = await (await w.get('treasurer', `/payments/claims/${of.claimId}`, { lang: 'en' })).text()
  expect(page).toContain(`/corrections/${of.correctionId}/recovered`)
  good(await came('400', 'R-1', 'officer'))
  expect(await due('treasurer')).toEqual([expect.stringContaining('¥600.00')])
  expect(code(await came('1', 'r1'))).toEqual(['reference', 'recovered-already'])
  expect(code(await came('600.01', 'R-2'))).toEqual(['amount', 'recovered-over'])
  expect(code(await came('1', 'R-2', 'treasurer', '2026-03-03'))).toEqual(['cameOn', 'not-come-yet'])
  expect(code(await came('1', 'R-2', 'treasurer', '2026-03-01'))).toEqual(['cameOn', 'recovered-before'])
  expect(isRefusal(await came('1', 'R-2', 'manager-tongxin'))).toBe(true)
  good(await came('600', 'R-2'))
  expect(await due('treasurer')).toEqual([])
  expect(code(await came('1', 'R-3'))).toEqual(['nothing-to-recover'])
  expect((await findClaim(await w.as('treasurer'), of.claimId))!.paid).toBe(0n)
})
