import { both, type Citation, type Day, dayAt, isRefusal, type Words } from '#kernel'
import { decisionMade, inForce, procurementLastDay } from '#law'
import { type Action, calendarOf, organisation } from '#people'
import type { DueItem } from '#ui'
import type { Ctx } from '#platform'
import { findingsOpen } from './confirm-finding.ts'
import { explanationsWanted } from './low-bid.ts'
import { isComplete, seatOf, seatsByTender, seatsNeeded, sitting } from './panel.ts'
import { unanswered } from './questions.ts'
import type { Tender } from './rules/tender.ts'
import { allScored } from './scores.ts'
import { tables, tenders } from './store.ts'
import { myBids } from './submit-bid.ts'

/** What this organisation, and the person asking as a panel member, has to do about tenders. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const who = await organisation(ctx, organisationId)
  const found: DueItem[] = []
  if (who?.kind === 'purchaser') found.push(...(await ofPurchaser(ctx, organisationId)))
  if (who?.kind === 'institution') found.push(...(await ofInstitution(ctx)))
  if (ctx.asker.userId) found.push(...(await ofMember(ctx)))
  return found
}

const item = (
  t: Tender,
  key: string,
  title: Words,
  why: Words,
  href: string,
  o: { side?: 'ours' | 'theirs'; dueOn?: Day | null; cites?: readonly Citation[]; may?: Action } = {},
): DueItem => ({
  id: `tender-${t.id}-${key}`,
  purchaseId: t.purchaseId,
  side: o.side ?? 'ours',
  title,
  why,
  href,
  dueOn: o.dueOn ?? null,
  cites: o.cites ?? [],
  ...(o.may && { may: o.may }),
})
const idsOf = (all: readonly Tender[]): string[] => all.map((t) => t.id)
const named = (t: Tender) => ({ zh: `「${t.title}」`, en: `“${t.titleEn ?? t.title}”` })

async function ofPurchaser(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const found: DueItem[] = []
  const running = await tenders(ctx, { purchaserId: organisationId, states: ['published', 'opened', 'scored'] })
  const [waiting, panels] = [await unanswered(ctx, idsOf(running)), await seatsByTender(ctx, idsOf(running))]
  const aside = await findingsOpen(ctx, idsOf(running.filter((t) => t.state === 'opened')))
  const calendar = running.some((t) => t.state === 'scored') ? await calendarOf(ctx) : undefined
  for (const t of running) {
    const n = named(t)
    const closesOn = dayAt(t.deadlineAt!, ctx.zone)
    if (t.state === 'published') {
      const open = waiting.get(t.id) ?? 0
      if (open > 0)
        found.push(
          item(
            t,
            'answer',
            both(`答复${n.zh}的提问`, `Answer questions on ${n.en}`),
            both(`有 ${open} 个问题没有答复。`, `${open} waiting.`),
            `/tenders/${t.id}#questions`,
            { dueOn: closesOn, may: 'tenders.answer' },
          ),
        )
    }
    if (aside.has(t.id))
      found.push(
        item(
          t,
          'finding',
          both(`核实${n.zh}中与指纹不符的投标`, `Look into the bids of ${n.en} that do not match`),
          both(
            `${aside.get(t.id)} 份投标与收到时的指纹不符，确认之前不打开价格。`,
            `${aside.get(t.id)} set aside; no price is opened before you have confirmed.`,
          ),
          `/tenders/${t.id}`,
        ),
      )
    const all = panels.get(t.id) ?? []
    if (t.state !== 'scored' && sitting(all).length < seatsNeeded(ctx, t).size)
      found.push(
        item(
          t,
          'panel',
          both(`组建${n.zh}的评审小组`, `Appoint the panel of ${n.en}`),
          both('专家随机抽取，开标后先声明利益冲突。', 'Experts are drawn by lot and declare conflicts after the opening.'),
          `/tenders/${t.id}/panel`,
          { dueOn: closesOn, may: 'panel.appoint' },
        ),
      )
    if (t.state === 'scored' && calendar) {
      const law = inForce(decisionMade, t.lawDay)
      const by = procurementLastDay(dayAt(t.scoredAt!, ctx.zone), law.value, calendar)
      found.push(
        item(
          t,
          'award',
          both(`为${n.zh}定标`, `Award ${n.en}`),
          both('收到评审报告后五个工作日内按排序确定。', 'Within five working days of the report, in the order of rank.'),
          `/tenders/${t.id}/award`,
          { dueOn: isRefusal(by) ? null : by, cites: law.cites, may: 'awards.decide' },
        ),
      )
    }
  }
  return found
}

async function ofInstitution(ctx: Ctx): Promise<DueItem[]> {
  const found: DueItem[] = []
  const running = await tenders(ctx, { states: ['published', 'scored'] })
  const bids = await myBids(ctx, idsOf(running))
  const explain = await explanationsWanted(
    ctx,
    [...bids.values()].map((b) => b.bidId),
  )
  for (const t of running) {
    const n = named(t)
    const mine = bids.get(t.id)
    if (t.state === 'published' && mine?.state !== 'sealed' && Temporal.Instant.compare(ctx.now, t.deadlineAt!) <= 0)
      found.push(
        item(
          t,
          'bid',
          both(`投标${n.zh}`, `Bid for ${n.en}`),
          both('正在征集投标，截止前可以替换和撤回。', 'Open for bids; until the deadline a bid can be replaced or withdrawn.'),
          `/tenders/${t.id}`,
          { dueOn: dayAt(t.deadlineAt!, ctx.zone), may: 'bids.submit' },
        ),
      )
    if (t.state === 'scored' && mine) {
      const until = explain.get(mine.bidId)
      if (until)
        found.push(
          item(
            t,
            'explain',
            both(`说明${n.zh}的报价`, `Explain your price for ${n.en}`),
            both('报价触发异常低价审查，请书面说明成本。', 'The price triggered the review of low bids; explain its cost in writing.'),
            `/tenders/${t.id}/bid`,
            { dueOn: dayAt(until, ctx.zone), may: 'bids.submit' },
          ),
        )
    }
  }
  return found
}

async function ofMember(ctx: Ctx): Promise<DueItem[]> {
  const mine = await tables(ctx.db)
    .selectFrom('panel_seats')
    .select('tender_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId!)
    .where('state', '<>', 'recused')
    .execute()
  const found: DueItem[] = []
  const opened = await tenders(ctx, { ids: mine.map((m) => m.tender_id), states: ['opened'] })
  const panels = await seatsByTender(ctx, idsOf(opened))
  for (const t of opened) {
    const all = panels.get(t.id) ?? []
    const seat = seatOf(all, ctx.asker.userId)
    if (!seat || t.consensusLockedAt) continue
    const n = named(t)
    const says =
      seat.state === 'appointed'
        ? {
            title: both(`声明利益冲突${n.zh}`, `Declare conflicts: ${n.en}`),
            why: both('看标书之前要先声明。', 'Before anything is seen.'),
          }
        : seat.state === 'declared'
          ? {
              title: both(`评分${n.zh}`, `Score ${n.en}`),
              why: both('独立评分，全部交齐前互相看不到。', 'Alone; nobody sees another’s scores before all are in.'),
            }
          : allScored(ctx, t, all) && isComplete(all, seatsNeeded(ctx, t))
            ? {
                title: both(`复核并确认评分${n.zh}`, `Look through and confirm the scores: ${n.en}`),
                why: both(
                  '所有成员都交了评分，请看过汇总表后确认。',
                  'All scores are in; look at the table of all of them and confirm it.',
                ),
              }
            : undefined
    if (says) found.push(item(t, 'panel', says.title, says.why, `/panel/${t.id}`))
  }
  return found
}
