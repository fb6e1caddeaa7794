import { sql } from 'kysely'
import type { Db } from '#platform'

/*
 * Columns in which words may stand that the data officer erases nothing from, with the reason. A column is either here or among those
 * that can be erased; tests/free-text.test.ts asks it of every column, tests/erased-everywhere.test.ts of what people really write.
 */

const code = 'a code, a number, an address or a fingerprint that the program gives'
const made = 'a sentence or a value the program makes'
const name = 'the name of an organisation, a place or a public matter, and its public texts'
const file = 'the procurement file, which may not be destroyed while it has to be kept (Procurement Law art. 42)'
const sealed = 'sealed or hashed: nobody can read it, nor find anything in it'
const account = 'somebody’s own account, which the person and the administrator change and which ends with its time'
const log = 'the record log, whose names and facts are erased by their own functions and go together with the text'

export const notErasable: Readonly<Record<string, string>> = {
  'jurisdictions.*': name,
  'record_log.*': log,
  'record_log_order.*': sealed,
  'record_log_heads.note': sealed,
  'record_log_keys.key': code,
  'once_keys.*': 'ids of what a form brought about, deleted after their time',
  'holidays.source': name,
  'calendar_years.*': name,
  'calendar_years_before.*': name,
  'local_numbers.*': `${name}: which document sets a number`,
  'organisations.*': name,
  'communities.*': name,
  'specialties.*': name,
  ...Object.fromEntries(
    ['name', 'name_en', 'legal_form', 'address', 'phone', 'documents'].map((c) => [`supplier_applications.${c}`, name]),
  ),
  'supplier_applications.contact_email': 'where the invitation goes, deleted with the decision',
  'supplier_documents.*': name,
  'experts.name': account,
  'experts.email': account,
  'experts.specialty_ids': code,
  'expert_ties.*': code,
  'set_up.*': sealed,
  'notices.*': `titles and addresses of what is due: ${made}; deleted after its time`,
  'notice_choices.*': code,
  'webhooks.*': 'what an administrator enters about other programs; the secret is locked',
  'community_margins.source': name,
  'counted_census.*': 'numbers of people by community and group, as they stood when a survey was counted',
  'purchases.*': name,
  'users.*': account,
  'memberships.role': code,
  'sessions.device': account,
  'known_devices.device': account,
  'invitations.*': account,
  'api_tokens.*': account,
  'standings.*': made,
  'questionnaires.*': 'what is asked, which is printed for everybody',
  'campaigns.title': name,
  'campaigns.title_en': name,
  'campaigns.community_ids': code,
  'campaigns.open_token_hash': sealed,
  'campaign_slips.locked_key': sealed,
  'answer_salts.salt': sealed,
  'answer_keys.locked_key': sealed,
  'answer_drafts.*': 'encrypted under the short code of whoever writes it, and deleted after its time',
  'paper_of_day.keyed_name': 'who keyed paper that day; goes into the record log the next day and is deleted here',
  'need_evidence.question_id': code,
  'need_evidence.estimate': made,
  'plans.number': code,
  'plan_lines.subsidy': `${name}: who carries the rest of a post, and from what money`,
  'plans.title': name,
  'plans.title_en': name,
  'plans.method': code,
  'plans.confirms': code,
  'plans.reviewers': `bodies that reviewed the plan: ${file}`,
  'plans.drafting_reviewers': `bodies that reviewed the plan: ${file}`,
  'plans.service_kinds': code,
  'plans.category': code,
  'plans.consent': code,
  'plans.taken_method': code,
  'plans.taken_consent': code,
  'plan_lines.title': file,
  'plan_lines.need_ids': code,
  'plan_lines.scope': file,
  'plan_lines.goals': file,
  'plan_lines.community_ids': code,
  'plan_lines.unit': file,
  'plan_sources.source': name,
  'tenders.number': code,
  'tenders.title': name,
  'tenders.title_en': name,
  'tenders.method': code,
  'tenders.lines': file,
  'tenders.price_weight': code,
  'tenders.conditions': file,
  'tenders.acceptance': file,
  'tenders.payment': file,
  'tenders.consent': code,
  'tenders.quality_recipient': sealed,
  'tenders.quality_key': sealed,
  'tenders.price_recipient': sealed,
  'tenders.price_key': sealed,
  'tenders.lot_seed': code,
  'tenders.why_not_reserved': file,
  'tenders.small_deduction': code,
  'tender_criteria.*': file,
  'bids.quality_hash': sealed,
  'bids.price_hash': sealed,
  'bids.file_hash': sealed,
  'bids.quality': file,
  'bids.price': file,
  'bids.quality_score': code,
  'bids.price_score': code,
  'bids.total_score': code,
  'bids.bidder_blind': sealed,
  'bids.cover': sealed,
  'panel_seats.name': `who judged: ${file}`,
  'panel_seats.tie': code,
  'panel_draws.*': code,
  'panel_scores.score': code,
  'consensus_scores.score': code,
  'low_bid_reviews.triggered': code,
  'score_corrections.was': code,
  'score_corrections.becomes': code,
  ...Object.fromEntries(
    ['number', 'state', 'standing', 'postcode', 'result', 'dismissal', 'outcome'].map((c) => [`complaints.${c}`, code]),
  ),
  'complaint_papers.kind': code,
  'challenges.number': code,
  'challenges.state': code,
  'challenges.about': code,
  'challenges.step': code,
  'challenges.standing': code,
  'challenges.postcode': code,
  'challenges.finding': code,
  'challenges.outcome': code,
  'challenges.judged': made,
  'awards.promises': file,
  'awards.reasons': file,
  'awards.lines': file,
  'awards.ended_ground': code,
  'contracts.number': code,
  'contracts.title': name,
  'contracts.title_en': name,
  'contract_versions.content': file,
  'contract_versions.parties': `whom the contract names as its sides: ${file}`,
  'contract_versions.purchaser_signer': `who signed: ${file}`,
  'contract_versions.provider_signer': `who signed: ${file}`,
  'duties.kind': code,
  'duties.subject_kind': code,
  'duties.title': made,
  'duties.why': made,
  'duties.otherwise': made,
  'duties.due_says': made,
  'duties.clause': code,
  'duties.cites': made,
  'duties.href': code,
  'acceptance_draws.*': code,
  'acceptance_checks.result': code,
  'indicator_values.value': code,
  'pay_answers.about': code,
  'pay_answers.sealed': sealed,
  'acceptance_lines.claimed': code,
  'acceptance_lines.accepted': code,
  'acceptance_lines.given_up': code,
  'acceptance_lines.counted': code,
  'acceptance_lines.out_of': code,
  'claims.number': code,
  'claims.title_zh': made,
  'claims.title_en': made,
  'claims.snapshot': 'facts as numbers and titles; the one text in it goes with the line of the acceptance it was copied from',
  'claims.snapshot_hash': sealed,
  'claims.clock_says': made,
  'claims.daily_late_rate': code,
  'claims.invoice_number': code,
  'claim_lines.share': code,
  'claim_lines.out_of': code,
  'payments.reference': code,
  'payment_corrections.reference': code,
  'cash_figures.*': sealed,
  'rounds.*': sealed,
  'rating_marks.dimension': code,
  'resident_samples.seed': code,
  'sampled_households.drawn': code,
  'alarms.subject_kind': code,
  'outbox.content': sealed,
  'outbox.last_error': made,
  'erasures.place': code,
}

/**
 * Columns in which words can stand. Ids and codes are collated by byte and so are left out; a list of words that may stand there,
 * checked by the database, leaves no room for others.
 */
export async function wordColumns(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_collation l on l.oid = a.attcollation
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely%'
      and t.typname in ('text', '_text', 'varchar', '_varchar', 'bpchar', 'json', 'jsonb', 'xml')
      and coalesce(l.collname, '') <> 'C'
      and not exists (
        select 1 from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ '= ANY|<@')
    order by c.oid, a.attnum`.execute(db)
  return rows.map((r) => r.name)
}
