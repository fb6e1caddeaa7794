import type { Citation, Words } from '#kernel'
import type { Ctx, Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { ContractVersion, Side } from '../rules/contract.ts'
import type { ContractState } from '../rules/contract-process.ts'
import type { Duty } from '../rules/duty.ts'
import type { DutyKind } from '../rules/duty-terms.ts'
import type { Graded } from '../rules/gate-before.ts'
import type { Ground } from '../rules/ground.ts'
import type { SaidOfLine } from '../rules/success.ts'
import type { Party } from '../rules/party.ts'
import type { GroundState } from '../rules/ground-process.ts'
import type { StoredText } from './texts.ts'

export type ContractTables = TablesOf<
  | 'budget_items'
  | 'contracts'
  | 'contract_versions'
  | 'contract_grounds'
  | 'contract_grades'
  | 'renewal_wills'
  | 'duties'
  | 'success_said'
  | 'success_words',
  {
    contracts: { state: ContractState; notice_by: Side | null; offer_by: Side | null }
    contract_versions: {
      state: ContractVersion['state']
      proposed_by: Side
      content: StoredText
      parties: Readonly<Record<Side, Party>> | null
    }
    contract_grounds: { kind: Ground['kind']; state: GroundState }
    success_said: { side: Side; said: readonly SaidOfLine[] | null }
    success_words: { written_by: Side }
    renewal_wills: { side: Side }
    contract_grades: { grade: Graded }
    duties: {
      kind: DutyKind
      debtor: Side
      title: Words
      why: Words
      otherwise: Words
      due_says: Words | null
      cites: readonly Citation[]
      state: Duty['state']
    }
  }
>

export const tables = (db: Db) => db.withTables<ContractTables>()
export type Row<T extends keyof ContractTables> = Selectable<ContractTables[T]>

/** What reading needs: the handle and the place. Inside a change it is the context of the open transaction. */
export type Reading = Pick<Ctx, 'db' | 'jurisdiction' | 'today'>
