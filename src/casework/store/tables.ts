import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { EventState } from '../rules/event.ts'
import type { Attained, GroupState } from '../rules/group.ts'
import type { SaidOfScale } from '../rules/case-scale.ts'
import type { Area, CaseState, Closing, ContactKind, Lasting, Risk, SeenAt, Source } from '../rules/case.ts'
import type { SupervisionState } from '../rules/supervision.ts'
import type { Told } from '../rules/reach.ts'

type Groups = NonNullable<Told['groups']>
export type CaseTables = TablesOf<
  | 'cases'
  | 'case_goals'
  | 'case_levels'
  | 'case_contacts'
  | 'case_scales'
  | 'work_groups'
  | 'group_members'
  | 'group_sessions'
  | 'reach_told'
  | 'community_events'
  | 'event_sign_ins'
  | 'supervisions'
  | 'supervision_notes',
  {
    cases: { state: CaseState; source: Source; risk: Risk | null; closed_why: Closing | null; lasting: Lasting | null }
    case_goals: { area: Area }
    case_levels: { seen_at: SeenAt }
    case_contacts: { kind: ContactKind }
    case_scales: { says: SaidOfScale }
    reach_told: { by_age: Groups['age'] | null; by_sex: Groups['sex'] | null }
    community_events: { state: EventState }
    supervisions: { state: SupervisionState }
    work_groups: { state: GroupState; attained: Attained | null }
  }
>
export const tables = (db: Db) => db.withTables<CaseTables>()
export type Row<T extends keyof CaseTables> = Selectable<CaseTables[T]>
