import type { Grade } from '#kernel'
import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { Acceptance, OpinionRoute } from '../rules/acceptance.ts'
import type { AcceptanceState } from '../rules/acceptance.ts'
import type { AppointmentState } from '../rules/posts.ts'
import type { NotCounted } from '../rules/counts.ts'
import type { CheckResult } from '../rules/draw.ts'
import type { ContestState } from '../rules/errand-contest.ts'
import type { OpeningState } from '../rules/opening.ts'
import type { CardCategory } from '../rules/role-card.ts'
import type { ImportMap } from '../rules/import-table.ts'
import type { Differ } from '../rules/pay.ts'
import type { AskedBy, Category, ServiceKind } from '../rules/record.ts'

export type DeliveryTables = TablesOf<
  | 'appointments'
  | 'first_day_corrections'
  | 'role_cards'
  | 'role_card_shares'
  | 'errand_contests'
  | 'post_openings'
  | 'opening_criteria'
  | 'candidates'
  | 'candidate_scores'
  | 'qualifications'
  | 'appointment_certificates'
  | 'service_records'
  | 'service_record_editions'
  | 'deliverables'
  | 'service_months'
  | 'hours_totals'
  | 'unit_totals'
  | 'day_totals'
  | 'acceptances'
  | 'acceptance_lines'
  | 'acceptance_opinions'
  | 'acceptance_draws'
  | 'acceptance_checks'
  | 'indicator_values'
  | 'time_answers'
  | 'subsidy_reports'
  | 'pay_statements'
  | 'pay_answers'
  | 'pay_counts'
  | 'vacancy_rounds'
  | 'import_maps',
  {
    appointments: { grade: Grade; state: AppointmentState }
    service_records: { category: Category; what: ServiceKind; asked_by: AskedBy; not_counted: NotCounted | null }
    service_record_editions: { content: Record<string, unknown> }
    role_card_shares: { category: CardCategory }
    errand_contests: { state: ContestState }
    post_openings: { state: OpeningState }
    hours_totals: { category: Category; asked_by: AskedBy }
    acceptances: { kind: Acceptance['kind']; state: AcceptanceState; decided_by: Acceptance['by'] }
    acceptance_opinions: { how: OpinionRoute }
    acceptance_checks: { result: CheckResult }
    import_maps: { columns: ImportMap }
    pay_counts: { differ: Differ | null }
  }
>

export const tables = (db: Db) => db.withTables<DeliveryTables>()
export type Row<T extends keyof DeliveryTables> = Selectable<DeliveryTables[T]>
