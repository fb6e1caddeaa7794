import { AsyncLocalStorage } from 'node:async_hooks'
import { day, isRefusal, moneyText, type Refusal, yuan } from '#kernel'
import { knownLaw } from '#law'
import { openPurchase } from '#needs'
import type { Ctx } from '#platform'
import { code, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { contract, versionsOf } from './contracts.ts'
import { decideGround } from './decide-ground.ts'
import { draftFromAward } from './draft-from-award.ts'
import { dutiesOf } from './duties-of.ts'
import { tables } from './store/index.ts'
import { dropDraft } from './drop-draft.ts'
import { endEarly } from './end-early.ts'
import { noteDone } from './note-done.ts'
import { proposeChange } from './propose-change.ts'
import { combined } from './rules/contract.sample.ts'
import { dutyTerms } from './rules/duty-terms.ts'
import { declineVersion, signVersion } from './sign-version.ts'
import { takeDue } from './take-due.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
})
afterAll(() => w.close())

async function drafted(startsOn = '2026-03-01'): Promise<string> {
  const officer = await w.as('officer')
  const p = good(
    await openPurchase(officer, {
      title: '七个社区的社会工作服务',
      titleEn: 'Community social work in seven communities',
      communityIds: w.district.communities,
    }),
  )
  const { lines } = combined()
  return good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines,
      startsOn: day(startsOn),
      noTenderReason: '续签第二年',
    }),
  ).id
}
const at = async (id: string) => (await contract(await w.as('operator'), id))!
/** Without a tender a contract stays within what was approved; one that was tendered may grow by a tenth. */
const asFromTender = async (id: string) =>
  tables(w.database.db).updateTable('contracts').set({ tender_id: 'ten_x' }).where('id', '=', id).execute()
async function bothSign(id: string, read?: boolean): Promise<void> {
  for (const who of ['head', 'manager-tongxin']) {
    const c = await at(id)
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version, read }))
  }
}

describe('a contract between equals', () => {
  test('it is drafted, signed by both, and begins on its first day by the clock', async () => {
    const id = await drafted()
    expect(moneyText((await at(id)).total)).toBe('1050000.00')
    const officer = await w.as('officer')
    expect(code(await signVersion(officer, { contractId: id, number: 1, version: 1 }))).toBe('not-your-role')
    await bothSign(id)
    expect((await at(id)).state).toBe('signed')
    expect((await at(id)).originalTotal).toBe(yuan('1050000'))
    const clock = await w.as('clock', '2026-03-01T00:00:01+08:00')
    expect(await takeDue(clock)).toBe(1)
    expect((await at(id)).state).toBe('active')
    expect(await takeDue(clock)).toBe(0)
    const duties = await dutiesOf(clock, { contractIds: [id] })
    expect(duties.filter((d) => d.kind === 'hand-in')).toHaveLength(12)
    // Signed on Tuesday 3 February: two working days are 5 February; seven run to the 12th.
    expect(duties.find((d) => d.kind === 'publish-contract')!.dueOn!.toString()).toBe('2026-02-05')
    expect(duties.find((d) => d.kind === 'file-contract')!.dueOn!.toString()).toBe('2026-02-12')
  })

  test('either side proposes; the other answers within the same days; a supplement over a tenth is refused by law', async () => {
    const id = await drafted('2026-02-01')
    await bothSign(id)
    await asFromTender(id)
    const c = await at(id)
    expect(c.state).toBe('active')
    const events = c.lines[1]!
    const more = (quantity: number) => ({
      ...c,
      effectiveOn: day('2026-03-01'),
      lines: c.lines.map((l) =>
        l.id === events.id && l.kind === 'project' ? { ...l, quantity, amount: yuan(String(4000 * quantity)) } : l,
      ),
    })
    const manager = await w.as('manager-tongxin')
    // 10 % of 1,050,000 is 105,000: 26 more events (104,000) are within it, 27 (108,000) are not.
    const tooMuch = await proposeChange(manager, { contractId: id, text: more(7 + 27), reason: '加办活动', version: c.version })
    expect(code(tooMuch)).toBe('supplement-too-large')
    expect((tooMuch as Refusal).cites?.[0]?.rule).toBe('R-42')
    const { number } = good(await proposeChange(manager, { contractId: id, text: more(7 + 26), reason: '加办活动', version: c.version }))
    expect(number).toBe(2)
    const waiting = await at(id)
    expect(moneyText(waiting.total)).toBe('1050000.00')
    const [answer] = await dutiesOf(manager, { contractIds: [id], kinds: ['answer-change'], open: true })
    // Five working days after Tuesday 3 February.
    expect([answer!.debtor, answer!.dueOn!.toString()]).toEqual(['purchaser', '2026-02-10'])
    await signVersion(manager, { contractId: id, number, version: waiting.version })
    good(await signVersion(await w.as('head'), { contractId: id, number, version: (await at(id)).version }))
    expect(moneyText((await at(id)).total)).toBe('1154000.00')
    // Supplements are counted together: what is left of the tenth is 1,000.
    const now = await at(id)
    const again = await proposeChange(manager, {
      contractId: id,
      reason: '再加一场',
      version: now.version,
      text: {
        ...now,
        effectiveOn: day('2026-04-01'),
        lines: now.lines.map((l) => (l.id === events.id && l.kind === 'project' ? { ...l, quantity: 34, amount: yuan('136000') } : l)),
      },
    })
    expect(code(again)).toBe('supplement-too-large')
  })

  test('before signing the other side may decline with a reason, and the earlier text is on the table again, unsigned', async () => {
    const id = await drafted()
    const c = await at(id)
    good(await signVersion(await w.as('head'), { contractId: id, number: 1, version: c.version }))
    const manager = await w.as('manager-tongxin')
    const next = await at(id)
    good(
      await proposeChange(manager, {
        contractId: id,
        text: { ...next, terms: { ...next.terms, errandCapPercent: '5' } },
        reason: '减少行政事务',
        version: next.version,
      }),
    )
    expect((await at(id)).versionNumber).toBe(2)
    expect(code(await declineVersion(manager, { contractId: id, number: 2, reason: '想想', version: (await at(id)).version }))).toBe(
      'own-proposal',
    )
    good(await declineVersion(await w.as('head'), { contractId: id, number: 2, reason: '保持百分之十', version: (await at(id)).version }))
    const back = await at(id)
    expect([back.versionNumber, back.terms.errandCapPercent, back.state]).toEqual([1, '10', 'negotiating'])
    const versions = await versionsOf(manager, id)
    expect(versions.map((v) => v.state)).toEqual(['declined', 'open'])
    expect(versions[1]!.signed).toEqual({ purchaser: null, provider: null })
    await bothSign(id)
    expect((await at(id)).state).toBe('signed')
  })

  test('two people sign what they saw: a stale page changes nothing', async () => {
    const id = await drafted()
    const seen = (await at(id)).version
    good(await signVersion(await w.as('head'), { contractId: id, number: 1, version: seen }))
    expect(code(await signVersion(await w.as('manager-tongxin'), { contractId: id, number: 1, version: seen }))).toBe('stale')
    expect(code(await signVersion(await w.as('head'), { contractId: id, number: 1, version: seen + 1 }))).toBe('already-signed')
  })

  test('both sides signing at the same moment: one signature counts, the other is asked to look again', async () => {
    const id = await drafted()
    const [head, manager] = [await w.as('head'), await w.as('manager-tongxin')]
    const answers = await Promise.all([
      signVersion(head, { contractId: id, number: 1, version: 1 }),
      signVersion(manager, { contractId: id, number: 1, version: 1 }),
    ])
    expect(answers.map(code).sort()).toEqual(['done', 'stale'])
    expect((await at(id)).version).toBe(2)
  })

  // The embedded database has one connection: there nobody comes between two questions of a transaction.
  test.runIf(inject('postgres'))('what the other side signs between two looks at the contract is seen', async () => {
    const id = await drafted()
    const [head, manager] = [await w.as('head'), await w.as('manager-tongxin')]
    let others: unknown
    let looks = 0
    const outside = AsyncLocalStorage.snapshot()
    const between = head.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        // The first look is before the transaction, the second within.
        if (others === undefined && result.rows.some((r) => r['id'] === id && r['version'] === 1) && ++looks === 2)
          others = code(await outside(() => signVersion(manager, { contractId: id, number: 1, version: 1 })))
        return result
      },
    })
    expect(code(await signVersion({ ...head, db: between }, { contractId: id, number: 1, version: 1 }))).toBe('stale')
    expect(others).toBe('done')
    expect((await versionsOf(head, id))[0]!.signed.purchaser).toBeNull()
  })

  test('an ended contract takes no proposal, and its clients are handed over', async () => {
    const id = await drafted('2026-02-01')
    await bothSign(id)
    await takeDue(await w.as('clock', '2027-01-31T23:59:59+08:00'))
    expect((await at(id)).state).toBe('active')
    await takeDue(await w.as('clock', '2027-02-01T00:00:00+08:00'))
    const c = await at(id)
    expect([c.state, c.closedOn!.toString()]).toEqual(['ended', '2027-01-31'])
    // What it asked for all the time is owed no more, but for what was learnt of people.
    w.clock.set('2027-02-01T09:00:00+08:00')
    const page = await (await w.get('manager-tongxin', `/contracts/${id}`, { lang: 'zh' })).text()
    const title = (kind: string) => dutyTerms(c, knownLaw('cn')).find((d) => d.kind === kind)!.title.zh
    expect(['fill-vacancy', 'accept', 'errand-cap', 'invite-residents'].filter((k) => page.includes(`>${title(k)}<`))).toEqual([])
    expect(page).toContain(title('protect-data'))
    expect(page).toContain(title('hand-over-clients'))
    w.clock.set('2026-02-03T09:00:00+08:00')
    expect(
      code(
        await proposeChange(await w.as('manager-tongxin', '2027-02-01T09:00:00+08:00'), {
          contractId: id,
          text: { ...c, title: '再来一年' },
          reason: 'x',
          version: c.version,
        }),
      ),
    ).toBe('wrong-state')
    const [handOver] = await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['hand-over-clients'] })
    // Ten days after 31 January.
    expect(handOver!.dueOn!.toString()).toBe('2027-02-10')
  })

  test('a change agreed before the first day leaves the contract signed; one left open when it ended is answered, and no longer signed', async () => {
    const id = await drafted()
    await bothSign(id)
    const [head, manager] = [await w.as('head'), await w.as('manager-tongxin')]
    const change = async (ctx: Ctx, vacancyDays: number, effectiveOn: string) => {
      const c = await at(id)
      const text = { ...c, effectiveOn: day(effectiveOn), terms: { ...c.terms, vacancyDays } }
      return good(await proposeChange(ctx, { contractId: id, text, reason: '试', version: c.version })).number
    }
    const first = await change(manager, 25, '2026-04-01')
    for (const who of [manager, head]) {
      good(await signVersion(who, { contractId: id, number: first, version: (await at(id)).version, read: true }))
      expect((await at(id)).state).toBe('signed')
    }
    // It holds from its day, and not before.
    const days = async (on: string) => (await contract(await w.as('head', `${on}T09:00:00+08:00`), id))!.terms.vacancyDays
    expect([await days('2026-03-31'), await days('2026-04-01')]).toEqual([30, 25])
    await takeDue(await w.as('clock', '2026-03-01T00:00:01+08:00'))
    const left = await change(await w.as('manager-tongxin', '2026-03-02T09:00:00+08:00'), 20, '2026-05-01')
    await takeDue(await w.as('clock', '2027-03-01T00:00:01+08:00'))
    const { version, state } = await at(id)
    expect(state).toBe('ended')
    const after = await w.as('head', '2027-03-01T09:00:00+08:00')
    expect(code(await signVersion(after, { contractId: id, number: left, version, read: true }))).toBe('wrong-state')
    good(await declineVersion(after, { contractId: id, number: left, reason: '合同已经结束', version }))
    expect([(await at(id)).state, (await versionsOf(after, id))[0]!.state]).toEqual(['ended', 'declined'])
    const log = await w.database.db
      .selectFrom('record_log')
      .select(['action', 'changes'])
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    const moves = log.flatMap((e) => (e.changes ?? []).filter((c) => c.field === 'state').map((c) => `${e.action} ${c.before}-${c.after}`))
    expect(moves.toSorted()).toEqual([
      'contracts.begin signed-active',
      'contracts.end active-ended',
      'contracts.sign draft-negotiating',
      'contracts.sign negotiating-signed',
    ])
  })

  test('every verb holds the version the person saw against the contract, whatever the form said', async () => {
    const id = await drafted()
    const [head, version] = [await w.as('head'), (await at(id)).version + 1]
    const stale = [
      await signVersion(head, { contractId: id, number: 1, version }),
      await declineVersion(head, { contractId: id, number: 1, reason: 'x', version }),
      await proposeChange(head, { contractId: id, text: await at(id), reason: 'x', version }),
      await dropDraft(head, { contractId: id, reason: 'x', version }),
      await endEarly(head, { contractId: id, reason: 'x', lastOn: day('2026-12-31'), version }),
      await decideGround(await w.as('approver'), { contractId: id, approve: true, note: 'x', version }),
    ]
    expect(stale.map((x) => isRefusal(x) && x.words.en)).toEqual(stale.map(() => expect.stringContaining('Somebody changed this contract')))
    const nowhere = await signVersion(head, { contractId: 'ctr_nowhere', number: 1, version: 1 })
    expect(code(nowhere)).toBe('no-contract')
  })

  test('a text that was dropped unsigned is not said to be a contract that ended early', async () => {
    const id = await drafted()
    good(await dropDraft(await w.as('head'), { contractId: id, reason: '交接没有谈成', version: (await at(id)).version }))
    const page = await (await w.get('head', `/contracts/${id}`, { lang: 'en' })).text()
    expect([/Dropped on .*before both had signed/.test(page), page.includes('Never signed'), page.includes('Ended early')]).toEqual([
      true,
      true,
      false,
    ])
  })

  test('a text that both signed is not dropped, and its page does not say that it is not signed', async () => {
    const id = await drafted()
    expect((await w.get('head', `/contracts/${id}/drop`)).status).toBe(200)
    for (const who of ['head', 'manager-tongxin']) {
      const c = await at(id)
      good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
    }
    for (const who of ['head', 'manager-tongxin']) {
      const page = await w.get(who, `/contracts/${id}/drop`)
      expect([who, page.status, (await page.text()).includes('not signed by both')]).toEqual([who, 409, false])
    }
  })

  test('without an award there is nothing to draft from', async () => {
    const officer = await w.as('officer')
    const p = good(await openPurchase(officer, { title: '未定标', communityIds: w.district.communities }))
    expect(code(await draftFromAward(officer, { purchaseId: p.id, startsOn: day('2026-03-01') }))).toBe('no-award')
  })

  test('the same form sent twice signs once', async () => {
    const id = await drafted()
    const twice = { ...(await w.as('head')), once: 'a-form-sent-twice' }
    const first = await signVersion(twice, { contractId: id, number: 1, version: 1 })
    expect(await signVersion(twice, { contractId: id, number: 1, version: 1 })).toEqual(first)
    expect((await at(id)).version).toBe(2)
  })

  test('another institution can neither sign nor propose', async () => {
    const id = await drafted()
    const foreign = await w.as('manager-bangban')
    expect(code(await signVersion(foreign, { contractId: id, number: 1, version: 1 }))).toBe('not-your-record')
    expect(code(await proposeChange(foreign, { contractId: id, text: await at(id), reason: 'x', version: 1 }))).toBe('not-your-record')
  })

  test('the statute is not for a social organisation, and an enterprise waits sixty days at most', async () => {
    const officer = await w.as('officer')
    const p = good(await openPurchase(officer, { title: '试', communityIds: w.district.communities }))
    const input = { purchaseId: p.id, lines: combined().lines, startsOn: day('2026-03-01'), noTenderReason: '试' }
    const social = await directContract(w, officer, { ...input, providerId: w.district.institutions.tongxin, terms: { basis: 'statute' } })
    expect(Object.keys((social as Refusal).fields ?? {})).toEqual(['basis'])
    const late = await directContract(w, officer, { ...input, providerId: w.district.institutions.nuanyang, terms: { paymentDays: 61 } })
    expect(Object.keys((late as Refusal).fields ?? {})).toEqual(['paymentDays'])
    const company = good(
      await directContract(w, officer, { ...input, providerId: w.district.institutions.nuanyang, terms: { paymentDays: 60 } }),
    )
    expect((await at(company.id)).terms.basis).toBe('statute')
    expect(
      code(await directContract(w, officer, { ...input, noTenderReason: undefined, providerId: w.district.institutions.tongxin })),
    ).toBe('no-reason')
  })

  test('what the program cannot see is noted by who owes it; what it can see is not', async () => {
    const id = await drafted('2026-02-01')
    await bothSign(id)
    const officer = await w.as('officer')
    const duties = await dutiesOf(officer, { contractIds: [id], open: true })
    // The program publishes it itself, with both signatures.
    const published = (await dutiesOf(officer, { contractIds: [id], kinds: ['publish-contract'] }))[0]!
    expect([published.state, published.evidence]).toEqual(['done', `/open/purchases/${(await at(id)).purchaseId}`])
    expect((await at(id)).publishedOn!.toString()).toBe('2026-02-03')
    const publish = duties.find((d) => d.kind === 'file-contract')!
    expect(code(await noteDone(await w.as('manager-tongxin'), { dutyId: publish.id, evidence: '网站', version: publish.version }))).toBe(
      'no-duty',
    )
    good(await noteDone(officer, { dutyId: publish.id, evidence: '备案号 2026-17', version: publish.version }))
    const handIn = duties.find((d) => d.kind === 'hand-in')!
    expect(code(await noteDone(await w.as('manager-tongxin'), { dutyId: handIn.id, evidence: '交了', version: handIn.version }))).toBe(
      'not-by-hand',
    )
  })

  test('nobody ends a contract at will; with a clause for both, notice is kept and the clock ends it', async () => {
    const id = await drafted('2026-02-01')
    const c = await at(id)
    expect(c.terms.mayEndEarly).toBe('nobody')
    good(
      await proposeChange(await w.as('officer'), {
        contractId: id,
        text: { ...c, terms: { ...c.terms, mayEndEarly: 'provider', endNoticeDays: 30 } },
        reason: '试',
        version: c.version,
      }),
    )
    // Only one side may end it: each says that it has read that.
    await bothSign(id, true)
    const head = await w.as('head')
    expect(code(await endEarly(head, { contractId: id, reason: '换人', lastOn: day('2026-04-30'), version: (await at(id)).version }))).toBe(
      'may-not-end',
    )
    // The side that may not is offered no form for it and told why; the other side is.
    for (const [who, lang, offered] of [
      ['head', 'en', false],
      ['head', 'zh', false],
      ['manager-tongxin', 'en', true],
    ] as const) {
      const form = await w.get(who, `/contracts/${id}/end`, { lang })
      const text = await form.text()
      expect([form.status, text.includes('name="lastOn"')]).toEqual([offered ? 200 : 409, offered])
      const page = await (await w.get(who, `/contracts/${id}`, { lang })).text()
      expect(page.includes(`href="/contracts/${id}/end"`)).toBe(offered)
      // Both see in the history of the record that it was tried.
      for (const said of offered ? [text] : [text, page])
        expect(/Clause 15 does not let your side end the contract early|第 15 条没有允许您这一方提前终止/.test(said)).toBe(!offered)
    }
    const manager = await w.as('manager-tongxin')
    // 3 February + 30 days = 5 March.
    expect(
      code(await endEarly(manager, { contractId: id, reason: '停办', lastOn: day('2026-03-04'), version: (await at(id)).version })),
    ).toBe('notice-too-short')
    good(await endEarly(manager, { contractId: id, reason: '停办', lastOn: day('2026-03-05'), version: (await at(id)).version }))
    await takeDue(await w.as('clock', '2026-03-05T23:59:59+08:00'))
    expect((await at(id)).state).toBe('active')
    await takeDue(await w.as('clock', '2026-03-06T00:00:01+08:00'))
    expect((await at(id)).state).toBe('terminated')
  })
})
