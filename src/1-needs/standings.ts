import { both, isBefore, plusDays } from '#kernel'
import { cite } from '#law'
import type { Ctx } from '#platform'
import type { DueItem, Standing } from '#ui'
import { answerCounts } from './campaign-results.ts'
import { campaigns, campaignTitle, paperDays, stateOf } from './campaigns.ts'
import { mixedBy } from './count-answers.ts'
import { purchases } from './purchases.ts'
import { tables } from './store.ts'

/** Where each purchase stands in asking residents: done once a need is accepted for it. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  if (purchaseIds.length === 0) return new Map()
  const surveys = await campaigns(ctx, { purchaseIds })
  const counts = await answerCounts(
    ctx,
    surveys.map((s) => s.id),
  )
  const needs = await tables(ctx.db)
    .selectFrom('needs')
    .select(['purchase_id', 'state'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('purchase_id', 'in', [...purchaseIds])
    .execute()
  return new Map(
    purchaseIds.map((id) => {
      const own = surveys.filter((s) => s.purchaseId === id && s.purpose === 'needs')
      const mine = needs.filter((n) => n.purchase_id === id)
      const exact = own.every((s) => s.countedOn)
      // An exact count beside one in steps of ten is told in steps of ten: the two together would be neither.
      const all = own.reduce((n, s) => n + (counts.get(s.id) ?? 0), 0)
      const answers = exact ? all : all - (all % mixedBy)
      const accepted = mine.filter((n) => n.state === 'accepted').length
      const open = own.some((s) => stateOf(s, ctx.today) !== 'closed')
      const state = accepted && !open ? 'done' : own.length || mine.length ? 'now' : 'ahead'
      const zh = ctx.lang === 'zh'
      const note = answers
        ? zh
          ? `${answers.toLocaleString('en')} 份${exact ? '' : '以上'}答卷`
          : `${answers.toLocaleString('en')} ${exact ? '' : 'or more '}${answers === 1 ? 'answer' : 'answers'}`
        : accepted
          ? zh
            ? `${accepted} 项需求`
            : `${accepted} ${accepted === 1 ? 'need' : 'needs'}`
          : own.length
            ? zh
              ? exact
                ? '没有答卷'
                : '答卷还不多'
              : exact
                ? 'no answers'
                : 'few answers yet'
            : zh
              ? '还没有问居民'
              : 'residents not asked yet'
      return [id, { state, note, href: `/needs?purchase=${id}` } satisfies Standing]
    }),
  )
}

/** A purchase nobody asked residents about for so many days is put before the office. */
const askWithinDays = 30

/** What an office has to do about surveys: look at slips before they open, paper to settle, residents to ask. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  // A drawn sample is run by the evaluator that drew it; the office it is about has nothing to do with it.
  const closesFrom = plusDays(ctx.today, -paperDays)
  const own = [
    ...(await campaigns(ctx, { purchaserId: organisationId, closesFrom })).filter((c) => !c.drawnBy),
    ...(await campaigns(ctx, { drawnBy: organisationId, closesFrom })),
  ].filter((c) => !c.countedOn)
  const counts = await answerCounts(
    ctx,
    own.map((c) => c.id),
  )
  const items: DueItem[] = own
    .filter((c) => stateOf(c, ctx.today) === 'open')
    .map((c) => {
      const n = counts.get(c.id) ?? 0
      return {
        id: `survey-${c.id}`,
        purchaseId: c.purchaseId,
        side: 'ours',
        dueOn: c.closesOn,
        href: `/surveys/${c.id}`,
        may: c.drawnBy ? 'evaluations.run-sample' : 'needs.edit',
        cites: [cite('R-01')],
        title: both(`调查结束：${campaignTitle(c, 'zh')}`, `Survey ends: ${campaignTitle(c, 'en')}`),
        why: both(
          n ? `已收到 ${n} 份以上。回音少的社区，请在结束前再上门或打电话。` : '答卷还不多。请在结束前再上门或打电话。',
          n
            ? `${n} answers or more so far. Call again in communities that answer little before it ends.`
            : 'Few answers so far. Call again before it ends.',
        ),
      }
    })
  for (const c of own)
    if (stateOf(c, ctx.today) === 'closed')
      items.push({
        id: `count-${c.id}`,
        purchaseId: c.purchaseId,
        side: 'ours',
        dueOn: plusDays(c.closesOn, paperDays),
        href: `/surveys/${c.id}`,
        may: c.drawnBy ? 'evaluations.run-sample' : 'needs.edit',
        cites: [],
        title: both(`录完纸卷，统计结果：${campaignTitle(c, 'zh')}`, `Enter the last paper and count: ${campaignTitle(c, 'en')}`),
        why: both(
          '统计以后才有结果；到期会自动统计。',
          'There are results only once it is counted; at the end of that time it is counted by itself.',
        ),
      })
  const ids = own.map((c) => c.id)
  const sheets =
    ids.length === 0
      ? []
      : await tables(ctx.db)
          .selectFrom('paper_sheets')
          .select(['campaign_id', 'state'])
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('campaign_id', 'in', ids)
          .where('state', '<>', 'settled')
          .execute()
  for (const [campaignId, waiting] of Map.groupBy(sheets, (s) => s.campaign_id)) {
    const c = own.find((x) => x.id === campaignId)!
    items.push({
      id: `paper-${c.id}`,
      purchaseId: c.purchaseId,
      side: 'ours',
      dueOn: plusDays(c.closesOn, paperDays),
      href: `/surveys/${c.id}/paper`,
      cites: [],
      title: both(
        `${waiting.length} 张纸质问卷待第二遍录入或核对`,
        `${waiting.length} paper ${waiting.length === 1 ? 'sheet waits' : 'sheets wait'} for a second keying or to be settled`,
      ),
      why: both('录完、核对完才会计入结果。', 'They count only once that is done.'),
    })
  }
  const bought = (await purchases(ctx, { purchaserId: organisationId, limit: 200 })).filter(
    (p) => !isBefore(plusDays(p.lawDay, 365), ctx.today),
  )
  const asked = new Set(
    (await campaigns(ctx, { purchaseIds: bought.map((p) => p.id) })).filter((c) => c.purpose === 'needs').map((c) => c.purchaseId),
  )
  for (const p of bought) {
    if (asked.has(p.id)) continue
    items.push({
      id: `ask-${p.id}`,
      purchaseId: p.id,
      side: 'ours',
      dueOn: plusDays(p.lawDay, askWithinDays),
      href: `/surveys/new?purchase=${p.id}`,
      cites: [cite('R-01')],
      title: both(`就「${p.title}」征求居民意见`, `Ask residents about “${p.titleEn ?? p.title}”`),
      why: both('面向公众的服务，定需求前要征求公众意见。', 'For a service to the public, the public is asked before the need is fixed.'),
    })
  }
  return items
}
