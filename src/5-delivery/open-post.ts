import { type Contract, contract } from '#contracts'
import { allWrong, isBefore, newId, type Refusal } from '#kernel'
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
  const wrong = await whatIsWrong(ctx, c, lineId, i)
  if (wrong) return wrong
  const id = newId('opening', ctx.now)
  const facts = { contract: c.number, panel: panelOf(i).length }
  return await change(ctx, { action: 'openings.open', subject: { kind: 'opening', id }, purchaseId: c.purchaseId, facts }, async (tx) => {
    const o = { id, organisation_id: c.providerId, contract_id: c.id, line_id: lineId, replaces_id: i.replacesId ?? null }
    await insertOpening(ctx, tx, { ...o, panel: panelOf(i), closes_on: i.closesOn }, i.criteria)
    return { id }
  })
}

const panelOf = (i: OpeningInput): string[] => [...new Set<string>(i.panel)]

/** Everything that is wrong with it, each at its field. */
async function whatIsWrong(ctx: Ctx, c: Contract, lineId: string, i: OpeningInput): Promise<Refusal | undefined> {
  const wrong: Refusal[] = []
  if (!c.lines.some((l) => l.id === lineId && l.kind === 'post')) wrong.push(refuseOpening('no-post-line').at('line'))
  if (isBefore(i.closesOn, ctx.today)) wrong.push(refuseOpening('closes-past').at('closesOn'))
  const sum = i.criteria.reduce((n, k) => n + k.weight, 0)
  if (sum !== 100 || i.criteria.some((k) => k.says === '' || k.weight === 0))
    wrong.push(refuseOpening('criteria-wrong', sum).at(`weight-${i.criteria[0]?.n ?? 1}`))
  const panel = panelOf(i)
  const ours = await people(ctx, { organisationId: c.providerId, userIds: panel, roles: ['worker', 'manager'] })
  if (panel.length < 2 || panel.length > 5 || panel.some((id) => !ours.some((p) => p.userId === id)))
    wrong.push(refuseOpening('panel-size').at('panel'))
  const [before] = i.replacesId ? await readAppointments(ctx, { id: i.replacesId }) : []
  if (i.replacesId && (before?.contractId !== c.id || before.lineId !== lineId)) wrong.push(refuseOpening('not-following').at('replacesId'))
  return allWrong(wrong)
}
