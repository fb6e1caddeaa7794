import type { Refusal } from '#kernel'
import { type Ctx, stale } from '#platform'
import { changeUnitKind, inLibrary, wrongUnit } from './change-unit-kind.ts'
import { saysTheSame, type SaidOfUnit } from './rules/unit-kind.ts'
import { insertUnitKind, insertWording, lockUnitNames, moveUnitKind, readUnitKinds } from './store/index.ts'
import { refuseUnitKind } from './unit-kind-words.ts'

/** Adds a unit to the library of the own office, or words one of it anew; the former wording stays. */
export const keepUnitKind = (ctx: Ctx, i: SaidOfUnit & { id?: string | undefined }): Promise<{ id: string } | Refusal> => {
  const { id, ...said } = i
  return id === undefined ? add(ctx, said) : wordAnew(ctx, id, said)
}

const add = (ctx: Ctx, said: SaidOfUnit): Promise<{ id: string } | Refusal> =>
  inLibrary(ctx, 'plans.keep-unit', async (tx, entry, purchaserId) => {
    const fields = wrongUnit(ctx, said)
    if (Object.keys(fields).length > 0) return refuseUnitKind('unit-wrong').with({ fields })
    if ((await readUnitKinds({ ...ctx, db: tx }, { purchaserId })).some((u) => u.name === said.name))
      return refuseUnitKind('unit-known').at('name')
    const id = await insertUnitKind(ctx, tx, purchaserId)
    await insertWording(ctx, tx, id, 1, said)
    Object.assign(entry, { subject: { kind: 'unit', id }, facts: { name: said.name.slice(0, 120) }, after: said })
    return { id }
  })

const wordAnew = (ctx: Ctx, id: string, said: SaidOfUnit): Promise<{ id: string } | Refusal> =>
  changeUnitKind(ctx, { id, action: 'plans.keep-unit' }, async (tx, entry, was) => {
    const fields = wrongUnit(ctx, said)
    if (was.retiredOn) return refuseUnitKind('unit-retired')
    if (Object.keys(fields).length > 0) return refuseUnitKind('unit-wrong').with({ fields })
    if (saysTheSame(was, said)) return refuseUnitKind('unit-same')
    await lockUnitNames(ctx, tx, was.purchaserId)
    const others = await readUnitKinds({ ...ctx, db: tx }, { purchaserId: was.purchaserId })
    if (others.some((u) => u.id !== was.id && u.name === said.name)) return refuseUnitKind('unit-known').at('name')
    if (!(await moveUnitKind(ctx, tx, was))) return stale()
    await insertWording(ctx, tx, was.id, was.number + 1, said)
    Object.assign(entry, { facts: { name: said.name.slice(0, 120) }, before: was, after: said })
    return { id: was.id }
  })
