import { isRefusal, newId, type Refusal, whyNot } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { campaignResults } from './campaign-results.ts'
import { type Need, need } from './needs.ts'
import { purchase } from './purchases.ts'
import type { EvidenceKind, FrozenEstimate } from './rules/evidence.ts'
import { type NeedFacts, needProcess } from './rules/need-process.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

export interface NewNeed {
  title: string
  titleEn?: string | undefined
  statement: string
  purchaseId?: string | undefined
}

/** Writes down what residents seem to lack. It becomes a need that may be bought once two kinds of evidence stand behind it. */
export async function noticeNeed(ctx: Ctx, i: NewNeed): Promise<{ id: string } | Refusal> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId })
  if (no) return await recordRefusal(ctx, 'needs.notice', no)
  const bought = i.purchaseId ? await purchase(ctx, i.purchaseId) : undefined
  return await change(ctx, { action: 'needs.notice', ...(i.purchaseId && { purchaseId: i.purchaseId }) }, async (tx, entry) => {
    if (i.purchaseId && bought?.purchaserId !== purchaserId) return refuse('not-our-purchase')
    const id = newId('need', ctx.now)
    const row = {
      jurisdiction: ctx.jurisdiction,
      id,
      purchaser_id: purchaserId!,
      purchase_id: i.purchaseId ?? null,
      title: i.title,
      title_en: i.titleEn ?? null,
      statement: i.statement,
      state: 'noticed' as const,
      noticed_on: ctx.today,
      law_day: bought?.lawDay ?? ctx.today,
      accepted_reason: null,
    }
    await tables(tx).insertInto('needs').values(row).execute()
    Object.assign(entry, { subject: { kind: 'need', id }, facts: { title: i.title }, after: row })
    return { id: id as string }
  })
}

export interface NewEvidence {
  kind: EvidenceKind
  says: string
  source: string
  /** For what residents said: which figure of which survey, as `question`, `question=option` or `question#discrepancy`. */
  campaignId?: string | undefined
  figure?: string | undefined
}

/** Attaches evidence. A figure from a survey is frozen as it stands today. */
export async function addEvidence(ctx: Ctx, needId: string, i: NewEvidence): Promise<{ id: string } | Refusal> {
  const of = await mayChange(ctx, 'needs.add-evidence', needId)
  if (isRefusal(of)) return of
  const estimate = i.kind === 'felt' ? await freeze(ctx, of, i) : null
  return await change(
    ctx,
    { action: 'needs.add-evidence', subject: { kind: 'need', id: needId }, ...purchaseOf(of), facts: { kind: i.kind } },
    async (tx, entry) => {
      if (isRefusal(estimate)) return estimate
      const held = await hold(ctx, tx, needId)
      if (held !== 'noticed') return refuse('evidence-fixed')
      const row = {
        jurisdiction: ctx.jurisdiction,
        id: newId('evidence', ctx.now),
        need_id: needId,
        kind: i.kind,
        says: i.says,
        source: i.source,
        campaign_id: i.campaignId ?? null,
        question_id: i.figure?.split(/[=#]/)[0] ?? null,
        estimate,
        added_on: ctx.today,
      }
      await tables(tx).insertInto('need_evidence').values(row).execute()
      entry.after = row
      return { id: row.id as string }
    },
  )
}

export async function removeEvidence(ctx: Ctx, needId: string, evidenceId: string): Promise<{ id: string } | Refusal> {
  const of = await mayChange(ctx, 'needs.remove-evidence', needId)
  if (isRefusal(of)) return of
  return await change(
    ctx,
    { action: 'needs.remove-evidence', subject: { kind: 'need', id: needId }, ...purchaseOf(of) },
    async (tx, entry) => {
      if ((await hold(ctx, tx, needId)) !== 'noticed') return refuse('evidence-fixed')
      const gone = await tables(tx)
        .deleteFrom('need_evidence')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('need_id', '=', needId)
        .where('id', '=', evidenceId)
        .returning(['kind'])
        .executeTakeFirst()
      if (!gone) return refuse('not-there')
      entry.facts = { kind: gone.kind }
      return { id: evidenceId }
    },
  )
}

/** Accepts a need, so that plan lines may be drawn from it. */
export const acceptNeed = (ctx: Ctx, needId: string, reason?: string) =>
  move(ctx, needId, 'accept', 'needs.accept', { ...(reason && { reason }) })
/** Sets a need aside, with the reason residents will read. */
export const setAsideNeed = (ctx: Ctx, needId: string, reason: string) => move(ctx, needId, 'set-aside', 'needs.set-aside', { reason })
export const reopenNeed = (ctx: Ctx, needId: string) => move(ctx, needId, 'reopen', 'needs.reopen', {})

async function move(
  ctx: Ctx,
  needId: string,
  name: keyof typeof needProcess.verbs,
  action: string,
  o: { reason?: string },
): Promise<{ id: string } | Refusal> {
  const of = await mayChange(ctx, action, needId, 'needs.accept')
  if (isRefusal(of)) return of
  return await change(
    ctx,
    { action, subject: { kind: 'need', id: needId }, ...purchaseOf(of), facts: { title: of.title, ...(o.reason && { reason: o.reason }) } },
    async (tx, entry) => {
      const facts: NeedFacts = { ...of, reason: o.reason }
      const no = whyNot(needProcess, name, facts)
      if (no) return no
      if (name === 'set-aside' && !o.reason?.trim()) return refuse('reason-missing')
      const { to } = needProcess.verbs[name]
      const set = {
        state: to,
        accepted_on: to === 'accepted' ? ctx.today : null,
        set_aside_on: to === 'set-aside' ? ctx.today : null,
        set_aside_reason: to === 'set-aside' ? (o.reason ?? null) : null,
        accepted_reason: to === 'accepted' ? (o.reason?.trim() ?? null) : null,
      }
      const { numUpdatedRows } = await tables(tx)
        .updateTable('needs')
        .set((e) => ({ ...set, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', needId)
        .where('state', '=', of.state)
        .where('version', '=', ctx.version ?? of.version)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return refuse('stale')
      entry.before = { state: of.state }
      entry.after = set
      return { id: needId }
    },
  )
}

async function mayChange(
  ctx: Ctx,
  action: string,
  needId: string,
  permission: 'needs.edit' | 'needs.accept' = 'needs.edit',
): Promise<Need | Refusal> {
  const of = await need(ctx, needId)
  if (!of) return refuse('not-there')
  const no = mayNot(ctx.asker, permission, { purchaserId: of.purchaserId })
  return no ? await recordRefusal(ctx, action, no, { subject: { kind: 'need', id: needId } }) : of
}

const purchaseOf = (n: Need) => (n.purchaseId ? { purchaseId: n.purchaseId } : {})

/** Locks the need and moves its version on, so that nobody accepts it while its evidence changes. */
async function hold(ctx: Ctx, tx: Ctx['db'], needId: string): Promise<Need['state'] | undefined> {
  const row = await tables(tx)
    .updateTable('needs')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', needId)
    .returning('state')
    .executeTakeFirst()
  return row?.state
}

async function freeze(ctx: Ctx, of: Need, i: NewEvidence): Promise<FrozenEstimate | Refusal> {
  const results = i.campaignId ? await campaignResults(ctx, i.campaignId) : undefined
  if (!results || results.campaign.purchaserId !== of.purchaserId || !i.figure) return refuse('no-results')
  const found = figuresOf(results).find((f) => f.key === i.figure)
  return found ? found.estimate : refuse('estimate-hidden')
}

/** The figures of a survey that may serve as evidence: none that is hidden. */
export function figuresOf(results: NonNullable<Awaited<ReturnType<typeof campaignResults>>>): { key: string; estimate: FrozenEstimate }[] {
  const countedOn = results.countedOn.toString()
  const ranked = results.ranking.map((r) => ({
    key: `${r.questionId}#discrepancy`,
    estimate: {
      question: r.label,
      what: 'discrepancy' as const,
      estimate: r.discrepancy,
      low: r.interval?.low ?? null,
      high: r.interval?.high ?? null,
      n: r.n,
      nEff: results.nEff,
      countedOn,
    },
  }))
  const others = results.questions.flatMap((q) =>
    q.estimates.flatMap((e) =>
      e.hidden || e.n === null
        ? []
        : [
            {
              key: q.kind === 'scale' || q.kind === 'number' ? q.id : `${q.id}=${e.key}`,
              estimate: {
                question: q.label,
                what: e.what,
                ...(q.kind === 'need' && { rating: e.key === 'met' ? ('met' as const) : ('importance' as const) }),
                ...(e.key !== 'mean' && { option: e.label }),
                estimate: e.estimate,
                low: e.low,
                high: e.high,
                n: e.what === 'share' ? (q.n ?? e.n) : e.n,
                nEff: e.nEff,
                countedOn,
              },
            },
          ],
    ),
  )
  return [...ranked, ...others]
}
