import type { Refusal } from '#kernel'
import { type Ctx, stale } from '#platform'
import { inLibrary } from './change-unit-kind.ts'
import { saysTheSame, type SaidOfUnit } from './rules/unit-kind.ts'
import { insertUnitKind, insertWording, moveUnitKind, readUnitKinds } from './store/index.ts'
import { refuseUnitKind } from './unit-kind-words.ts'

/** Writes a table of units into the library: a name that is there is worded anew, and offered again; others are added. All of it or nothing. */
export const importUnits = (ctx: Ctx, units: readonly SaidOfUnit[]): Promise<{ written: number } | Refusal> =>
  inLibrary(ctx, 'plans.import-units', async (tx, entry, purchaserId) => {
    const there = new Map((await readUnitKinds({ ...ctx, db: tx }, { purchaserId })).map((u) => [u.name, u]))
    let written = 0
    for (const said of units) {
      const was = there.get(said.name)
      if (was && saysTheSame(was, said) && !was.retiredOn) continue
      if (was && !(await moveUnitKind(ctx, tx, was, { retired_on: null }))) return stale()
      const id = was?.id ?? (await insertUnitKind(ctx, tx, purchaserId))
      if (!was || !saysTheSame(was, said)) await insertWording(ctx, tx, id, (was?.number ?? 0) + 1, said)
      written++
    }
    if (written === 0) return refuseUnitKind('unit-same').at('rows')
    Object.assign(entry, { facts: { count: written }, after: units })
    return { written }
  })
