import { wonBy } from './won-by.ts'
import { isRefusal } from '#kernel'
import { purchase, purchases } from '#needs'
import { communities, mayNot, organisation, organisations } from '#people'
import { plans } from '#plans'
import { type Ctx, notThere } from '#platform'
import { awardOf, signBy, tenders } from '#tenders'
import { type C, type FormState, type FrameFacts, freshForm, goTo, type View } from '#ui'
import { contracts } from './contracts.ts'
import { contractLine } from './draft-contract.ts'
import { draftText } from './draft-text.ts'
import { ChoosePage } from './pages/choose.tsx'
import { DraftPage } from './pages/draft.tsx'
import { FromAwardPage } from './pages/from-award.tsx'
import { mustStateDays } from './rules/payment-said.ts'
import { contractOfAward } from './store/index.ts'
import { valuesOf } from './text-form.ts'
import { refuse } from './words.ts'

/** Where a contract begins: at its award, without one at its approved plan, and first of all at a purchase. */
export async function newPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const own = mayNot(ctx.asker, 'contracts.draft', { purchaserId: ctx.asker.organisationId })
  if (own) return own
  const id = c.req.query('purchase')
  if (!id) return await choosePage(ctx, frame)
  const bought = await purchase(ctx, id)
  const no = mayNot(ctx.asker, 'contracts.draft', { purchaserId: bought?.purchaserId ?? null })
  if (!bought || no) return no ?? notThere()
  const award = await awardOf(ctx, id)
  if (!award) return await withoutAwardPage(ctx, c, frame)
  // Who asks to begin the contract of an award is led to the one that was begun, before filling in a form that would be refused.
  const begun = await contractOfAward(ctx, ctx.db, { tenderId: award.tenderId, providerId: award.providerId })
  if (begun) return form ? refuse('already-drafted') : goTo(c, `/contracts/${begun}`, 302)
  const by = await signBy(ctx, award)
  const won = await wonBy(ctx, award)
  const { term } = won
  const facts = {
    provider: await organisation(ctx, award.providerId),
    total: award.total,
    noticeOn: award.noticeOn,
    term,
    unread: mustStateDays(ctx.law, won) ? won.annex.payment : null,
    signBy: isRefusal(by) ? null : by.value,
    lines: award.lines.map(contractLine),
  }
  return (
    <FromAwardPage
      ctx={ctx}
      frame={frame}
      purchase={bought}
      award={facts}
      mayGoDirect={!isRefusal(await draftText(ctx, id))}
      form={form ?? freshForm({ startsOn: term.startsOn.toString(), lang: 'zh' })}
    />
  )
}

async function choosePage(ctx: Ctx, frame: FrameFacts): Promise<View> {
  const all = await purchases(ctx, { purchaserId: ctx.asker.organisationId!, limit: 200 })
  const purchaseIds = all.map((p) => p.id)
  const counts = new Map<string, number>()
  for (const one of await contracts(ctx, { purchaseIds })) counts.set(one.purchaseId, (counts.get(one.purchaseId) ?? 0) + 1)
  const awarded = new Set<string>((await tenders(ctx, { purchaseIds, states: ['awarded'] })).map((x) => x.purchaseId))
  // A plan that is out for tender has its contract from the award, and none beside it.
  const ready = new Set<string>(
    (await plans(ctx, { purchaseIds }))
      .filter((p) => ['approved', 'published'].includes(p.state) && (p.takenBy !== 'tender' || awarded.has(p.purchaseId)))
      .map((p) => p.purchaseId),
  )
  return <ChoosePage ctx={ctx} frame={frame} purchases={all} counts={counts} ready={ready} />
}

export async function withoutAwardPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const start = await draftText(ctx, c.req.query('purchase') ?? '')
  if (isRefusal(start)) return start
  const facts = {
    institutions: await organisations(ctx, { kind: 'institution', open: true }),
    communities: await communities(ctx, { organisationId: ctx.asker.organisationId!, open: true }),
    earlier: (await contracts(ctx, { purchaserId: ctx.asker.organisationId! })).filter((o) => o.signedOn !== null),
  }
  return (
    <DraftPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm(valuesOf(start.text))}
      text={start.text}
      signed={false}
      purchaseId={start.id}
      purchaseTitle={start.title}
      {...facts}
    />
  )
}
