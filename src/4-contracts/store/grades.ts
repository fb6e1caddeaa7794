import { codecs, type Ctx, type Db } from '#platform'
import type { GradeOfContract } from '../rules/gate-before.ts'
import { type ContractTables, tables } from './tables.ts'

const row = codecs<ContractTables>()('contract_grades', { except: ['contract_id'] })

/** The last grades evaluators gave some contracts, by contract. */
export async function readGrades(
  ctx: Pick<Ctx, 'db' | 'jurisdiction'>,
  contractIds: readonly string[],
): Promise<Map<string, GradeOfContract>> {
  if (contractIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('contract_grades')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .execute()
  return new Map(rows.map((r) => [r.contract_id as string, row.read(r)]))
}

/** Keeps the grade that holds now, in the place of the one before. What is decided about an older appraisal takes no newer one away. */
export async function keepGrade(ctx: Ctx, tx: Db, g: Omit<GradeOfContract, 'statedOn'> & { contractId: string }): Promise<void> {
  const said = {
    ...{ source_id: g.sourceId, grade: g.grade, renews: g.renews, is_open: g.isOpen, open_until: g.openUntil, stated_on: ctx.today },
  }
  await tables(tx)
    .insertInto('contract_grades')
    .values({ ...said, jurisdiction: ctx.jurisdiction, contract_id: g.contractId })
    .onConflict((c) => c.columns(['jurisdiction', 'contract_id']).doUpdateSet(said).where('contract_grades.source_id', '<=', g.sourceId))
    .execute()
}
