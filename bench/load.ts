import { randomBytes } from 'node:crypto'
import { newReadableCode } from '#kernel'
import { sealWith, sha256 } from '#platform'
import pg from 'pg'
import { scoredStages } from '../law/methods/stage.ts'
import { standardTerms } from '../src/4-contracts/rules/contract.ts'
import type { Question } from '../src/1-needs/rules/questionnaire.ts'

/** What is put in, and the few names the requests need. */
export interface Loaded {
  jurisdiction: string
  campaignId: string
  contractId: string
  tenderId: string
  lineId: string
  communityId: string
  /** First day of the contract, ten months and some days ago. */
  firstDay: string
  recordIds: string[]
  /** Unused household codes. */
  codes: string[]
  salt: string
  officerToken: string
  workerToken: string
  officerCookie: string
  /** A worker's, as a browser holds it. */
  workerCookie: string
  rows: { answers: number; records: number; tenders: number; communities: number; offices: number }
}

const jurisdiction = 'bench'
/** The master secret the measured program is started with. */
export const benchSecret = 'a secret of the measurements, sealing nothing'
const workersEach = 10
/** How much is put in; `times` of what the bench takes. */
interface Sizes {
  readonly answers: number
  readonly records: number
  readonly tenders: number
  readonly communities: number
  readonly contracts: number
  readonly offices: number
}
const sizesOf = (times: number): Sizes => ({
  ...{ answers: 100_000 * times, records: 100_000 * times, tenders: 5_000 * times },
  ...{ communities: 200 * times, contracts: 20 * times, offices: 50 * times },
})
/** Ids of the right shape whose number can be read: `com_0000000000000000000000001f`. */
const id = (prefix: string, n: number): string => `${prefix}_${n.toString(16).padStart(26, '0')}`
const sqlId = (prefix: string, n: string): string => `('${prefix}_' || lpad(to_hex(${n}), 26, '0'))`
const office = id('org', 1)
const institution = (n: number): string => id('org', 100 + n)
const both = (zh: string, en: string) => ({ zh, en })

const questions: Question[] = [
  {
    id: 'q1',
    kind: 'single',
    label: both('您的年龄', 'Your age'),
    required: true,
    options: ['18-39', '40-59', '60+'].map((v) => ({ value: v, label: both(v, v) })),
  },
  {
    id: 'q2',
    kind: 'multiple',
    label: both('您需要哪些服务', 'Which services do you need'),
    required: false,
    options: ['meals', 'visits', 'groups', 'advice'].map((v) => ({ value: v, label: both(v, v) })),
  },
  {
    id: 'q3',
    kind: 'scale',
    label: both('总体满意吗', 'How satisfied are you'),
    required: true,
    low: both('不满意', 'Not at all'),
    high: both('满意', 'Very'),
    counts: true,
  },
  { id: 'q4', kind: 'need', label: both('助餐服务', 'Meals'), required: true },
  { id: 'q5', kind: 'number', label: both('家中几人', 'People at home'), required: false, min: 1, max: 20 },
  { id: 'q6', kind: 'text', label: both('还想说什么', 'Anything else'), required: false },
]

/**
 * Fills an empty, migrated database with 100,000 survey answers, 100,000 service records, 5,000 tenders and 200 communities, or so many times as much.
 * The totals are counted from the rows, so that they are as exact as if every row had come in by itself.
 */
export async function load(url: string, codesWanted: number, times = 1): Promise<Loaded> {
  const sizes = sizesOf(times)
  const { answers, records, tenders, communities, contracts, offices } = sizes
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = async (text: string, values: unknown[] = []) => await client.query(text, values)
  const firstDay = (await run(`select to_char(date_trunc('month', current_date) - interval '10 months', 'YYYY-MM-DD') as d`)).rows[0]
    .d as string
  const lastDay = (await run(`select to_char($1::date + interval '1 year' - interval '1 day', 'YYYY-MM-DD') as d`, [firstDay])).rows[0]
    .d as string
  await run('begin')
  await run(
    `insert into jurisdictions (code, name_zh, name_en, zone, currency, place, demo) values ($1, '测试区', 'Bench District', 'Asia/Shanghai', 'CNY', 'cn', false)`,
    [jurisdiction],
  )
  await run(`insert into organisations (jurisdiction, id, kind, name, created_at) values ($1, $2, 'purchaser', '街道办事处', now())`, [
    jurisdiction,
    office,
  ])
  await run(
    `insert into organisations (jurisdiction, id, kind, name, created_at)
    select $1, ${sqlId('org', '100000 + n')}, 'purchaser', '街道办事处' || n, now() from generate_series(2, ${offices}) n`,
    [jurisdiction],
  )
  await run(
    `insert into organisations (jurisdiction, id, kind, name, legal_form, created_at)
    select $1, ${sqlId('org', '100 + n')}, 'institution', '社工机构' || n, 'social-organisation', now() from generate_series(0, ${contracts - 1}) n`,
    [jurisdiction],
  )
  await run(
    `insert into communities select $1, ${sqlId('com', 'n')}, '社区' || n, 'Community ' || n, $2, 5000 + n, 2000 + n from generate_series(1, ${communities}) n`,
    [jurisdiction, office],
  )
  await run(`insert into users (jurisdiction, id, email, name, created_at) values ($1, $2, 'officer@bench.example', '周经办', now())`, [
    jurisdiction,
    id('usr', 1),
  ])
  await run(
    `insert into users (jurisdiction, id, email, name, created_at) select $1, ${sqlId('usr', '100 + n')}, 'worker' || n || '@bench.example', '社工' || n, now() from generate_series(0, ${contracts * workersEach - 1}) n`,
    [jurisdiction],
  )
  await run(`insert into memberships values ($1, $2, $3, $4, 'officer', current_date)`, [jurisdiction, id('mem', 1), id('usr', 1), office])
  await run(
    `insert into memberships select $1, ${sqlId('mem', '100 + n')}, ${sqlId('usr', '100 + n')}, ${sqlId('org', `100 + n / ${workersEach}`)}, 'worker', current_date from generate_series(0, ${contracts * workersEach - 1}) n`,
    [jurisdiction],
  )
  const [officerToken, workerToken, secret, workerSecret] = [
    `tdm_${randomBytes(32).toString('base64url')}`,
    `tdm_${randomBytes(32).toString('base64url')}`,
    randomBytes(32).toString('base64url'),
    randomBytes(32).toString('base64url'),
  ]
  const token = `insert into api_tokens values ($1, $2, $3, 'bench', $4, $5, $6, now(), now() + interval '1 day')`
  await run(token, [jurisdiction, sha256(officerToken), id('tok', 1), id('usr', 1), office, ['read', 'answers:write']])
  await run(token, [jurisdiction, sha256(workerToken), id('tok', 2), id('usr', 100), institution(0), ['read', 'records:write']])
  await run(`insert into sessions values ($1, $2, $3, $4, now(), now() + interval '12 hours')`, [
    jurisdiction,
    sha256(secret),
    id('usr', 1),
    office,
  ])
  await run(`insert into sessions values ($1, $2, $3, $4, now(), now() + interval '12 hours')`, [
    jurisdiction,
    sha256(workerSecret),
    id('usr', 100),
    institution(0),
  ])

  await loadSurvey(run, sizes)
  await loadTenders(run, sizes)
  await loadContracts(run, sizes, firstDay, lastDay)
  const salt = randomBytes(24).toString('base64url')
  await run(`insert into answer_salts values ($1, $2)`, [jurisdiction, salt])
  const codes = Array.from({ length: codesWanted }, () => newReadableCode())
  await run(
    `insert into household_codes (jurisdiction, code_hash, campaign_id, community_id)
    select $1, c.hash, $2, ${sqlId('com', `1 + c.n % ${communities}`)} from unnest($3::text[]) with ordinality as c (hash, n) on conflict do nothing`,
    [jurisdiction, id('cmp', 1), codes.map((c) => sha256(`code:${salt}:${c}`))],
  )
  await run('commit')
  await run('vacuum analyze')
  // The writes of the load are not the bench's: they are on disk before it begins.
  await run('checkpoint')
  await client.end()
  return {
    jurisdiction,
    campaignId: id('cmp', 1),
    contractId: id('con', 0),
    lineId: id('lin', 0),
    communityId: id('com', 1),
    firstDay,
    codes,
    salt,
    officerToken,
    workerToken,
    officerCookie: `tandem=${jurisdiction}.${secret}`,
    workerCookie: `tandem=${jurisdiction}.${workerSecret}`,
    tenderId: id('tnd', 2),
    recordIds: Array.from({ length: 1000 }, (_, i) => id('rec', 1 + i * 97)),
    rows: { answers, records, tenders, communities, offices },
  }
}

type Run = (text: string, values?: unknown[]) => Promise<unknown>

async function loadSurvey(run: Run, { answers, communities }: Sizes): Promise<void> {
  const campaign = id('cmp', 1)
  await run(
    `insert into questionnaires (jurisdiction, id, purchaser_id, title, purpose, first_id, edition, state, content, created_on) values ($1, $2, $3, '居民需求问卷', 'needs', $2, 1, 'in-use', $4, current_date)`,
    [jurisdiction, id('qst', 1), office, JSON.stringify({ questions })],
  )
  await run(
    `insert into campaigns (jurisdiction, id, purchaser_id, questionnaire_id, title, purpose, community_ids, opens_on, closes_on, law_day, opened_at, codes_made)
    select $1, $2, $3, $4, '居民需求调查', 'needs', array(select ${sqlId('com', 'n')} from generate_series(1, ${communities}) n), current_date - 10, current_date + 30, current_date - 10, now(), ${answers}`,
    [jurisdiction, campaign, office, id('qst', 1)],
  )
  // One scale and one rating count: their mean in thousandths is a whole number of halves.
  await run(
    `insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content, shuffled)
    select $1, $2, md5('a' || n) || md5('b' || n), ${sqlId('com', `1 + n % ${communities}`)}, (array['own-phone', 'helped', 'tablet', 'paper'])[1 + n / ${communities} % 4], true, current_date - 1 - n % 9,
      jsonb_build_object('q1', (array['18-39', '40-59', '60+'])[1 + n * 7 % 3], 'q2', jsonb_build_array('meals', 'visits'), 'q3', (1 + n * 13 % 5)::text,
        'q4', jsonb_build_object('importance', 1 + n * 11 % 5, 'met', 1 + n * 17 % 5), 'q5', (1 + n % 6)::text), true
    from generate_series(1, ${answers}) n`,
    [jurisdiction, campaign],
  )
  await run(`insert into answer_totals select jurisdiction, campaign_id, community_id, route, invited, count(*), count(*), sum(500 * ((content ->> 'q3')::int + (content -> 'q4' ->> 'met')::int))
    from answers group by 1, 2, 3, 4, 5`)
}

async function loadTenders(run: Run, { tenders, communities }: Sizes): Promise<void> {
  await run(
    `insert into purchases (jurisdiction, id, number, title, title_en, purchaser_id, community_ids, law_day, opened_at)
    select $1, ${sqlId('pur', 'n')}, (2020 + n % 7) || '-' || lpad(n::text, 5, '0'), '社区社会工作服务第' || n || '期', 'Community social work, round ' || n, $2, array[${sqlId('com', `1 + n % ${communities}`)}], current_date - n % 900, now() - n * interval '4 hours'
    from generate_series(1, ${tenders}) n`,
    [jurisdiction, office],
  )
  const line = {
    kind: 'post',
    title: '驻点社工',
    hangsOn: null,
    amount: '600000.00',
    needIds: [],
    communityIds: [id('com', 1)],
    reason: '延续上一期服务',
    scope: '综合服务',
    grade: 'any',
    posts: 8,
    months: 12,
  }
  await run(
    `insert into tenders (jurisdiction, id, purchase_id, plan_id, purchaser_id, number, title, title_en, method, state, lines, budget_minor, fixed_price, price_weight, starts_on, months, issued_on, deadline_at,
      quality_recipient, quality_key, price_recipient, price_key, opened_at, consensus_locked_at, scored_at, law_day, created_at, stages)
    select jurisdiction, ${sqlId('tnd', 'n')}, id, ${sqlId('pln', 'n')}, purchaser_id, number, title, title_en, 'open-tender', case when n % 5 = 0 then 'published' else 'awarded' end,
      jsonb_build_array($1::jsonb || jsonb_build_object('id', ${sqlId('lin', '1000 + n')})), 60000000 + n * 100, false, '10', law_day + 90, 12, law_day + 30,
      (law_day + case when n % 5 = 0 then 2000 else 52 end)::timestamptz, 'r', $2, 'r', $2,
      case when n % 5 > 0 then law_day + 52 end, case when n % 5 > 0 then law_day + 55 end, case when n % 5 > 0 then law_day + 56 end, law_day, opened_at, $3::jsonb
    from (select p.*, row_number() over (order by id) as row, ('x' || right(id, 8))::bit(32)::int as n from purchases p) p`,
    [JSON.stringify(line), (await sealWith(benchSecret).newEnvelope()).lockedKey, JSON.stringify(scoredStages)],
  )
  await run(
    `insert into tender_criteria select $1, ${sqlId('crt', 'n * 4 + k')}, ${sqlId('tnd', 'n')}, k, (array['服务方案', '团队', '业绩'])[k], (array['50', '30', '10'])[k], 'subjective', '优 100，良 80，一般 60'
    from generate_series(1, ${tenders}) n, generate_series(1, 3) k`,
    [jurisdiction],
  )
}

async function loadContracts(run: Run, { contracts, records }: Sizes, firstDay: string, lastDay: string): Promise<void> {
  for (let n = 0; n < contracts; n++) {
    const where = Array.from({ length: 10 }, (_, i) => id('com', 1 + n * 10 + i))
    const common = { hangsOn: null, communityIds: where, needIds: [], milestones: [], fromMonth: 1, settled: [] }
    const lines = [
      {
        ...common,
        id: id('lin', n * 3),
        title: '家庭教育小组',
        kind: 'project',
        quantity: 7,
        unit: '一个六节小组',
        unitPrice: '4000.00',
        amount: '28000.00',
        paidBy: 'units',
      },
      {
        ...common,
        id: id('lin', n * 3 + 1),
        title: '社区活动',
        kind: 'project',
        quantity: 10,
        unit: '一场活动',
        unitPrice: '2200.00',
        amount: '22000.00',
        paidBy: 'units',
      },
      {
        ...common,
        id: id('lin', n * 3 + 2),
        title: '驻点社工',
        kind: 'post',
        grade: 'any',
        posts: 10,
        months: 12,
        amount: '1000000.00',
        paidBy: 'month',
      },
    ]
    const title = `社区社会工作服务合同 ${n + 1}`
    await run(
      `insert into contracts (jurisdiction, id, number, purchase_id, tender_id, purchaser_id, provider_id, title, state, version_number, starts_on, ends_on, total_minor, original_minor, law_day, notice_on, signed_on, published_on, begun_at, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'active', 1, $9, $10, 105000000, 105000000, $9, $9, $9, $9, $9::date, $9::date)`,
      [
        jurisdiction,
        id('con', n),
        `HT-${firstDay.slice(0, 4)}-${String(n + 1).padStart(3, '0')}`,
        id('pur', n + 1),
        id('tnd', n + 1),
        office,
        institution(n),
        title,
        firstDay,
        lastDay,
      ],
    )
    const content = {
      title,
      titleEn: null,
      lang: 'zh',
      startsOn: firstDay,
      endsOn: lastDay,
      effectiveOn: null,
      terms: standardTerms,
      clauseEdits: {},
      lines,
    }
    await run(
      `insert into contract_versions (jurisdiction, contract_id, number, state, proposed_by, proposed_at, reason, content, purchaser_signed_at, provider_signed_at) values ($1, $2, 1, 'agreed', 'purchaser', now(), '', $3, now(), now())`,
      [jurisdiction, id('con', n), JSON.stringify(content)],
    )
  }
  await run(
    `insert into appointments (jurisdiction, id, contract_id, line_id, provider_id, worker_id, worker_name, grade, share_parts, from_on, competition)
    select $1, ${sqlId('apt', 'n')}, ${sqlId('con', `n / ${workersEach}`)}, ${sqlId('lin', `n / ${workersEach} * 3`)}, ${sqlId('org', `100 + n / ${workersEach}`)}, ${sqlId('usr', '100 + n')}, '社工' || n, 'any', 1000, $2::date, 'bench'
    from generate_series(0, ${contracts * workersEach - 1}) n`,
    [jurisdiction, firstDay],
  )
  await run(
    `insert into service_records (jurisdiction, id, contract_id, purchaser_id, provider_id, line_id, worker_id, served_on, month_on, category, what, minutes, asked_by, people, units, community_id, note, recorded_at)
    select $1, ${sqlId('rec', 'n')}, ${sqlId('con', 'k')}, $2, ${sqlId('org', '100 + k')}, ${sqlId('lin', 'k * 3 + n / 40 % 3')}, ${sqlId('usr', `100 + k * ${workersEach} + n / 20 % ${workersEach}`)}, on_day, date_trunc('month', on_day)::date,
      case when p < 55 then 'direct' when p < 70 then 'indirect' when p < 80 then 'planning' when p < 87 then 'supervision' when p < 94 then 'administration' else 'errand' end,
      (array['casework', 'group', 'event', 'home-visit', 'phone', 'supervision', 'other'])[1 + n % 7], 15 + n % 8 * 15, (array['own-plan', 'own-plan', 'own-plan', 'purchaser', 'host-unit', 'resident'])[1 + n % 6],
      n % 12, 0, ${sqlId('com', '1 + k * 10 + n / 7 % 10')}, case when n % 3 = 0 then '按计划完成' end, on_day + interval '10 hours'
    from (select n, n % ${contracts} as k, n::bigint * 7919 % 100 as p, $3::date + (n::bigint * 7907 % (current_date - $3::date))::int as on_day from generate_series(1, ${records}) n) r`,
    [jurisdiction, office, firstDay],
  )
  await run(
    `insert into hours_totals select jurisdiction, contract_id, month_on, category, asked_by, purchaser_id, provider_id, count(*), sum(minutes), sum(people) from service_records group by 1, 2, 3, 4, 5, 6, 7`,
  )
  await run(
    `insert into unit_totals select jurisdiction, contract_id, line_id, month_on, community_id, count(*), sum(units), sum(people), sum(minutes) from service_records group by 1, 2, 3, 4, 5`,
  )
  await run(
    `insert into day_totals select jurisdiction, contract_id, served_on, worker_id, line_id, coalesce(community_id, ''), count(*), sum(units), sum(people), sum(minutes) from service_records group by 1, 2, 3, 4, 5, 6`,
  )
  // Months that are over were judged when they ended.
  await run(`insert into service_months select jurisdiction, contract_id, month_on, (month_on + interval '1 month' - interval '1 day')::date, purchaser_id, provider_id, count(*), sum(minutes),
      coalesce(sum(minutes) filter (where category = 'errand'), 0), sum(people), case when month_on + interval '1 month' <= current_date then (month_on + interval '1 month')::date end
    from service_records group by 1, 2, 3, 4, 5, 6`)
}

/** A city's directory: what stands in its lists altogether. */
const [organisationsInAll, peopleInAll, communitiesInAll] = [500, 10_000, 300]
const platform = id('org', 2)

/** Who keeps the directory, and the few names the requests need. */
export interface Directory {
  cookie: string
  /** The office, and an institution with as many people as each. */
  officeId: string
  someInstitutionId: string
  rows: { organisations: number; people: number; communities: number }
}

/** The rest of the directory: organisations with their people, communities that no survey asks, and who keeps it all. */
export async function loadDirectory(url: string): Promise<Directory> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run: Run = async (text, values = []) => await client.query(text, values)
  const { contracts, communities, offices } = sizesOf(1)
  const [institutions, people] = [organisationsInAll - contracts - offices - 1, peopleInAll - contracts * workersEach - 2]
  await run(`insert into organisations (jurisdiction, id, kind, name, created_at) values ($1, $2, 'platform', '平台运维', now())`, [
    jurisdiction,
    platform,
  ])
  await run(
    `insert into organisations (jurisdiction, id, kind, name, legal_form, created_at)
    select $1, ${sqlId('org', '1000 + n')}, 'institution', '社会工作中心' || n, 'social-organisation', now() from generate_series(0, ${institutions - 1}) n`,
    [jurisdiction],
  )
  await run(
    `insert into users (jurisdiction, id, email, name, created_at)
    select $1, ${sqlId('usr', '10000 + n')}, 'person' || n || '@bench.example', '人员' || n, now() from generate_series(0, ${people - 1}) n
    union all select $1, $2, 'administrator@bench.example', '管理员', now()`,
    [jurisdiction, id('usr', 2)],
  )
  await run(
    `insert into memberships
    select $1, ${sqlId('mem', '10000 + n')}, ${sqlId('usr', '10000 + n')}, ${sqlId('org', `1000 + n % ${institutions}`)}, 'worker', current_date from generate_series(0, ${people - 1}) n
    union all select $1, $2, $3, $4, 'administrator', current_date`,
    [jurisdiction, id('mem', 2), id('usr', 2), platform],
  )
  await run(
    `insert into communities select $1, ${sqlId('com', 'n')}, '社区' || n, 'Community ' || n, $2, 5000 + n, 2000 + n from generate_series(${communities + 1}, ${communitiesInAll}) n`,
    [jurisdiction, office],
  )
  const administrator = randomBytes(32).toString('base64url')
  await run(`insert into sessions values ($1, $2, $3, $4, now(), now() + interval '12 hours')`, [
    jurisdiction,
    sha256(administrator),
    id('usr', 2),
    platform,
  ])
  await run('vacuum analyze')
  await client.end()
  return {
    cookie: `tandem=${jurisdiction}.${administrator}`,
    officeId: office,
    someInstitutionId: id('org', 1000),
    rows: { organisations: organisationsInAll, people: peopleInAll, communities: communitiesInAll },
  }
}
