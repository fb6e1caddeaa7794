import { newId, type Refusal, type Words } from '#kernel'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, notThere, recordRefusal, stale } from '#platform'
import type { SaidOfScale } from './rules/case-scale.ts'
import { refuseScale } from './scale-words.ts'
import { insertScale, lockScales, retireScaleRow, scaleRows } from './store/index.ts'

type Done = Promise<{ id: string } | Refusal>
/** More scales than anybody chooses from. */
const mostScales = 50

/** Adds a scale of the institution's own, or one whose wording it may use: with its source and licence. */
export async function addScale(ctx: Ctx, i: SaidOfScale): Done {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.manage', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'scales.add', no ?? notThere())
  const fields = wrongScale(i)
  if (Object.keys(fields).length > 0) return refuseScale('scale-wrong').with({ fields })
  const id = newId('scale', ctx.now)
  return await change(ctx, { action: 'scales.add', subject: { kind: 'scale', id } }, async (tx, entry) => {
    const closed = await whyNotInUse({ ...ctx, db: tx }, organisationId, 'serve-somebody')
    if (closed) return closed
    await lockScales(ctx, tx, organisationId)
    const used = (await scaleRows(ctx, organisationId, tx)).filter((s) => !s.retired)
    if (used.some((s) => s.says.name === i.name)) return refuseScale('scale-known').at('name')
    if (used.length >= mostScales) return refuseScale('too-many-scales', mostScales)
    await insertScale(ctx, tx, { id, organisationId, says: i })
    entry.facts = { name: i.name }
    return { id }
  })
}

/** What does not fit together in a scale, by field. */
function wrongScale(i: SaidOfScale): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  const says = (field: string, no: Refusal) => (wrong[field] ??= no.words)
  if (i.answers.length < 2) says('answers', refuseScale('two-answers'))
  if (i.reversed.some((n) => n < 1 || n > i.asks.length)) says('reversed', refuseScale('no-such-item', i.asks.length))
  if (i.mayMiss >= i.asks.length) says('mayMiss', refuseScale('misses-all', i.asks.length))
  const starts = i.bands.map((b) => b.from)
  if (starts.some((from, n) => n > 0 && from <= starts[n - 1]!)) says('bands', refuseScale('bands-fall'))
  const highest = i.asks.length * (i.lowest + i.answers.length - 1) * i.factor
  if (starts.some((from) => from > highest)) says('bands', refuseScale('band-beyond', highest))
  return wrong
}

/** Takes a scale out of use. What was answered by it is still read and scored. */
export async function retireScale(ctx: Ctx, id: string): Done {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.manage', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'scales.retire', no ?? notThere())
  return await change(ctx, { action: 'scales.retire', subject: { kind: 'scale', id } }, async (tx, entry) => {
    const now = (await scaleRows(ctx, organisationId, tx)).find((s) => s.id === id)
    if (!now) return notThere()
    if (now.retired) return refuseScale('scale-retired')
    if (ctx.version !== undefined && ctx.version !== now.version) return stale()
    if (!(await retireScaleRow(ctx, tx, now))) return stale()
    entry.facts = { name: now.says.name }
    return { id }
  })
}
