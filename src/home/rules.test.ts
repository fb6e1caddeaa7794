import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { acceptances, acceptPeriod, appointWorker, handInPeriod, hearResidents, takeDue as takeDelivered } from '#delivery'
import { dimensions, giveMarks, openRound } from '#evaluations'
import { day, decimal, fractionOf, moneyText, yuan } from '#kernel'
import { type Calendar, type RuleReport, reportJson, ruleReport } from '#law'
import { claims, confirmClaim, makeClaim, passClaim, payClaim } from '#payments'
import { calendarOf, enterLocalNumbers, enterYear, localNumbers, withdrawLocalNumber } from '#people'
import { awardOf, cancelTender, decideAward, lowBidReviews, openedBids, ruledKinds, seats, voteOnLowBid } from '#tenders'
import {
  approved,
  bidOf,
  f24Plan,
  f24Tender,
  granted,
  opened,
  panelSits,
  publishedTender,
  purchaseWithNeed,
  scored,
  world,
  type World,
} from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
let purchaseId: string
let planId: string
let tenderId: string
let contractId: string
let advanceId: string
let monthId: string
let silentId: string
let partId: string
let roundId: string
beforeAll(async () => {
  w = await world()
  planId = await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务'))
  purchaseId = await approved(w, planId)
  tenderId = await publishedTender(w, purchaseId)
  await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', tenderId, { postAmount: '400000' })
  await bidOf(w, 'manager-nuanyang', tenderId, { postAmount: '980000' })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (provider) => (provider === w.district.institutions.tongxin ? '90' : '80'))
}, 240_000)
afterAll(() => w.close())

const noon = (on: string) => `${on}T12:00:00+08:00`
const json = async (who: string, path: string): Promise<RuleReport> => {
  const answer = await w.get(who, `${path}?format=json`)
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'application/json; charset=utf-8'])
  return JSON.parse(await answer.text()) as RuleReport
}
const line = (r: RuleReport, name: string) => r.lines.find((l) => l.name === name)

describe('the reports of a tender', () => {
  test('the opening gives the scores and the review that the record holds', async () => {
    const report = await json('auditor', `/rules/opening/${tenderId}`)
    const officer = await w.as('officer')
    const bids = await openedBids(officer, tenderId)
    const byId = (line(report, 'price-scores')!.answer as { id: string; score: string }[]).map((s) => [
      s.id,
      decimal(fractionOf(s.score), 4),
    ])
    expect(new Map(byId as [string, string][])).toEqual(new Map(bids.map((b) => [b.bidId, decimal(b.priceScore!, 4)])))
    const called = (line(report, 'low-bid-review')!.answer as { id: string; triggered: string[] }[]).filter((b) => b.triggered.length > 0)
    const reviews = await lowBidReviews(officer, tenderId)
    expect(called.map((b) => [b.id, b.triggered])).toEqual(reviews.map((r) => [r.bidId, r.triggered]))
    // 400,000.00 + 51,100.00 is below 45 per cent of the budget of 1,050,000.00, which is 472,500.00.
    expect(called).toHaveLength(1)
    const page = await (await w.get('officer', `/rules/opening/${tenderId}`)).text()
    expect(page).toContain('Bangban')
    expect(page).not.toMatch(/>[^<]*bid_[0-9a-z]{26}/)
  })
  test('there is no report of an award before there is one', async () =>
    expect((await w.get('officer', `/rules/award/${tenderId}`)).status).toBe(404))
})

describe('from the award to the money', () => {
  beforeAll(async () => {
    const reviews = await lowBidReviews(await w.as('officer'), tenderId)
    for (const r of reviews) expect(r.decision).toBeNull()
    // The time to explain runs out, and the panel decides that the price cannot be kept.
    const after = w.clock.now().add({ hours: 25 }).toString()
    w.clock.set(after)
    for (const s of await seats(await w.as('officer'), tenderId)) {
      const who = Object.entries(w.district.people).find(([, id]) => id === s.userId)![0]
      await voteOnLowBid(await w.as(who), { tenderId, bidId: reviews[0]!.bidId, decision: 'rejected', reason: '没有说明成本。' })
    }
    granted(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
    const award = (await awardOf(await w.as('officer'), purchaseId))!
    const sent = await w.post('officer', `/contracts/new?purchase=${purchaseId}`, {
      startsOn: '2026-06-01',
      lang: 'zh',
      [`stages.${award.lines[1]!.id}`]: '首付，40%，签订\n尾款，60%，验收',
    })
    contractId = sent.headers.get('location')!.split('/').at(-1)!
    for (const who of ['head', 'manager-tongxin']) {
      const ctx = await w.as(who, noon('2026-05-20'))
      const c = (await contract(ctx, contractId))!
      granted(await signVersion(ctx, { contractId, number: c.versionNumber, version: c.version }))
    }
    await beginContracts(await w.as('clock', noon('2026-06-01')))
    const post = (await contract(await w.as('officer'), contractId))!.lines.find((l) => l.kind === 'post')!
    granted(
      await appointWorker(await w.as('manager-tongxin', noon('2026-06-01')), {
        contractId,
        lineId: post.id,
        workerName: '社工一',
        grade: 'social-worker',
        fromOn: day('2026-06-01'),
        competition: '公开竞聘',
      }),
    )
    advanceId = granted(await makeClaim(await w.as('manager-tongxin', noon('2026-06-02')), { contractId, from: 'signing' })).id
    const accepted = granted(await handInPeriod(await w.as('manager-tongxin', noon('2026-07-03')), { contractId, period: 'm01' })).id
    silentId = accepted
    await takeDelivered(await w.as('clock', noon('2026-07-20')))
    monthId = granted(await makeClaim(await w.as('manager-tongxin', noon('2026-07-20')), { contractId, from: accepted })).id
    granted(await confirmClaim(await w.as('officer', noon('2026-06-05')), { claimId: advanceId }))
    granted(await passClaim(await w.as('head', noon('2026-06-05')), { claimId: advanceId }))
    for (const [amount, on] of [
      ['5000', '2026-07-01'],
      ['1000', '2026-07-12'],
    ] as const)
      granted(
        await payClaim(await w.as('treasurer', noon(on)), {
          claimId: advanceId,
          amount: yuan(amount),
          paidOn: day(on),
          reference: `ZF-${on}`,
        }),
      )
    partId = granted(await handInPeriod(await w.as('manager-tongxin', noon('2026-08-03')), { contractId, period: 'm02' })).id
    granted(
      await hearResidents(await w.as('committee', noon('2026-08-04')), {
        acceptanceId: partId,
        how: 'meeting',
        satisfied: 9,
        neutral: 2,
        dissatisfied: 1,
        heardOn: day('2026-08-04'),
      }),
    )
    const [part] = await acceptances(await w.as('officer'), { ids: [partId] })
    granted(
      await acceptPeriod(await w.as('officer', noon('2026-08-05')), {
        acceptanceId: partId,
        version: part!.version,
        uncheckedReason: '签到表还没有送到',
        lines: [{ instalmentKey: part!.lines[0]!.instalmentKey, accepted: '1/28', reason: '有半个月的记录没有交。' }],
      }),
    )
    roundId = granted(
      await openRound(await w.as('officer', noon('2026-08-06')), { contractId, kind: 'mid-term', closesOn: day('2026-08-20') }),
    ).id
    // A line with goals is answered too; two months into its term neither side can tell yet.
    const aimed = (await contract(await w.as('officer'), contractId))!.lines.filter((l) => l.goals.length > 0)
    for (const [who, side] of [
      ['officer', 'purchaser'],
      ['manager-tongxin', 'provider'],
    ] as const)
      granted(
        await giveMarks(await w.as(who, noon('2026-08-07')), {
          roundId,
          marks: dimensions[side].map((d) => ({ dimension: d.key, mark: side === 'purchaser' ? 4 : 3, says: null })),
          lines: aimed.map((l) => ({ lineId: l.id, mark: null, says: null })),
        }),
      )
    w.clock.set(noon('2026-07-22'))
  })

  test('the rejected bid still stands among those reviewed, not among those ranked', async () => {
    const { facts } = await json('officer', `/rules/opening/${tenderId}`)
    expect([(facts.bids as unknown[]).length, (facts.offers as unknown[]).length]).toEqual([3, 2])
  })
  test('a claim: the clock of the report is the clock of the record, for an advance and for a month accepted by silence', async () => {
    const treasurer = await w.as('treasurer')
    for (const claim of await claims(treasurer, { ids: [advanceId, monthId] })) {
      const clock = line(await json('treasurer', `/rules/payment/${claim.id}`), 'payment-clock')!
      expect(clock.answer).toMatchObject({
        dueOn: claim.dueOn.toString(),
        clockStartOn: claim.clockStartOn.toString(),
        clockRule: claim.clock.rule,
        days: claim.clock.days,
      })
      expect(clock.steps).toEqual(claim.clock.steps)
    }
  })
  test('paid in parts, every part bears its own interest, and the claim speaks of what is open', async () => {
    const claim = (await claims(await w.as('treasurer'), { ids: [advanceId] }))[0]!
    // Seven large events at 4,000.00, of which 2/5 at signing: 11,200.00; asked for on 2 June, 30 days: 2 July.
    expect([moneyText(claim.amount), claim.dueOn.toString()]).toEqual(['11200.00', '2026-07-02'])
    const interest = async (id: string) => line(await json('treasurer', `/rules/payment/${id}`), 'late-interest')!.answer
    expect(await interest(`${advanceId}.1`)).toMatchObject({ days: 0, interest: '0.00' })
    // 1,000.00 ten days late at 0.05 per cent a day: 5.00.
    expect(await interest(`${advanceId}.2`)).toMatchObject({ days: 10, interest: '5.00' })
    // 5,200.00 open, twenty days on 22 July: 52.00.
    expect(await interest(advanceId)).toMatchObject({ days: 20, interest: '52.00' })
    expect((await w.get('treasurer', `/rules/payment/${advanceId}.3`)).status).toBe(404)
  })
  test('the contract: checked against the total first signed, with its last day to sign', async () => {
    const report = await json('officer', `/rules/contract/${contractId}`)
    expect(report.facts).toMatchObject({ amount: '1041100.00', supplements: [], signedOn: '2026-05-20' })
    expect(line(report, 'contract-check')!.answer).toEqual([])
    expect(line(report, 'supplement-room')!.answer).toMatchObject({ most: '104110.00', left: '104110.00' })
    expect(typeof line(report, 'sign-by')!.answer).toBe('string')
  })
  test('an acceptance by silence: nobody was heard, and the clock started when its period ended', async () => {
    const report = await json('officer', `/rules/delivery/${silentId}`)
    // Handed in on 3 July, ten days: 13 July; thirty days to pay: 12 August.
    expect(line(report, 'acceptance-in-time')!.answer).toEqual({ came: 'by-silence', daysLate: 0 })
    expect(line(report, 'clock-from-acceptance')!.answer).toMatchObject({ clockStartOn: '2026-07-13', dueOn: '2026-08-12' })
    expect((line(report, 'acceptance-check')!.answer as { at: string }[]).map((f) => f.at)).toEqual(['usersHeard'])
    const [claim] = await claims(await w.as('treasurer'), { ids: [monthId] })
    expect(claim!.dueOn.toString()).toBe('2026-08-12')
  })
  test('an acceptance in part: twelve users heard, what is not in dispute is due', async () => {
    const report = await json('manager-tongxin', `/rules/delivery/${partId}`)
    expect(line(report, 'acceptance-check')!.answer).toEqual([])
    expect(report.facts).toMatchObject({ usersHeard: 12, acceptedOn: '2026-08-05', acceptedBy: 'purchaser' })
    // A month of 990,000.00 is 82,500.00; one post of fourteen is 5,892.85, down to the fen, and half of it 2,946.42.
    expect(line(report, 'accepted-part')!.answer).toMatchObject({ undisputed: '2946.42', disputed: '2946.43' })
    expect(report.open).toEqual([])
    // What is decided reads the same on any later day.
    const before = w.clock.now().toString()
    w.clock.set(noon('2027-03-01'))
    expect(await json('manager-tongxin', `/rules/delivery/${partId}`)).toEqual(report)
    w.clock.set(before)
  })
  test('a round of marks: its grade once it is revealed, and that no third party asked residents', async () => {
    const report = await json('auditor', `/rules/evaluation/${roundId}`)
    // Six marks of 4 stand as (4 − 1) × 25 = 75 of 100.
    expect(line(report, 'grade')!.answer).toMatchObject({ grade: 'medium' })
    expect(line(report, 'grade')!.used).toEqual({ score: '75', scheme: 'national' })
    expect((line(report, 'evaluation-plan')!.answer as { rule: string }[]).map((f) => f.rule)).toEqual(['R-113', 'R-113'])
  })
  test('every report of the purchase is made again from its own JSON and the calendar, to the letter', async () => {
    const all = JSON.parse(await (await w.get('auditor', `/purchases/${purchaseId}/rules?format=json`)).text()) as RuleReport[]
    expect(all.map((r) => r.record.kind)).toEqual([
      'plan',
      'tender',
      'panel',
      'opening',
      'award',
      'contract',
      'delivery',
      'delivery',
      'payment',
      'payment',
      'payment',
      'payment',
      'evaluation',
    ])
    const calendar = (await (await w.get('public', '/law/calendar.json')).json()) as Calendar
    for (const report of all) {
      expect(report.lines.length).toBeGreaterThan(0)
      const alone = await (await w.get('auditor', `/rules/${report.record.kind}/${report.record.id}?format=json`)).text()
      expect(alone).toBe(reportJson(report))
      expect(reportJson(ruleReport({ ...report.record, facts: report.facts }, day(report.lawDay), calendar))).toBe(alone)
    }
    // The main check of every kind of record decides; none stands open for want of a fact.
    const decided = all.flatMap((r) => r.lines.map((l) => l.name))
    for (const name of [
      'plan-check',
      'survey-is-mandatory',
      'intention-earliest-start',
      'tender-check',
      'panel-needed',
      'panel-check',
      'price-scores',
      'low-bid-review',
      'sign-by',
      'contract-check',
      'acceptance-check',
      'acceptance-in-time',
      'clock-from-acceptance',
      'accepted-part',
      'payment-clock',
      'undisputed-part',
      'evaluation-plan',
      'grade',
    ])
      expect(decided).toContain(name)
  })
  test('the pages speak both languages and are linked from the records', async () => {
    const zh = await (await w.get('officer', `/purchases/${purchaseId}/rules`, { lang: 'zh' })).text()
    for (const says of ['适用了哪些规定', '采购文件违反了什么', '最迟哪天付款', '用到的事实']) expect(zh).toContain(says)
    for (const [path, href] of [
      [`/purchases/${purchaseId}`, `/purchases/${purchaseId}/rules`],
      [`/plans/${planId}`, `/rules/plan/${planId}`],
      [`/tenders/${tenderId}`, `/rules/tender/${tenderId}`],
      [`/contracts/${contractId}`, `/rules/contract/${contractId}`],
      [`/delivery/acceptances/${silentId}`, `/rules/delivery/${silentId}`],
      [`/payments/claims/${advanceId}`, `/rules/payment/${advanceId}`],
      [`/evaluations/rounds/${roundId}`, `/rules/evaluation/${roundId}`],
    ] as const) {
      expect(await (await w.get('officer', path)).text()).toContain(`href="${href}"`)
      expect([href, (await w.get('officer', href)).status]).toEqual([href, 200])
    }
  })
  test('who may not read a record may not read its report', async () => {
    const institution = async (who: string) =>
      JSON.parse(await (await w.get(who, `/purchases/${purchaseId}/rules?format=json`)).text()) as RuleReport[]
    expect((await institution('manager-tongxin')).map((r) => r.record.kind)).toEqual([
      'contract',
      'delivery',
      'delivery',
      'payment',
      'payment',
      'payment',
      'payment',
      'evaluation',
    ])
    expect((await w.get('manager-bangban', `/purchases/${purchaseId}/rules`)).status).toBe(403)
    for (const who of ['manager-bangban', 'worker-tongxin']) expect((await w.get(who, `/rules/payment/${advanceId}`)).status).toBe(404)
    for (const path of [`/rules/delivery/${silentId}`, `/rules/evaluation/${roundId}`]) {
      const may = async (who: string) => (await w.get(who, path)).status
      for (const who of ['officer', 'head', 'manager-tongxin', 'worker-tongxin', 'approver', 'auditor', 'evaluator'])
        expect([path, who, await may(who)]).toEqual([path, who, 200])
      for (const who of ['manager-bangban', 'treasurer', 'expert1']) expect([path, who, await may(who)]).toEqual([path, who, 404])
      expect(await may('public')).toBe(401)
    }
    // Whoever enters residents' opinions sees the period they are about, not the marks.
    expect((await w.get('committee', `/rules/delivery/${silentId}`)).status).toBe(200)
    expect((await w.get('committee', `/rules/evaluation/${roundId}`)).status).toBe(404)
    for (const kind of ruledKinds) expect((await w.get('manager-tongxin', `/rules/${kind}/${tenderId}`)).status).toBe(403)
    for (const path of [`/rules/plan/${planId}`, `/rules/contract/${contractId}`, `/purchases/${purchaseId}/rules`])
      expect((await w.get('public', path)).status).toBe(401)
    expect((await w.get('officer', `/rules/nothing/${planId}`)).status).toBe(404)
  })
})

describe('what became known only after a record was concluded', () => {
  const whole = async (who = 'auditor') =>
    JSON.parse(await (await w.get(who, `/purchases/${purchaseId}/rules?format=json`)).text()) as RuleReport[]
  let running: string
  let before: RuleReport[]
  let beforeRunning: RuleReport
  // The claims of this purchase are not paid up, and run on.
  const kept = (all: readonly RuleReport[]) =>
    all.filter((r) => r.record.kind !== 'payment').map((r) => [r.record.kind, r.lines.map((l) => [l.name, l.answer]), r.facts])

  beforeAll(async () => {
    w.clock.set(noon('2026-03-02'))
    running = (await f24Tender(w, '另一个社工站')).tenderId
    w.clock.set(noon('2026-08-21'))
    before = await whole()
    beforeRunning = await json('officer', `/rules/tender/${running}`)
    w.clock.set(noon('2026-09-01'))
    granted(
      await enterLocalNumbers(await w.as('administrator'), {
        values: { 'threshold.open-tender': yuan('1000000'), 'threshold.procurement': yuan('300000') },
        from: day('2026-01-01'),
        source: '本市采购办法（测试）',
        article: '第九条',
        grade: 'A',
      }),
    )
  })

  test('a number entered later with an earlier first day decides nothing about what is concluded, and the report says what it would have', async () => {
    const after = await whole()
    expect(kept(after)).toEqual(kept(before))
    const tender = after.find((r) => r.record.kind === 'tender')!
    expect(tender.later!.map((l) => l.name)).toContain('tender-check')
    expect(tender.later![0]!.says.en).toMatch(
      /^“Open-tender threshold for services” of ¥1,000,000, from 1 January 2026, was entered on 1 September 2026, after this was concluded on \d+ \w+ 2026\. It was not applied; with it the answer here would be another\.$/,
    )
    expect(after.filter((r) => r.later).map((r) => r.record.kind)).toEqual(['tender'])
    for (const [lang, said] of [
      ['en', 'was entered on 1 September 2026'],
      ['zh', '是 2026 年 9 月 1 日才录入的'],
    ] as const)
      expect(await (await w.get('officer', `/rules/tender/${tenderId}`, { lang })).text()).toContain(said)
  })
  test('what still runs is judged by it', async () => {
    const now = await json('officer', `/rules/tender/${running}`)
    expect([now.later, line(now, 'tender-check')!.answer]).not.toEqual([undefined, line(beforeRunning, 'tender-check')!.answer])
    expect(now.later).toBeUndefined()
    expect(JSON.stringify(line(now, 'tender-check')!.answer)).not.toBe(JSON.stringify(line(beforeRunning, 'tender-check')!.answer))
  })
  test('withdrawn later, and days off corrected later, are told the same way', async () => {
    const now = await json('officer', `/rules/tender/${running}`)
    const admin = await w.as('administrator')
    granted(await cancelTender(await w.as('head'), { tenderId: running, reason: '本年度预算调整，这个项目不再采购。' }))
    w.clock.set(noon('2026-09-10'))
    granted(await withdrawLocalNumber(await w.as('administrator'), { id: (await localNumbers(admin))[0]!.id }))
    const still = await json('officer', `/rules/tender/${running}`)
    expect(line(still, 'tender-check')!.answer).toEqual(line(now, 'tender-check')!.answer)
    expect(still.later!.find((l) => l.name === 'tender-check')!.says.en).toContain(
      'was withdrawn or given another last day on 10 September 2026',
    )
    // The tender that was concluded before the number came stays as it was, and nothing of it is said any more.
    expect(kept(await whole())).toEqual(kept(before))
    expect((await whole()).some((r) => r.later)).toBe(false)

    const national = (await calendarOf(admin)).years.find((y) => y.year === 2026)!
    const signBy = line(before.find((r) => r.record.kind === 'award')!, 'sign-by')!.answer as string
    const off = [...national.daysOff.map(([a, b]) => `${a} 至 ${b}`), signBy].join('\n')
    granted(
      await enterYear(await w.as('administrator'), {
        year: '2026',
        daysOff: off,
        workedWeekends: national.workedWeekends.join('、'),
        source: '更正（测试）',
        isWhole: true,
        isMeant: true,
      }),
    )
    const award = await json('officer', `/rules/award/${tenderId}`)
    expect(line(award, 'sign-by')!.answer).toBe(signBy)
    expect(award.later!.find((l) => l.name === 'sign-by')!.says.en).toMatch(
      /^The days off of 2026 were entered or changed on 10 September 2026, after this was concluded/,
    )
    expect(kept(await whole())).toEqual(kept(before))
    // Made again from its own JSON and the calendar as it was known then.
    const known = (await (await w.get('public', '/law/calendar.json?known=2026-08-21')).json()) as Calendar
    const today = (await (await w.get('public', '/law/calendar.json')).json()) as Calendar
    const again = (calendar: Calendar) =>
      line(ruleReport({ ...award.record, facts: award.facts }, day(award.lawDay), calendar), 'sign-by')!.answer
    expect(again(known)).toEqual(line(award, 'sign-by')!.answer)
    expect(again(today)).not.toEqual(line(award, 'sign-by')!.answer)
  })
})
