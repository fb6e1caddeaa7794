import { contract } from '#contracts'
import { isBefore, newId, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import type { OpeningInput } from './opening-form.ts'
import { refuseOpening } from './rules/opening-words.ts'
import { insertOpening, readAppointments } from './store/index.ts'
import { refuse } from './words.ts'

/** A post of a contract is competed for: what counts and how much, who scores, until when one may apply. */
export async function openPost(ctx: Ctx, i: OpeningInput): Promise<{ id: string } | Refusal> {
  const [contractId = '', lineId = ''] = i.line.split('/')
  const c = await contract(ctx, contractId)
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'openings.open', no)
  if (!c) return refuse('no-contract')
  if (!c.lines.some((l) => l.id === lineId && l.kind === 'post')) return refuseOpening('no-post-line').at('line')
  if (isBefore(i.closesOn, ctx.today)) return refuseOpening('closes-past').at('closesOn')
  const sum = i.criteria.reduce((n, k) => n + k.weight, 0)
  if (sum !== 100 || i.criteria.some((k) => k.says === '' || k.weight === 0))
    return refuseOpening('criteria-wrong', sum).at(`weight-${i.criteria[0]?.n ?? 1}`)
  const panel = [...new Set<string>(i.panel)]
  const ours = await people(ctx, { organisationId: c.providerId, userIds: panel, roles: ['worker', 'manager'] })
  if (panel.length < 2 || panel.length > 5 || panel.some((id) => !ours.some((p) => p.userId === id)))
    return refuseOpening('panel-size').at('panel')
  if (i.replacesId) {
    const [before] = await readAppointments(ctx, { id: i.replacesId })
    if (before?.contractId !== c.id || before.lineId !== lineId) return refuseOpening('not-following').at('replacesId')
  }
  const id = newId('opening', ctx.now)
  const facts = { contract: c.number, panel: panel.length }
  return await change(ctx, { action: 'openings.open', subject: { kind: 'opening', id }, purchaseId: c.purchaseId, facts }, async (tx) => {
    const o = { id, organisation_id: c.providerId, contract_id: c.id, line_id: lineId, replaces_id: i.replacesId ?? null }
    await insertOpening(ctx, tx, { ...o, panel, closes_on: i.closesOn }, i.criteria)
    return { id }
  })
}
