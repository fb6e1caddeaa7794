import { myCasework } from '#casework'
import { myLooks } from '#clients'
import { myWork } from '#delivery'
import { erasedAsJson, isRefusal, type Refusal } from '#kernel'
import { myMarks } from '#evaluations'
import { myBatches, myCorrections, myPayments } from '#payments'
import { myData } from '#people'
import { myPhones } from '#phone'
import type { Ctx } from '#platform'
import { myPanels } from '#tenders'
import { archiveOf } from '#ui'
import { myNotices, noticeWords } from '../notices/index.ts'
import { columnSays as says } from './my-data-words.ts'
import { type OwnTable, ownTable } from './own-table.ts'
import { panelTables } from './panel-tables.ts'

/** Everything the house holds about whoever asks, table by table, gathered from each step's door, without secrets. */
export async function ownTables(ctx: Ctx): Promise<OwnTable[] | Refusal> {
  const mine = await myData(ctx)
  if (isRefusal(mine)) return mine
  const id = ctx.asker.userId!
  const [work, cases, looks, panel, payments, putRight, batches, told, phones, rated] = await Promise.all([
    myWork(ctx, id),
    myCasework(ctx, id),
    myLooks(ctx, id),
    myPanels(ctx, id),
    myPayments(ctx, id),
    myCorrections(ctx, id),
    myBatches(ctx, id),
    myNotices(ctx),
    myPhones(ctx),
    myMarks(ctx, id),
  ])
  return [
    ...ofAccount(mine, told),
    ownTable('phones', phones, [
      ['name', says.device],
      ['seenAt', says.when],
      ['state', says.state],
    ]),
    ...ofWork(work),
    ...ofCasework(cases, looks),
    ...ofChecks(work),
    ...ofPay(work),
    ...panelTables(panel),
    ownTable('appraisalMarks', rated.marks, [
      ['indicator', says.kind],
      ['mark', says.score],
      ['reason', says.text],
    ]),
    ownTable('appraisalSettlements', rated.settlements, [
      ['indicator', says.kind],
      ['mark', says.score],
      ['reason', says.text],
    ]),
    ownTable('payments', payments, [
      ['paid_on', says.day],
      ['reference', says.reference],
    ]),
    ownTable('paymentCorrections', putRight, [
      ['kind', says.kind],
      ['recorded_at', says.when],
    ]),
    ownTable('paymentBatches', batches, [
      ['message_id', says.reference],
      ['made_at', says.when],
    ]),
    ownTable('log', mine.log, [
      ['at', says.when],
      ['action', says.what],
      ['outcome', says.outcome],
    ]),
  ]
}

type Mine<T> = Exclude<T, Refusal>

const ofAccount = (mine: Mine<Awaited<ReturnType<typeof myData>>>, told: Awaited<ReturnType<typeof myNotices>>): OwnTable[] => [
  ownTable(
    'account',
    [mine.account],
    [
      ['name', says.name],
      ['email', says.email],
      ['created_at', says.made],
    ],
  ),
  ownTable('roles', mine.roles, [
    ['organisation', says.organisation],
    ['role', says.role],
    ['since', says.since],
    ['ended_on', says.ended],
  ]),
  ownTable('sessions', mine.sessions, [
    ['device', says.device],
    ['created_at', says.when],
  ]),
  ownTable('notices', told.notices, [
    ['title_zh', noticeWords.both('what')],
    ['due_on', says.day],
    ['made_at', says.when],
  ]),
  ownTable('noticeChoices', told.choices, [
    ['kind', says.kind],
    ['mail', noticeWords.both('byMail')],
  ]),
  ownTable('devices', mine.devices, [
    ['device', says.device],
    ['last_used_at', says.when],
  ]),
  ownTable('tokens', mine.tokens, [
    ['name', says.nameOfName],
    ['created_at', says.when],
    ['expires_at', says.until],
  ]),
  ownTable('logins', mine.logins, [
    ['known_as', says.nameOfName],
    ['linked_at', says.when],
  ]),
  ownTable('invitations', mine.invitations, [
    ['role', says.role],
    ['created_at', says.when],
  ]),
  ownTable('requests', mine.requests, [
    ['kind', says.kind],
    ['what', says.text],
    ['asked_on', says.day],
    ['state', says.state],
    ['answer', says.answer],
  ]),
  ownTable('pool', mine.pool, [
    ['title', says.title],
    ['employer', says.employer],
    ['away_from', says.fromDay],
    ['away_to', says.to],
  ]),
  ownTable('ties', mine.ties, [
    ['organisation', says.organisation],
    ['kind', says.kind],
    ['stated_on', says.day],
  ]),
]

const ofWork = (work: Awaited<ReturnType<typeof myWork>>): OwnTable[] => [
  ownTable('posts', work.posts, [
    ['from_on', says.fromDay],
    ['to_on', says.to],
    ['worker_name', says.name],
    ['competition', says.text],
  ]),
  ownTable('records', work.records, [
    ['servedOn', says.day],
    ['minutes', says.minutes],
    ['note', says.text],
  ]),
  ownTable('editions', work.editions, [
    ['replaced_at', says.when],
    ['reason', says.text],
  ]),
  ownTable('entered', work.entered, [
    ['served_on', says.day],
    ['minutes', says.minutes],
    ['note', says.text],
  ]),
  ownTable('deliverables', work.deliverables, [
    ['opened_on', says.day],
    ['title', says.name],
  ]),
  ownTable('qualifications', work.qualifications, [
    ['kind', says.kind],
    ['valid_until', says.until],
  ]),
  ownTable('candidateScores', work.candidateScores, [['points', says.score]]),
]

const ofCasework = (cases: Awaited<ReturnType<typeof myCasework>>, looks: Awaited<ReturnType<typeof myLooks>>): OwnTable[] => [
  ownTable('groups', cases.groups, [
    ['title', says.nameOfName],
    ['state', says.state],
  ]),
  ownTable('events', cases.events, [
    ['held_on', says.day],
    ['title', says.nameOfName],
  ]),
  ownTable('supervisions', cases.supervisions, [
    ['planned_on', says.day],
    ['state', says.state],
  ]),
  ownTable('reasons', looks.reasons, [
    ['given_at', says.when],
    ['reason', says.text],
  ]),
  ownTable('looks', looks.looks, [['last_at', says.when]]),
]

const ofPay = (work: Awaited<ReturnType<typeof myWork>>): OwnTable[] => [
  ownTable('pay', work.pay, [
    ['payMonth', says.month],
    ['gross', says.gross],
    ['contributions', says.contributions],
  ]),
  ownTable('payAnswers', work.payAnswers, [
    ['pay_month', says.month],
    ['differs', says.differs],
  ]),
]

const ofChecks = (work: Awaited<ReturnType<typeof myWork>>): OwnTable[] => [
  ownTable('timeAnswers', work.timeAnswers, [
    ['answered_on', says.day],
    ['answer', says.answer],
  ]),
  ownTable('checks', work.checks, [
    ['checked_on', says.day],
    ['result', says.outcome],
  ]),
]

/** All of it as one JSON: a list for each table, and the account as the one thing it is. */
export const ownJson = (all: readonly OwnTable[]): string =>
  JSON.stringify(erasedAsJson(Object.fromEntries(all.map((t) => [t.name, t.name === 'account' ? t.rows[0] : t.rows]))), null, 2)

/** A value as one cell says it: days and moments as they are written, lists and objects as JSON. */
export const cellText = (v: unknown): string =>
  v === null || v === undefined
    ? ''
    : typeof v === 'object' && !(v instanceof Temporal.PlainDate) && !(v instanceof Temporal.Instant)
      ? JSON.stringify(v)
      : String(v)

/** All of it as an archive with one CSV for each table that has rows, packed beside the server. */
export async function ownArchive(all: readonly OwnTable[]): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const tables = all
    .filter((t) => t.rows.length > 0)
    .map((t) => {
      const columns = [...new Set(t.rows.flatMap((r) => Object.keys(r)))]
      return { name: t.name, columns, rows: t.rows.map((r) => Object.fromEntries(columns.map((key) => [key, cellText(r[key])]))) }
    })
  return await archiveOf(tables)
}
