import type { Day, Refusal } from '#kernel'
import { type Ctx, stale } from '#platform'
import { inLibrary } from './change-unit-kind.ts'
import { saysTheSame, type SaidOfUnit } from './rules/unit-kind.ts'
import { insertUnitKind, insertWording, moveUnitKind, readUnitKinds } from './store/index.ts'
import { refuseUnitKind } from './unit-kind-words.ts'

/** One of a table, and since when it is offered no more. */
export type UnitInTable = SaidOfUnit & { readonly retiredOn: Day | null }

/** Writes a table of units into the library: a name that is there becomes what the table says, retired or offered too; others are added. All of it or nothing. */
export const importUnits = (ctx: Ctx, units: readonly UnitInTable[]): Promise<{ written: number } | Refusal> =>
  inLibrary(ctx, 'plans.import-units', async (tx, entry, purchaserId) => {
    const there = new Map((await readUnitKinds({ ...ctx, db: tx }, { purchaserId })).map((u) => [u.name, u]))
    let written = 0
    for (const said of units) {
      const was = there.get(said.name)
      // What is retired stays so since its own day.
      const retiredOn = said.retiredOn && (was?.retiredOn ?? said.retiredOn)
      if (was && saysTheSame(was, said) && (was.retiredOn === null) === (retiredOn === null)) continue
      if (was && !(await moveUnitKind(ctx, tx, was, { retired_on: retiredOn }))) return stale()
      const id = was?.id ?? (await insertUnitKind(ctx, tx, purchaserId, retiredOn))
      if (!was || !saysTheSame(was, said)) await insertWording(ctx, tx, id, (was?.number ?? 0) + 1, said)
      written++
    }
    if (written === 0) return refuseUnitKind('unit-same').at('rows')
    Object.assign(entry, { facts: { count: written }, after: units.map((u) => ({ ...u, retiredOn: u.retiredOn?.toString() ?? null })) })
    return { written }
  })
