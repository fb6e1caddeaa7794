import { drawOrder, isRefusal, minor, moneyText, yuan } from '#kernel'
import { knownJurisdictions } from '#people'
import { postFloorWords } from '#plans'
import { historyOf, type TablesOf } from '#platform'
import {
  approved,
  asOwner,
  bidOf,
  criteriaFor,
  f24Plan,
  f24Tender,
  f41Plan,
  granted,
  opened,
  panelSits,
  publishedTender,
  purchaseWithNeed,
  scored,
  usualTerms,
  world,
  type World,
} from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  agree,
  appointPanel,
  awardOf,
  cancelTender,
  decideAward,
  declare,
  draftTender,
  draws,
  editTender,
  explainPrice,
  handInScores,
  lowBidReviews,
  myBid,
  objectToBid,
  openedBids,
  publishTender,
  scoreBid,
  seats,
  standings,
  takeDue,
  tender,
  voteOnLowBid,
  withdrawBid,
} from './index.ts'
import { deadlinesAt } from './deadlines-at.ts'
import { tables } from './store/tables.ts'
import { visibleScores } from './visible-scores.ts'

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

describe('a whole path: F-24 by competitive consultation', () => {
  let purchaseId: string
  let id: string
  let members: string[]
  beforeAll(async () => {
    purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务')))
  })
  test('the law check refuses a services tender in which the price brings 9 of 100 points', async () => {
    w.clock.set('2026-04-03T09:00:00+08:00')
    const officer = await w.as('officer')
    id = granted(await draftTender(officer, { purchaseId, method: 'open-tender' })).id
    granted(
      await editTender(officer, { tenderId: id, ...usualTerms({ method: 'open-tender', priceWeight: '9', criteria: criteriaFor('9') }) }),
    )
    const nine = await publishTender(officer, { tenderId: id })
    // The text behind R-29 was read, so it refuses.
    expect([codeOf(nine), (await tender(officer, id))!.state]).toEqual(['law-says-no', 'draft'])
    expect(isRefusal(nine) && nine.words.en).toContain('9%')
    expect(isRefusal(nine) && nine.cites?.map((c) => c.rule)).toContain('R-29')
  })
  test('the same in a consultation is warned of: a warning stops publication until somebody puts their reason to it', async () => {
    const officer = await w.as('officer')
    granted(await editTender(officer, { tenderId: id, ...usualTerms({ priceWeight: '9', criteria: criteriaFor('9') }) }))
    const nine = await publishTender(officer, { tenderId: id })
    // R-56 is known from trade pages only.
    expect([codeOf(nine), (await tender(officer, id))!.state]).toEqual(['law-warns', 'draft'])
    expect(isRefusal(nine) && nine.cites?.map((c) => c.rule)).toContain('R-56')
  })
  test('in a consultation a bid time cut short is for the head alone, whatever reason an officer types', async () => {
    const officer = await w.as('officer')
    const soon = Temporal.Instant.from('2026-04-03T09:30:00+08:00')
    const documentsUntilOn = Temporal.PlainDate.from('2026-04-03')
    granted(await editTender(officer, { tenderId: id, ...usualTerms({ deadlineAt: soon, documentsUntilOn }) }))
    const no = await publishTender(officer, { tenderId: id, despite: '情况紧急' })
    expect([codeOf(no), (await tender(officer, id))!.state]).toEqual(['head-must-confirm', 'draft'])
    expect(isRefusal(no) && no.cites?.map((c) => c.rule)).toContain('R-53')
    // The head is asked for a reason like anybody else.
    expect(codeOf(await publishTender(await w.as('head'), { tenderId: id }))).toBe('law-warns')
  })
  test('a deadline too near is refused, with the first day that would do', async () => {
    const officer = await w.as('officer')
    granted(
      await editTender(officer, {
        tenderId: id,
        ...usualTerms({ method: 'open-tender', deadlineAt: Temporal.Instant.from('2026-04-15T09:30:00+08:00') }),
      }),
    )
    const near = await publishTender(officer, { tenderId: id })
    expect(codeOf(near)).toBe('law-says-no')
    expect(isRefusal(near) && near.cites?.map((c) => c.rule)).toContain('R-21')
  })
  test('criteria that do not make 100 are refused before the law is asked', async () => {
    const officer = await w.as('officer')
    granted(await editTender(officer, { tenderId: id, ...usualTerms({ priceWeight: '15', criteria: criteriaFor('10') }) }))
    const no = await publishTender(officer, { tenderId: id })
    expect(isRefusal(no) && no.words.en).toContain('105')
  })
  test('more kept back than a contract may keep back is not announced: refused at its field, and again before publishing', async () => {
    const officer = await w.as('officer')
    const of = { tenderId: id, ...usualTerms() }
    const keeps = async (retentionShare: string) => await editTender(officer, { ...of, aside: { retentionShare } })
    for (const share of ['0.1001', '0.9']) {
      const no = await keeps(share)
      expect([codeOf(no), isRefusal(no) && Object.keys(no.fields ?? {})]).toEqual(['aside-wrong', ['retentionShare']])
      expect(isRefusal(no) && no.fields?.retentionShare?.en).toContain('like a bond')
    }
    granted(await keeps('0.1'))
    // One that was typed in before anybody asked.
    await asOwner(w.database.db, `update tenders set retention_share = '0.3' where id = '${id}'`)
    const no = await publishTender(officer, { tenderId: id })
    expect([codeOf(no), isRefusal(no) && no.cites?.map((c) => c.rule)]).toEqual(['law-says-no', ['R-41']])
  })
  test('mended, it is published', async () => {
    const officer = await w.as('officer')
    granted(await editTender(officer, { tenderId: id, ...usualTerms() }))
    granted(await publishTender(officer, { tenderId: id }))
    expect((await tender(officer, id))!.state).toBe('published')
    expect(codeOf(await draftTender(officer, { purchaseId, method: 'open-tender' }))).toBe('tender-exists')
  })
  test('whoever is not registered is led from the call, and from where one signs in, to the form for it', async () => {
    for (const path of ['/tenders', `/tenders/${id}`, '/sign-in'])
      expect([path, (await (await w.get('public', path)).text()).includes('href="/suppliers/register"')]).toEqual([path, true])
    expect(await (await w.get('manager-tongxin', `/tenders/${id}`)).text()).not.toContain('/suppliers/register')
  })
  test('bids are taken until the deadline itself; one millisecond later is late, refused and logged', async () => {
    granted(await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' }))
    const last = granted(await bidOf(w, 'manager-bangban', id, { postAmount: '950000', at: '2026-04-30T09:30:00.000+08:00' }))
    expect(last.receivedAt).toBe('2026-04-30T01:30:00Z')
    const late = await bidOf(w, 'manager-nuanyang', id, { postAmount: '900000', at: '2026-04-30T09:30:00.001+08:00' })
    expect([codeOf(late), isRefusal(late) && late.status]).toEqual(['bid-late', 410])
    const log = await w.database.db.selectFrom('record_log').selectAll().where('outcome', '=', 'bid-late').execute()
    expect(log.map((l) => [l.action, l.organisation_id, l.facts.minutesLate, l.subject_id])).toEqual([
      ['bids.submit', w.district.institutions.nuanyang, 1, id],
    ])
    expect(await myBid(await w.as('manager-nuanyang'), id)).toBeUndefined()
  })
  test('the clock opens nothing at the deadline and everything after it', async () => {
    w.clock.set('2026-04-30T09:30:00.000+08:00')
    expect(await takeDue(await w.as('clock'))).toBe(0)
    await opened(w, id)
    const bids = await openedBids(await w.as('officer'), id)
    expect(bids.map((b) => [b.providerId, b.quality.approach, b.price])).toEqual([
      [w.district.institutions.tongxin, '以居民为中心。', null],
      [w.district.institutions.bangban, '以居民为中心。', null],
    ])
  })
  test('the panel of a consultation is three: two experts by lot, one representative; the draw can be repeated', async () => {
    expect(codeOf(await appointPanel(await w.as('officer'), { tenderId: id, representatives: [] }))).toBe('seats-wrong')
    expect(codeOf(await appointPanel(await w.as('officer'), { tenderId: id, representatives: [w.district.people.approver!] }))).toBe(
      'not-our-person',
    )
    members = await panelSits(w, id)
    const all = await seats(await w.as('officer'), id)
    expect(all.map((s) => s.kind).sort()).toEqual(['expert', 'expert', 'purchaser'])
    const [draw] = await draws(await w.as('officer'), id)
    expect(draw!.pool).toHaveLength(5)
    expect(drawOrder(draw!.pool, draw!.seed).slice(0, 2)).toEqual(draw!.drawn)
  })
  test('nobody sees another’s scores before all are in', async () => {
    const [first, second] = members as [string, string]
    const t = (await tender(await w.as('officer'), id))!
    const [bid] = await openedBids(await w.as(first), id)
    granted(
      await scoreBid(await w.as(first), {
        tenderId: id,
        bidId: bid!.bidId,
        scores: [{ criterionId: t.criteria[0]!.id, score: '70', note: '缺一份证书' }],
      }),
    )
    expect(await visibleScores(await w.as(first), t, await seats(await w.as(first), id))).toHaveLength(1)
    expect(await visibleScores(await w.as(second), t, await seats(await w.as(second), id))).toEqual([])
    expect(await visibleScores(await w.as('auditor'), t, await seats(await w.as('auditor'), id))).toEqual([])
    expect(codeOf(await handInScores(await w.as(first), { tenderId: id }))).toBe('scores-missing')
    expect(codeOf(await scoreBid(await w.as('manager-tongxin'), { tenderId: id, bidId: bid!.bidId, scores: [] }))).toBe('not-your-role')
    const outsider = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'].find((e) => !members.includes(e))!
    expect(codeOf(await scoreBid(await w.as(outsider), { tenderId: id, bidId: bid!.bidId, scores: [] }))).toBe('not-on-panel')
    expect(codeOf(await agree(await w.as(first), { tenderId: id, consensusVersion: t.consensusVersion }))).toBe('scores-not-all-in')
    expect(codeOf(await objectToBid(await w.as(first), { tenderId: id, bidId: bid!.bidId, objection: '缺资质' }))).toBe('scores-not-all-in')
  })
  test('the scores are confirmed by all, then the prices are opened and ranked by the formula', async () => {
    await scored(w, id, members, (provider) => (provider === w.district.institutions.tongxin ? '90' : '80'))
    const t = (await tender(await w.as('officer'), id))!
    expect([t.state, t.consensusLockedAt !== null]).toEqual(['scored', true])
    const bids = await openedBids(await w.as('officer'), id)
    const of = (provider: string) => bids.find((b) => b.providerId === provider)!
    // Totals: 51,100 + 990,000 = 1,041,100 and 51,100 + 950,000 = 1,001,100, the lowest and so the benchmark.
    const [tongxin, bangban] = [of(w.district.institutions.tongxin), of(w.district.institutions.bangban)]
    expect([moneyText(tongxin.total!), moneyText(bangban.total!)]).toEqual(['1041100.00', '1001100.00'])
    // Quality: 90 × 90 / 100 = 81 and 80 × 90 / 100 = 72. Price: 1,001,100 ÷ 1,041,100 × 10 and 10.
    expect([tongxin.qualityScore, bangban.qualityScore]).toEqual([
      { n: 81n, d: 1n },
      { n: 72n, d: 1n },
    ])
    expect(tongxin.priceScore).toEqual({ n: 10011n * 10n, d: 10411n })
    expect(bangban.priceScore).toEqual({ n: 10n, d: 1n })
    expect([tongxin.rank, bangban.rank]).toEqual([1, 2])
  })
  test('the head awards with reasons; the lines stand at the winner’s prices', async () => {
    expect(codeOf(await decideAward(await w.as('officer'), { tenderId: id, reasons: '第一名。' }))).toBe('not-your-role')
    granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定第一名。' }))
    const award = (await awardOf(await w.as('public'), purchaseId))!
    expect([award.providerId, moneyText(award.total), award.awardedOn.toString()]).toEqual([
      w.district.institutions.tongxin,
      '1041100.00',
      '2026-04-30',
    ])
    expect(award.lines.map((l) => moneyText(l.amount))).toEqual(['990000.00', '28000.00', '14000.00', '2100.00', '7000.00'])
    expect(award.promises).toContain('按要求完成：社区社工岗位')
    expect((await standings(await w.as('officer'), [purchaseId])).get(purchaseId)).toMatchObject({ state: 'done' })
  })
})

describe('fixed price: F-20 and F-41', () => {
  test('1,854,000.00 is given, price is not scored, and equal bids are decided by lot', async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    const purchaseId = await approved(w, await f41Plan(w, await purchaseWithNeed(w, '社工站服务')))
    const id = await publishedTender(w, purchaseId, { fixedPrice: true, priceWeight: undefined })
    for (const who of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang']) granted(await bidOf(w, who, id))
    await opened(w, id)
    await scored(w, id, await panelSits(w, id), (provider) => (provider === w.district.institutions.nuanyang ? '60' : '85'))
    const bids = await openedBids(await w.as('officer'), id)
    expect(bids.map((b) => b.priceScore)).toEqual([null, null, null])
    expect(bids.map((b) => moneyText(b.total!))).toEqual(['1854000.00', '1854000.00', '1854000.00'])
    const t = (await tender(await w.as('officer'), id))!
    const equal = bids.filter((b) => b.tie === 'by-draw').map((b) => b.bidId)
    expect(equal).toHaveLength(2)
    const lots = drawOrder(
      bids.map((b) => b.bidId),
      t.lotSeed!,
    ).filter((b) => equal.includes(b))
    expect(bids.find((b) => b.rank === 1)!.bidId).toBe(lots[0])
    granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序。' }))
    const award = (await awardOf(await w.as('officer'), purchaseId))!
    expect([award.lines.length, moneyText(award.lines[0]!.amount)]).toEqual([1, '1854000.00'])
  })
})

describe('sealed until the deadline', () => {
  let id: string
  const secret = '绝密的做法：夜间走访'
  beforeAll(async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    id = (await f24Tender(w, '密封')).tenderId
    granted(await bidOf(w, 'manager-tongxin', id, { says: secret, postAmount: '987654.32' }))
    granted(await bidOf(w, 'manager-bangban', id, { says: secret, postAmount: '912345.67' }))
  })
  test('no row of any table holds a word or a figure of a bid', async () => {
    const db = w.database.db
    const names = await tables(db)
      .selectFrom('information_schema.tables' as never)
      .select('table_name' as never)
      .where('table_schema' as never, '=', 'public' as never)
      .execute()
    for (const { table_name: name } of names as unknown as { table_name: string }[]) {
      const rows = await db
        .selectFrom(name as never)
        .selectAll()
        .execute()
        .catch(() => [])
      const text = JSON.stringify(rows, (_, v: unknown) =>
        typeof v === 'bigint'
          ? v.toString()
          : v instanceof Uint8Array
            ? new TextDecoder('latin1').decode(v) + new TextDecoder().decode(v)
            : v,
      )
      expect(text.includes('夜间走访'), name).toBe(false)
      expect(text.includes('987654') || text.includes('98765432'), name).toBe(false)
    }
    const [row] = await tables(db).selectFrom('bids').selectAll().where('tender_id', '=', id).execute()
    expect([row!.quality, row!.price, row!.total_minor]).toEqual([null, null, null])
  })
  test('the length of a sealed part does not tell how much was written', async () => {
    const rows = await tables(w.database.db)
      .selectFrom('bids')
      .select(['quality_sealed', 'price_sealed'])
      .where('tender_id', '=', id)
      .execute()
    expect(new Set(rows.map((r) => r.price_sealed!.length)).size).toBe(1)
  })
  test('the record log does not tell who bid, nor for what', async () => {
    const log = await w.database.db
      .selectFrom('record_log')
      .selectAll()
      .where('action', '=', 'bids.submit')
      .where('outcome', '=', 'done')
      .execute()
    for (const l of log)
      expect([l.actor_id, l.actor_name, l.organisation_id, l.subject_id, l.purchase_id]).toEqual([null, null, null, null, null])
    const t = (await tender(await w.as('officer'), id))!
    for (const of of [{ subjectId: id }, { purchaseId: t.purchaseId }])
      expect((await historyOf(await w.as('administrator'), of)).some((e) => e.action.startsWith('bids.'))).toBe(false)
  })
  test('no verb gives a bid to anybody', async () => {
    for (const who of [
      'officer',
      'head',
      'approver',
      'auditor',
      'administrator',
      'expert1',
      'manager-nuanyang',
      'public',
      'operator',
      'clock',
    ])
      expect(await openedBids(await w.as(who), id), who).toEqual([])
    expect(codeOf(await scoreBid(await w.as('expert1'), { tenderId: id, bidId: 'x', scores: [] }))).toBe('wrong-state')
    expect(codeOf(await declare(await w.as('officer'), { tenderId: id, tie: 'none' }))).toBe('wrong-state')
    expect((await myBid(await w.as('manager-tongxin'), id))!.qualityHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await myBid(await w.as('manager-nuanyang'), id)).toBeUndefined()
  })
  test('a bid is replaced, withdrawn and handed in again; the same form twice counts once', async () => {
    const first = (await myBid(await w.as('manager-tongxin'), id))!
    const again = granted(await bidOf(w, 'manager-tongxin', id, { postAmount: '900000' }))
    expect([again.bidId, again.revision, again.qualityHash === first.qualityHash]).toEqual([first.bidId, 2, false])
    granted(await withdrawBid(await w.as('manager-tongxin'), { tenderId: id }))
    expect(codeOf(await withdrawBid(await w.as('manager-tongxin'), { tenderId: id }))).toBe('no-bid')
    expect(
      (await tables(w.database.db).selectFrom('bids').select('quality_sealed').where('id', '=', first.bidId).executeTakeFirstOrThrow())
        .quality_sealed,
    ).toBeNull()
    const back = granted(await bidOf(w, 'manager-tongxin', id, { postAmount: '905000' }))
    expect(back.revision).toBe(3)
    expect(codeOf(await bidOf(w, 'manager-tongxin', id, { postAmount: '1050000' }))).toBe('tender-incomplete')
  })
  test('one bid alone in a consultation ends it, and its envelope stays shut', async () => {
    granted(await withdrawBid(await w.as('manager-bangban'), { tenderId: id }))
    await opened(w, id)
    const t = (await tender(await w.as('officer'), id))!
    expect(t.state).toBe('void')
    expect(t.endedReason).toContain('1 conforming suppliers, at least 2 needed')
    expect(await openedBids(await w.as('officer'), id)).toEqual([])
    expect(codeOf(await bidOf(w, 'manager-tongxin', id))).toBe('bid-late')
  })
})

describe('a very low price, a tie to a bidder, and reasons', () => {
  let id: string
  let purchaseId: string
  beforeAll(async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    ;({ purchaseId, tenderId: id } = await f24Tender(w, '低价'))
    granted(await bidOf(w, 'manager-tongxin', id, { postAmount: '998900' }))
    granted(await bidOf(w, 'manager-bangban', id, { postAmount: '940000' }))
    granted(await bidOf(w, 'manager-nuanyang', id, { postAmount: '400000' }))
    await opened(w, id)
  })
  test('an expert employed by a bidder steps back and another is drawn; a tie of long ago does not count', async () => {
    granted(await appointPanel(await w.as('head'), { tenderId: id, representatives: [w.district.people.officer!] }))
    const name = (userId: string) => Object.entries(w.district.people).find(([, u]) => u === userId)![0]
    const experts = (await seats(await w.as('officer'), id)).filter((s) => s.kind === 'expert').map((s) => name(s.userId))
    expect(granted(await declare(await w.as(experts[0]!), { tenderId: id, tie: 'employed' }))).toEqual({ recused: true, replaced: true })
    expect(
      granted(await declare(await w.as(experts[1]!), { tenderId: id, tie: 'employed', endedOn: Temporal.PlainDate.from('2020-01-01') })),
    ).toEqual({ recused: false, replaced: false })
    const [bid] = await openedBids(await w.as('officer'), id)
    expect(codeOf(await scoreBid(await w.as(experts[0]!), { tenderId: id, bidId: bid!.bidId, scores: [] }))).toBe('not-on-panel')
    expect(codeOf(await scoreBid(await w.as('officer'), { tenderId: id, bidId: bid!.bidId, scores: [] }))).toBe('declare-first')
    const fresh = (await seats(await w.as('officer'), id)).filter((s) => s.state === 'appointed').map((s) => name(s.userId))
    expect(fresh).toHaveLength(2)
    for (const n of fresh) granted(await declare(await w.as(n), { tenderId: id, tie: 'none' }))
  })
  test('a review is raised by the law, explained by the bidder and decided by more than half of the panel', async () => {
    const members = (await seats(await w.as('officer'), id))
      .filter((s) => s.state === 'declared')
      .map((s) => Object.entries(w.district.people).find(([, u]) => u === s.userId)![0])
    await scored(w, id, members, () => '80')
    // 451,100 against half of the mean of 1,050,000, 991,100 and 451,100: 415,366.67; half of the second-lowest 495,550; 45 % of 1,050,000 = 472,500.
    const [review] = await lowBidReviews(await w.as('officer'), id)
    expect([...review!.triggered].sort()).toEqual(['ceiling', 'second-lowest'])
    expect(codeOf(await decideAward(await w.as('head'), { tenderId: id, reasons: 'x' }))).toBe('reviews-open')
    const vote = { tenderId: id, bidId: review!.bidId, decision: 'rejected' as const, reason: '工资低于当地最低标准。' }
    expect(codeOf(await voteOnLowBid(await w.as(members[0]!), vote))).toBe('wait-for-explanation')
    expect(codeOf(await explainPrice(await w.as('manager-tongxin'), { tenderId: id, explanation: 'x' }))).toBe('not-there')
    // Begun in time and whole too late, it is told both moments, as a bid is.
    const bidder = await w.as('manager-nuanyang')
    const until = review!.explainUntilAt
    const [begun, whole] = [until.subtract({ seconds: 1 }), until.add({ milliseconds: 10 })]
    expect((await deadlinesAt(bidder, `/tenders/${id}/bid/explain`)).map(String)).toEqual([until.toString()])
    const late = await explainPrice({ ...bidder, begun, now: whole }, { tenderId: id, explanation: 'x' })
    expect(isRefusal(late) && [late.code, late.words.en.includes('The transfer began at'), late.words.en.includes('.010')]).toEqual([
      'explanation-over',
      true,
      true,
    ])
    granted(await explainPrice(await w.as('manager-nuanyang'), { tenderId: id, explanation: '志愿者多，成本低。' }))
    // Where the place has a wage table, whoever votes reads what its posts cost at least beside what is asked for them.
    const { place } = await w.database.db
      .withTables<TablesOf<'jurisdictions'>>()
      .selectFrom('jurisdictions')
      .select('place')
      .executeTakeFirstOrThrow()
    const inPlace = async (at: string | null) => {
      await asOwner(w.database.db, `update jurisdictions set place = ${at === null ? 'null' : `'${at}'`}`)
      knownJurisdictions.forget(w.db, 'all')
    }
    await inPlace('cn-example')
    expect(await (await w.get(members[0]!, `/panel/${id}`, { lang: 'en' })).text()).toContain(postFloorWords.en.title)
    await inPlace(place)
    expect(granted(await voteOnLowBid(await w.as(members[0]!), vote))).toEqual({ decided: null })
    expect(codeOf(await voteOnLowBid(await w.as(members[0]!), vote))).toBe('voted-already')
    expect(granted(await voteOnLowBid(await w.as(members[1]!), vote))).toEqual({ decided: 'rejected' })
    const bids = await openedBids(await w.as('officer'), id)
    const out = bids.find((b) => b.providerId === w.district.institutions.nuanyang)!
    expect([out.state, out.rank]).toEqual(['rejected', null])
    expect(out.reason).toContain('工资低于当地最低标准。')
    // Without it the lowest valid price is 991,100.
    expect(bids.find((b) => b.providerId === w.district.institutions.bangban)!.priceScore).toEqual({ n: 10n, d: 1n })
  })
  test('in a consultation silence after five working days chooses the first in rank', async () => {
    // Scored on Thursday 30 April; holiday until 5 May; five working days: 6, 7, 8, 9 (worked Saturday) and 11 May.
    w.clock.set('2026-05-11T18:00:00+08:00')
    await takeDue(await w.as('clock'))
    expect((await tender(await w.as('officer'), id))!.state).toBe('scored')
    w.clock.set('2026-05-12T00:01:00+08:00')
    await takeDue(await w.as('clock'))
    expect((await tender(await w.as('officer'), id))!.state).toBe('awarded')
    expect((await awardOf(await w.as('officer'), purchaseId))!.providerId).toBe(w.district.institutions.bangban)
  })
})

describe('what a tender refuses', () => {
  test('a plan not approved, another office, a stale page, and a cancelled tender', async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    const of = await purchaseWithNeed(w, '没有批准')
    const plan = await f24Plan(w, of)
    expect(codeOf(await draftTender(await w.as('officer'), { purchaseId: of.purchaseId, method: 'open-tender' }))).toBe('plan-not-approved')
    await approved(w, plan)
    const id = await publishedTender(w, of.purchaseId)
    const stranger = await w.as('officer')
    stranger.asker = { ...stranger.asker, organisationId: 'org_00000000000000000000000000' }
    expect(codeOf(await cancelTender(await w.as('officer'), { tenderId: id, reason: 'x' }))).toBe('reason-too-short')
    expect(codeOf(await cancelTender(stranger, { tenderId: id, reason: 'x' }))).toBe('not-your-record')
    expect(codeOf(await cancelTender({ ...(await w.as('officer')), version: 1 }, { tenderId: id, reason: 'x' }))).toBe('stale')
    granted(await cancelTender(await w.as('officer'), { tenderId: id, reason: '区里调整预算，这个项目今年取消。' }))
    expect(codeOf(await bidOf(w, 'manager-tongxin', id))).toBe('not-there')
    expect(codeOf(await draftTender(await w.as('officer'), { purchaseId: of.purchaseId, method: 'open-tender' }))).toBe('granted')
  })
  test('a confirmation of scores that have changed since', async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    const id = (await f24Tender(w, '变动')).tenderId
    granted(await bidOf(w, 'manager-tongxin', id))
    granted(await bidOf(w, 'manager-bangban', id, { postAmount: '980000' }))
    await opened(w, id)
    const members = await panelSits(w, id)
    const t = (await tender(await w.as('officer'), id))!
    const bids = await openedBids(await w.as('officer'), id)
    for (const m of members) {
      for (const b of bids)
        granted(
          await scoreBid(await w.as(m), {
            tenderId: id,
            bidId: b.bidId,
            scores: t.criteria.map((c) => ({ criterionId: c.id, score: '75', note: '材料齐全。' })),
          }),
        )
      granted(await handInScores(await w.as(m), { tenderId: id }))
    }
    const before = t.consensusVersion
    granted(await agree(await w.as(members[0]!), { tenderId: id, consensusVersion: before }))
    const objection = { tenderId: id, bidId: bids[1]!.bidId }
    granted(await objectToBid(await w.as(members[1]!), { ...objection, objection: '没有签章。' }))
    granted(await objectToBid(await w.as(members[1]!), objection))
    const after = (await tender(await w.as('officer'), id))!.consensusVersion
    expect(after).toBe(before + 2)
    expect(codeOf(await agree(await w.as(members[2]!), { tenderId: id, consensusVersion: before }))).toBe('consensus-moved')
    expect(granted(await agree(await w.as(members[1]!), { tenderId: id, consensusVersion: after })).locked).toBe(false)
    expect(granted(await agree(await w.as(members[2]!), { tenderId: id, consensusVersion: after })).locked).toBe(false)
    await takeDue(await w.as('clock'))
    expect((await openedBids(await w.as('officer'), id)).every((b) => b.price === null)).toBe(true)
    expect(granted(await agree(await w.as(members[0]!), { tenderId: id, consensusVersion: after })).locked).toBe(true)
    await takeDue(await w.as('clock'))
    expect(
      (await openedBids(await w.as('officer'), id)).every((b) => b.price !== null && b.total! > minor(0) && b.total! <= yuan('1050000')),
    ).toBe(true)
  })
})
