import type { Lang, Words } from '#kernel'
import type { Db, TablesOf } from '#platform'
import { type Selectable, sql } from 'kysely'
import type { EvidenceKind, FrozenEstimate } from '../rules/evidence.ts'
import type { NeedState } from '../rules/need-process.ts'
import type { CountedCensus } from './counted-census.ts'
import type { Answers, MarginVariable, Questions } from '../rules/questionnaire.ts'

export type Purpose = 'needs' | 'satisfaction' | 'opinion' | 'vote'
/** Choices of a vote that were withdrawn while it ran, by their value, with why. */
export type GoneOptions = Readonly<Record<string, Words>>
export type Route = 'own-phone' | 'helped' | 'tablet' | 'paper' | 'open-link'
export const routesOfAnswer = ['own-phone', 'helped', 'tablet', 'paper', 'open-link'] as const satisfies readonly Route[]

/** What was keyed from a sheet as it lies in the table: in a box, or, keyed before there were boxes, as it was said. */
export type KeptSheet = Answers | { readonly $box: string }

export type NeedsTables = TablesOf<
  | 'purchases'
  | 'community_margins'
  | 'counted_census'
  | 'questionnaires'
  | 'campaigns'
  | 'campaign_slips'
  | 'answer_keys'
  | 'waiting_answers'
  | 'answers_of_day'
  | 'paper_of_day'
  | 'answer_salts'
  | 'household_codes'
  | 'answer_drafts'
  | 'answers'
  | 'answer_totals'
  | 'paper_sheets'
  | 'needs'
  | 'need_evidence',
  {
    community_margins: { variable: MarginVariable }
    counted_census: { communities: CountedCensus['communities']; margins: CountedCensus['margins'] }
    questionnaires: { purpose: Purpose; state: 'draft' | 'in-use'; content: Questions }
    campaigns: { purpose: Purpose; gone_options: GoneOptions }
    answer_drafts: { route: Exclude<Route, 'paper'>; content: Answers }
    answers: { route: Route; content: Answers }
    answer_totals: { route: Route }
    paper_sheets: { state: 'keyed-once' | 'differs' | 'settled'; first_content: KeptSheet | null; second_content: KeptSheet | null }
    needs: { state: NeedState }
    need_evidence: { kind: EvidenceKind; estimate: FrozenEstimate | null }
  }
>

export const tables = (db: Db) => db.withTables<NeedsTables>()
export type Row<T extends keyof NeedsTables> = Selectable<NeedsTables[T]>

/** A title as it is said in a language, to put rows in its order. */
export const titleOrder = (lang: Lang) => ({ zh: sql<string>`title`, en: sql<string>`lower(coalesce(title_en, title))` })[lang]
