import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Place } from '#platform'
import { erasable } from '../src/home/erasable.ts'
import { refOf } from '../src/home/place-ref.ts'
import { drawn, type Everything, everything, filled, oneOfEach, seed, type SeenForm, type Values, visitor, type Visitor } from '#testing'

/*
 * A text about a person is written through every form there is, found and erased by the data officer, and then looked for: in every
 * table, on the pages of whoever wrote it, in the search, in files to take away and in the API.
 */

let w: Everything
let forms: SeenForm[]
let officer: Visitor
const people = new Map<string, Visitor>()
beforeAll(async () => {
  w = await everything()
  forms = oneOfEach(w).filter((f) => !f.upload)
  for (const who of [...forms.map((f) => f.who), 'auditor', 'administrator', 'approver', 'officer'])
    if (!people.has(who)) people.set(who, await visitor(w, who))
  officer = await visitor(w, 'data-officer')
})
afterAll(() => w.close())

/** Where words stand in the database, as table, column and what leads to the row. */
async function standsIn(words: string): Promise<string[]> {
  const { rows: tables } = await sql<{ t: string }>`
    select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    w.database.db,
  )
  const { rows } = await sql<{ at: string }>`${sql.join(
    tables.map(
      ({ t }) => sql`select distinct ${sql.lit(t)} || '.' || f.key as at from ${sql.table(t)} r, lateral jsonb_each(to_jsonb(r)) f
        where r::text like ${`%${words}%`} and f.value::text like ${`%${words}%`}`,
    ),
    sql` union `,
  )}`.execute(w.database.db)
  return rows.map((r) => r.at).sort()
}
const columnsErasable = new Set(erasable().flatMap((e) => e.texts.map((t) => `${e.table}.${t.column}`)))

/** The officer looks for the words and erases every text that holds them, by the pages they have. */
async function eraseAll(words: string): Promise<number> {
  let erased = 0
  for (let round = 0; round < 3; round++) {
    const page = await officer.get(`/personal-data?q=${encodeURIComponent(words)}`)
    const links = new Set([...page.text.matchAll(/href="(\/personal-data\/text\?at=[\w-]+)"/g)].map((m) => m[1]!))
    for (const href of links) {
      const page = (await officer.get(href)).text
      const seen = /name="seen" value="(\w+)"/.exec(page)?.[1]
      // A copy went together with the text it was copied from.
      if (!seen) continue
      // Every other place with the same words, in the same act.
      const also = [...page.matchAll(/name="also"[^>]*value="([\w-]+)"/g)].map((m) => m[1]!)
      const sent = await officer.post(href, { seen, ground: 'asked', requestId: '', also })
      expect([href, sent.status]).toEqual([href, 303])
      erased++
    }
    if (links.size === 0) break
  }
  return erased
}

/** Fields somebody may write words into; those that are read as something else keep what the page has. */
const isWords = (f: SeenForm['fields'][number]): boolean =>
  ['text', 'textarea'].includes(f.kind) &&
  f.options.length === 0 &&
  !/^_|^(email|password|current|old|new|again|code|secret|username|user|to|q|creditCode|sheet|reference|number|invoiceNumber|address|showIf|options|figure|milestones)$/.test(
    f.name,
  ) &&
  !/(Phone|phone|amount|price|quantity|months|units|cost|days|share|weight|rate|On|otherAge.*|workedWeekends|daysOff)$/i.test(f.name)

/** Pages on which somebody might still meet the words. */
async function met(asked: string, words: string, form: SeenForm, location: string | null): Promise<string[]> {
  const found: string[] = []
  const look = async (v: Visitor, path: string) => {
    for (const lang of ['zh', 'en'] as const) {
      const a = await v.get(path, lang)
      if (a.text.includes(words)) found.push(`${v.who} ${path}`)
      if (a.text.includes('\ufff9')) found.push(`${v.who} ${path}: a raw mark`)
      if (a.status >= 500) found.push(`${v.who} ${path}: ${a.status}`)
    }
  }
  const me = people.get(form.who)!
  const q = encodeURIComponent(asked)
  for (const path of [form.page, location ?? '/', '/', `/search?q=${q}`]) await look(me, path)
  await look(officer, `/personal-data?q=${q}`)
  await look(officer, '/personal-data')
  await look(people.get('auditor')!, '/log')
  await look(people.get('auditor')!, '/log?format=csv')
  const list = form.page.split('/').slice(0, 2).join('/')
  await look(me, `${list}?format=csv`)
  return found
}

test('what is written through any form about a person is found and erased, and stands nowhere afterwards', async () => {
  const [wrong, planted] = [[] as string[], new Set<string>()]
  let n = 0
  const named = (f: SeenForm) => `${f.who} ${f.route} ${f.fields.length}`
  for (const form of drawn(forms, { for: 'erasure', named })) {
    const words = form.fields.filter(isWords)
    if (words.length === 0) continue
    const right = filled(form)
    const me = people.get(form.who)!
    const mark = `沈默涵之事${String(++n).padStart(3, '0')}号`
    const send = async (names: readonly string[]): Promise<boolean> => {
      const values: Values = { ...right, ...Object.fromEntries(names.map((x, i) => [x, `${mark}又${i}${'的'.repeat(6)}`])) }
      await w.rewind.mark()
      try {
        const sent = await me.post(form.action, values)
        if (sent.status !== 303 && sent.status !== 200) return false
        const before = await standsIn(mark)
        const mine = before.filter((c) => columnsErasable.has(c))
        for (const c of mine) planted.add(c)
        if (mine.length === 0) return sent.status === 303
        const wasErasable = new Set<string>()
        for (const value of Object.values(values))
          if (typeof value === 'string' && value.startsWith(mark))
            if ((await standsIn(value)).some((c) => columnsErasable.has(c))) wasErasable.add(value)
        const erased = await eraseAll(mark)
        if (erased === 0) wrong.push(`${form.route}: stands in ${mine.join(', ')} and is not found`)
        // Of a text that stood where it can be erased nothing is left anywhere: in no copy, and not in the log.
        for (const value of Object.values(values).filter((v) => typeof v === 'string' && v.startsWith(mark))) {
          if (!wasErasable.has(value as string)) continue
          const left = await standsIn(value as string)
          if (left.length > 0) wrong.push(`${form.route}: ${left.join(', ')}`)
        }
        const stays = (await standsIn(mark)).length > 0
        if (!stays) wrong.push(...(await met(mark, `${mark}又`, form, sent.location)).map((at) => `${form.route}: met at ${at}`))
        return true
      } finally {
        await w.rewind.rewind()
      }
    }
    if (!(await send(words.map((f) => f.name)))) for (const f of words) await send([f.name])
  }
  expect(wrong).toEqual([])
  // A sample writes into some of them.
  if (seed !== undefined) return expect(planted.size).toBeGreaterThan(0)
  // What no form of this world can write is planted in its column below.
  expect([...planted].sort()).toEqual(
    expect.arrayContaining([
      'acceptance_opinions.heard',
      'acceptances.says',
      'claims.asked_what',
      'claims.completed_with',
      'data_requests.what',
      'duties.evidence',
      'need_evidence.says',
      'needs.statement',
      'panel_scores.note',
      'role_cards.purpose',
      'service_records.note',
      'tender_questions.answer',
    ]),
  )
})

describe('every place that is declared, whatever brings a text there', () => {
  const mark = '沈默涵住在三号楼'
  const all = erasable().flatMap((e) => e.texts.map((t) => ({ e, t, name: `${e.table}.${t.column}` })))
  /** What has to stand beside the text, where the table asks for it. */
  const beside: Readonly<Record<string, string>> = {
    'needs.accepted_reason': `, state = 'accepted', accepted_on = '2026-06-01', set_aside_on = null, set_aside_reason = null`,
    'tender_questions.answer': ', answered_at = now()',
    'low_bid_reviews.reason': `, decision = 'kept'`,
  }
  const ids = `'test', 'tnd_00000000000000000000000000', 'bid_00000000000000000000000000'`
  const batch = `insert into payment_batches (jurisdiction, id, message_id, made_at, initiator, pay_on, state, withdrawn_why)
    values ('test', 'bat_x', 'x', now(), 'x', '2026-06-01', 'withdrawn', 'x')`
  const appraisal = `insert into appraisals (jurisdiction, id, purchase_id, contract_id, purchaser_id, provider_id, evaluator_id, aside, instrument,
      opened_on, law_day, findings, advice, answer, appeal, decision, state)
    select 'test', 'apr_x', purchase_id, id, purchaser_id, provider_id, provider_id, '{"ids":[]}', '{}', '2026-06-01', '2026-06-01', 'x', 'x', 'x', 'x', 'x',
      'decided' from contracts limit 1`
  /** A row for tables of which this world has none. */
  const rowsFor: Readonly<Record<string, string>> = {
    answers: `insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content)
      select 'test', id, 'x', community_ids[1], 'open-link', false, '2026-06-01', '{}' from campaigns limit 1`,
    consensus_scores: `insert into consensus_scores values (${ids}, 'crt_x', '3', 'x', 'usr_x', now())`,
    talk_notes: `insert into talk_notes select 'test', tender_id, id, 1, 'x', 'usr_x', now() from bids limit 1`,
    talk_changes: `insert into talk_changes select 'test', tender_id, 1, 'contract-terms', 'x', 'usr_x', now() from bids limit 1`,
    tender_applications: `insert into tender_applications select 'test', id, 'org_x', 'x', now(), 'unqualified', 'x', '2026-06-01' from tenders limit 1`,
    notice_objections: `insert into notice_objections select 'test', 'obj_x', id, 1, 'x', 'x', null, 'x', '2026-06-01', 'unfounded', 'x', 'x', 'usr_x', '2026-06-01' from tenders limit 1`,
    bid_examinations: `insert into bid_examinations select 'test', tender_id, id, 'qualify', 'x', false, 'x', 'usr_x', now() from bids limit 1`,
    conformity_looks: `insert into conformity_looks select 'test', tender_id, id, 'usr_x', 'x', false, 'x', now() from bids limit 1`,
    negotiations: `insert into negotiations select 'test', tender_id, id, '2026-06-01', 'x', 'x', 'x', 'x', 'x', 1, 1, 'usr_x', now() from bids limit 1`,
    bid_objections: `insert into bid_objections select 'test', tender_id, id, 'x', 'usr_x' from bids limit 1`,
    low_bid_votes: `insert into low_bid_votes values (${ids}, 'usr_x', 'kept', 'x', now())`,
    score_findings: `insert into score_findings values (${ids}, 'crt_x', 'usr_x', 'usr_y', 'abnormal', 'x', now())`,
    score_corrections: `insert into score_corrections values ('test', 'tnd_x', 1, 'bid_x', 'crt_x', 'usr_x', 'abnormal', '3', '3', true, 'x', now())`,
    service_record_editions: `insert into service_record_editions
      select 'test', id, 1, '{"note":"x"}', 'x', now(), 'x' from service_records limit 1`,
    client_reasons: `with c as (insert into clients (jurisdiction, id, organisation_id, number, sealed, age_group, sex, worker_id, entered_at, entered_by)
        values ('test', 'cli_x', 'org_x', 1, 'x', '80+', 'female', 'usr_x', now(), 'usr_x') returning id)
      insert into client_reasons select 'test', 'rsn_x', id, 'usr_x', 'x', now(), now() from c`,
    work_groups: `insert into work_groups (jurisdiction, id, organisation_id, worker_id, contract_id, line_id, title, aims, sessions, closing_note, entered_at, entered_by)
      select 'test', 'grp_x', provider_id, 'usr_x', contract_id, line_id, 'x', 'x', 6, 'x', now(), 'usr_x' from service_records limit 1`,
    community_events: `insert into community_events (jurisdiction, id, organisation_id, worker_id, contract_id, line_id, title, place, held_on, expected,
        sign_code, state, record_id, closing_note, entered_at, entered_by)
      select 'test', 'evt_x', provider_id, 'usr_x', contract_id, line_id, 'x', 'x', '2026-06-01', 6, 'X', 'held', id, 'x', now(), 'usr_x' from service_records limit 1`,
    directory_entries: `insert into directory_entries (jurisdiction, contract_id, line_id, says, for_whom, weekdays, hours_note, ways, languages, accessible, room, kept_on)
      select 'test', id, 'lin_x', 'x', '{}', '{}', 'x', '{}', '{}', 'not-said', 'not-said', '2026-06-01' from contracts limit 1`,
    voices: `insert into voices (jurisdiction, id, kind, about, office_id, answerer_id, words, said_on, answer, answered_on, state)
      select 'test', 'voi_x', 'idea', 'purchase', purchaser_id, purchaser_id, 'x', '2026-06-01', 'x', '2026-06-01', 'answered' from purchases limit 1`,
    phones: `insert into phones (jurisdiction, id, organisation_id, user_id, name, token_hash, locked_secret, entered_at, seen_at)
      values ('test', 'phn_x', 'org_x', 'usr_x', 'x', 'x', 'x', now(), now())`,
    role_card_shares: `with r as (insert into role_cards select 'test', contract_id, line_id, 'x', 'x', '2026-06-01' from service_records limit 1
        returning contract_id, line_id)
      insert into role_card_shares select 'test', contract_id, line_id, 'direct', 100, 'x' from r`,
    errand_contests: `insert into errand_contests (jurisdiction, id, record_id, contract_id, purchase_id, purchaser_id, provider_id, state, reason, contested_on,
        answer, answered_on)
      select 'test', 'cts_x', id, contract_id, 'pur_x', purchaser_id, provider_id, 'upheld', 'x', '2026-06-01', 'x', '2026-06-02' from service_records limit 1`,
    post_openings: `insert into post_openings (jurisdiction, id, organisation_id, contract_id, line_id, panel, opened_on, closes_on, state, over_on, ended_reason, entered_at, entered_by)
        select 'test', 'opn_x', provider_id, id, 'lin_x', '{}', '2026-06-01', '2026-06-02', 'ended', '2026-06-03', 'x', now(), 'usr_x' from contracts limit 1`,
    opening_criteria: `with o as (insert into post_openings (jurisdiction, id, organisation_id, contract_id, line_id, panel, opened_on, closes_on, state, over_on, ended_reason, entered_at, entered_by)
        select 'test', 'opn_x', provider_id, id, 'lin_x', '{}', '2026-06-01', '2026-06-02', 'ended', '2026-06-03', 'x', now(), 'usr_x' from contracts limit 1 returning id)
      insert into opening_criteria select 'test', id, 1, 'x', 100 from o`,
    candidates: `with o as (insert into post_openings (jurisdiction, id, organisation_id, contract_id, line_id, panel, opened_on, closes_on, state, over_on, ended_reason, entered_at, entered_by)
        select 'test', 'opn_x', provider_id, id, 'lin_x', '{}', '2026-06-01', '2026-06-02', 'ended', '2026-06-03', 'x', now(), 'usr_x' from contracts limit 1 returning id)
      insert into candidates select 'test', 'cnd_x', id, 1, 'x', 'x', 'x', 'x', now() from o`,
    role_cards: `insert into role_cards select 'test', contract_id, line_id, 'x', 'x', '2026-06-01' from service_records limit 1`,
    first_day_corrections: `insert into first_day_corrections select 'test', id, 1, from_on, from_on + 1, '2026-06-01', 'x' from appointments limit 1`,
    complaint_papers: `insert into complaint_papers (jurisdiction, complaint_id, number, kind, says, organisation_id, name, put_at)
      select 'test', id, 1, 'evidence', 'x', provider_id, 'x', now() from complaints limit 1`,
    challenge_help: `insert into challenge_help select 'test', id, 'usr_x', 'x', 'x', now() from challenges limit 1`,
    subsidy_reports: `insert into subsidy_reports select 'test', id, 1, 'lin_x', 1, 'x', 'x', '2026-06-01', 'x' from acceptances limit 1`,
    supplier_applications: `insert into supplier_applications
      (jurisdiction, id, state, name, credit_code, legal_form, represented_by, contact_name, contact_email, asked_on, decided_on, reason)
      values ('test', 'sup_x', 'refused', 'x', 'x', 'x', 'x', 'x', 'x', '2026-06-01', '2026-06-02', 'x')`,
    success_said: `insert into success_said select 'test', id, 'purchaser', null, '[]', '2026-06-01' from contracts limit 1`,
    votes: `insert into votes (jurisdiction, id, purchaser_id, purchase_id, title, title_en, about, state, community_ids, budget_minor, opens_on, closes_on,
        households, contact_phone, law_day, ended_on, ended_reason)
      select 'test', 'vot_x', purchaser_id, id, 'x', 'x', 'x', 'ended', community_ids, 1, '2026-06-01', '2026-06-02', 1, 'x', '2026-06-01', '2026-06-02', 'x'
      from purchases limit 1`,
    vote_projects: `with v as (insert into votes (jurisdiction, id, purchaser_id, purchase_id, title, community_ids, budget_minor, opens_on, closes_on, households,
          law_day)
        select 'test', 'vot_y', purchaser_id, id, 'x', community_ids, 1, '2026-06-01', '2026-06-02', 1, '2026-06-01' from purchases limit 1 returning id)
      insert into vote_projects (jurisdiction, id, vote_id, title, title_en, what, community_ids, proposed_by, proposed_on, reason)
      select 'test', 'prj_x', id, 'x', 'x', 'x', '{}', 'resident', '2026-06-01', 'x' from v`,
    plan_need_answers: `insert into plan_need_answers select 'test', p.id, n.id, 'dropped', 'x', '2026-06-01' from plans p, needs n limit 1`,
    interference_reports: `insert into interference_reports (jurisdiction, id, kind, by_whom, purchaser_id, provider_id, says, receipt, said_on, due_on, outcome,
        answer, answered_on, state)
      select 'test', 'itf_x', 'other', 'worker', purchaser_id, provider_id, 'x', 'x', '2026-06-01', '2026-06-16', 'stopped', 'x', '2026-06-01', 'answered'
      from contracts limit 1`,
    appraisals: appraisal,
    appraisal_marks: `with a as (${appraisal} returning id) insert into appraisal_marks
      select 'test', id, 'usr_x', '{"marks":[{"indicator":"i1","mark":3,"reason":"x"}]}', '2026-06-01' from a`,
    appraisal_settlements: `with a as (${appraisal} returning id) insert into appraisal_settlements
      select 'test', id, 'i1', 'usr_x', 3, 'x', '2026-06-01' from a`,
    appraisal_statements: `with a as (${appraisal} returning id) insert into appraisal_statements
      select 'test', id, 'purchaser', 'x', '2026-06-01' from a`,
    renewal_wills: `insert into renewal_wills select 'test', id, 'purchaser', true, 'x', '2026-06-01', 1 from contracts limit 1`,
    success_words: `insert into success_words select 'test', id, 'lin_x', 'x', 'purchaser', '2026-06-01', null, 1 from contracts limit 1`,
    payment_batches: batch,
    batch_transfers: `with batch as (${batch} returning id) insert into batch_transfers
      select 'test', id, 'x', 'clm_x', 1, 0, 'x', 'x', 'x', 'x', 'x', 'x', 'x', false, 'rejected', '2026-06-01', 'x', null from batch`,
    files: `insert into files (jurisdiction, id, record_kind, record_id, name, note, type, bytes, sha256, added_at)
      select 'test', 'fil_x', 'contract', id, 'x', 'x', 'application/pdf', 1, repeat('a', 64), now() from contracts limit 1`,
    data_requests: `insert into data_requests (jurisdiction, id, kind, what, reach, asked_on, due_on, state)
      values ('test', 'req_x', 'erasure', 'x', 'x', '2026-06-01', '2026-07-01', 'open')`,
  }
  test.each(all)('$name', async ({ e, t, name }) => {
    await w.rewind.mark()
    try {
      const first = async () =>
        (
          await sql<Record<string, unknown>>`select * from ${sql.table(e.table)} where jurisdiction = 'test'
          order by ${sql.ref(t.column)} is null limit 1`.execute(w.database.db)
        ).rows[0]
      const there = (await first()) !== undefined
      if (!there) await sql.raw(rowsFor[e.table] ?? `select 'no row for ${e.table}'`).execute(w.database.db)
      const row = await first()
      if (!row) throw new Error(`This world has no row of ${e.table}: write one into rowsFor`)
      // The kept versions are looked for as well.
      if (!there || t.kept?.some((k) => rowsFor[k.table]))
        for (const k of t.kept ?? []) if (rowsFor[k.table] && k.table !== e.table) await sql.raw(rowsFor[k.table]!).execute(w.database.db)
      const key = e.key.map((k) => row[k] as string | number)
      const at = sql.join(
        e.key.map((k, i) => sql`${sql.ref(k)} = ${key[i]}`),
        sql` and `,
      )
      const path = !t.leaf
        ? []
        : t.leaf.test('note') && !t.leaf.test('q9')
          ? ['note']
          : t.leaf.test('q9')
            ? ['q9']
            : ['0', t.leaf.test('0.reason') ? 'reason' : 'says']
      const value = !t.leaf
        ? sql`${mark}`
        : path.length === 2
          ? sql`${JSON.stringify([{ dimension: 'quality', mark: 2, [path[1]!]: mark }])}::jsonb`
          : sql`coalesce(${sql.ref(t.column)}, '{}') || ${JSON.stringify({ [path[0]!]: mark })}::jsonb`
      await sql`update ${sql.table(e.table)} set ${sql.ref(t.column)} = ${value} ${sql.raw(beside[name] ?? '')} where ${at}`.execute(
        w.database.db,
      )
      for (const k of t.kept ?? []) {
        const there = sql.join(
          Object.entries(k.by).map(([x, own]) => sql`${sql.ref(x)} = ${row[own]}`),
          sql` and `,
        )
        const kept = k.leaf ? sql`${sql.ref(k.column)} || ${JSON.stringify({ note: mark })}::jsonb` : sql`${mark}`
        await sql`update ${sql.table(k.table)} set ${sql.ref(k.column)} = ${kept} where ${there}`.execute(w.database.db)
      }
      expect(await standsIn(mark)).toContain(name)
      expect(await eraseAll(mark)).toBeGreaterThan(0)
      expect(await standsIn(mark)).toEqual([])
      const place: Place = { kind: e.kind, key, column: t.column, path }
      const page = await officer.get(`/personal-data/text?at=${refOf(place)}`, 'en')
      expect(page.text).toContain('by the data officer]')
    } finally {
      await w.rewind.rewind()
    }
  })
})
