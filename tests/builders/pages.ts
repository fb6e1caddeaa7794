import { sql } from 'kysely'
import { vi } from 'vitest'
import { people } from '#people'
import { acrossJurisdictions, clockAt, type Ctx, type Db, makeLogger } from '#platform'
import { makeApp } from '../../src/app.ts'
import { openSession } from '../../src/people/session.ts'

/** Pages that list, by who looks at them. */
const pages: Record<string, readonly string[]> = {
  officer: [
    '/',
    '/due',
    '/purchases',
    '/needs',
    '/plans',
    '/tenders',
    '/contracts',
    '/delivery',
    '/delivery/records',
    '/delivery/notices',
    '/payments',
    '/payments/arrears',
    '/payments/contracts',
    '/evaluations',
    '/modes',
    '/modes/compare',
  ],
  manager: ['/', '/delivery', '/delivery/new', '/payments', '/payments/contracts', '/tenders', '/evaluations'],
  treasurer: ['/', '/payments'],
  expert: ['/'],
  // What an office heard is left out: it counts each of its surveys, once until another answer comes.
  public: ['/open', '/open/purchases', '/open/institutions', '/open/punctuality', '/tenders'],
}

/** Signs in one person of each role that looks at pages: officer and manager of organisations that have a contract. */
export async function signedIn(ctx: Ctx): Promise<Record<string, string>> {
  const all = await people(ctx, {})
  const { rows } = await sql<{ id: string }>`
    select unnest(array[provider_id, purchaser_id]) as id from contracts where jurisdiction = ${ctx.jurisdiction}`.execute(ctx.db)
  const sides = new Set(rows.map((r) => r.id))
  const cookies: Record<string, string> = {}
  for (const role of Object.keys(pages)) {
    const who = all.find((p) => p.role === role && (sides.has(p.organisationId) || !['officer', 'manager'].includes(role)))
    if (!who) continue
    const { userId, organisationId } = who
    cookies[role] = await openSession(ctx, ctx.db, { userId, organisationId, demonstration: false, device: null })
  }
  return cookies
}

/** How many questions each page asks. Nothing remembered from an earlier page helps: what is remembered belongs to a handle. */
export async function questionsOfPages(ctx: Ctx, cookies: Record<string, string>): Promise<Record<string, number>> {
  // What is kept known for some seconds is asked once for a page, also where a slow machine takes longer over it.
  const still = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  const asked: Record<string, number> = {}
  try {
    for (const [role, paths] of Object.entries(pages))
      for (const path of paths) asked[`${role} ${path}`] = await questionsOf(ctx, role, path, cookies[role])
  } finally {
    still.mockRestore()
  }
  return asked
}

async function questionsOf(ctx: Ctx, role: string, path: string, session: string | undefined): Promise<number> {
  let n = 0
  const db: Db = ctx.db.withPlugin({
    transformQuery: ({ node }) => {
      n++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const app = makeApp({
    db,
    clock: clockAt(ctx.now.toString()),
    seal: ctx.seal,
    logger: makeLogger({ log: 'error' }),
    settings: { root: new URL('../..', import.meta.url).pathname, origin: undefined },
  })
  const cookie = `language=en${session ? `; tandem=${session}` : ''}`
  const answer = await app.request(`http://test.example${path}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${role} ${path}: ${answer.status}`)
  await answer.text()
  return n
}

/** Tables of a purchase from its plan to its verdicts. Single answers and records stay: pages of lists read their totals. */
const copied = [
  ...['purchases', 'questionnaires', 'campaigns', 'answer_totals', 'needs', 'need_evidence', 'plans', 'plan_lines', 'plan_sources'],
  ...[
    'tenders',
    'tender_criteria',
    'tender_questions',
    'bids',
    'panel_seats',
    'low_bid_reviews',
    'awards',
    'contracts',
    'contract_versions',
  ],
  ...[
    'duties',
    'appointments',
    'service_months',
    'hours_totals',
    'unit_totals',
    'day_totals',
    'acceptances',
    'acceptance_lines',
    'acceptance_opinions',
  ],
  ...['claims', 'claim_lines', 'payments', 'rounds', 'ratings', 'rating_marks', 'resident_samples'],
]

/** Every purchase again under other ids: the last letters of each id are replaced, those of people and places kept. */
export async function copyPurchases(db: Db, from: number, to: number): Promise<void> {
  // "offset 0" keeps the planner from working the regular expression out anew for each column.
  for (const table of copied)
    await sql`
      insert into ${sql.table(table)} select made.* from (
        select r.j || case when jsonb_typeof(r.j -> 'number') = 'string'
            then jsonb_build_object('number', (r.j ->> 'number') || '-' || r.n) else '{}' end
          || case when r.j ? 'open_token_hash' then '{"open_token_hash": null}'::jsonb else '{}' end as j
        from (select n, regexp_replace(j::text, '((pur|qst|cmp|ned|evd|pln|lin|tnd|ask|bid|awd|crt|con|dty|chg|apt|acc|clm|pay|rnd|rat)_[0-9a-z]{23})[0-9a-z]{3}',
            '\\1' || lpad(n::text, 3, 'x'), 'g')::jsonb as j
          from (select to_jsonb(t) || case when to_jsonb(t) ? 'quality_sealed'
              then '{"quality_sealed": "\\\\x00", "price_sealed": "\\\\x00", "file_sealed": null, "file_hash": null}'::jsonb else '{}' end as j
            from ${sql.table(table)} t) rows, generate_series(${sql.lit(from)}, ${sql.lit(to)}) n
          where j::text !~ '[a-z]{3}_[0-9a-z]{23}x[x0-9][0-9]"') r offset 0) copies,
        lateral jsonb_populate_record(null::${sql.table(table)}, copies.j) made`.execute(
      acrossJurisdictions(db, 'a test fills every table'),
    )
}
