import { myWork } from '#delivery'
import { both, erasedAsJson, isRefusal, type Refusal, type Words } from '#kernel'
import { myPayments } from '#payments'
import { myData } from '#people'
import type { Ctx } from '#platform'
import { myPanels } from '#tenders'
import { csvOf } from '#ui'
import { strToU8, zipSync } from 'fflate'
import { myNotices, noticeWords } from '../notices/index.ts'

type Row = Readonly<Record<string, unknown>>

/** One table of what is kept about somebody. */
export interface OwnTable {
  /** As it is called in the JSON, and its file in the archive. */
  readonly name: string
  readonly says: Words
  readonly rows: readonly Row[]
  /** What the page shows of a row; the files have all of it. */
  readonly columns: readonly (readonly [key: string, says: Words])[]
}

const when = both('时间', 'When')
const day = both('日期', 'Day')
const organisation = both('机构', 'Organisation')
const state = both('状态', 'State')
const text = both('文字', 'Text')
const device = both('设备', 'Device')
const kind = both('种类', 'Kind')

/** Everything the house holds about whoever asks, table by table, gathered from each step's door, without secrets. */
export async function ownTables(ctx: Ctx): Promise<OwnTable[] | Refusal> {
  const mine = await myData(ctx)
  if (isRefusal(mine)) return mine
  const id = ctx.asker.userId!
  const [work, panel, payments, told] = await Promise.all([myWork(ctx, id), myPanels(ctx, id), myPayments(ctx, id), myNotices(ctx)])
  const table = (name: string, says: Words, rows: readonly object[], columns: OwnTable['columns']): OwnTable => ({
    name,
    says,
    rows: rows as readonly Row[],
    columns,
  })
  const score = [
    ['score', both('分数', 'Score')],
    ['note', text],
    ['scored_at', when],
  ] as const
  return [
    table(
      'account',
      both('账户', 'Account'),
      [mine.account],
      [
        ['name', both('姓名', 'Name')],
        ['email', both('邮箱', 'E-mail')],
        ['created_at', both('建立', 'Made')],
      ],
    ),
    table('roles', both('角色', 'Roles'), mine.roles, [
      ['organisation', organisation],
      ['role', both('角色', 'Role')],
      ['since', both('开始', 'Since')],
      ['ended_on', both('结束', 'Ended')],
    ]),
    table('sessions', both('登录', 'Sessions'), mine.sessions, [
      ['device', device],
      ['created_at', when],
    ]),
    table('notices', noticeWords.both('title'), told.notices, [
      ['title_zh', noticeWords.both('what')],
      ['due_on', day],
      ['made_at', when],
    ]),
    table('noticeChoices', noticeWords.both('choicesTitle'), told.choices, [
      ['kind', kind],
      ['mail', noticeWords.both('byMail')],
    ]),
    table('devices', both('认得的浏览器', 'Known browsers'), mine.devices, [
      ['device', device],
      ['last_used_at', when],
    ]),
    table('tokens', both('API 令牌', 'API tokens'), mine.tokens, [
      ['name', both('名称', 'Name')],
      ['created_at', when],
      ['expires_at', both('到期', 'Until')],
    ]),
    table('invitations', both('收到的邀请', 'Invitations'), mine.invitations, [
      ['role', both('角色', 'Role')],
      ['created_at', when],
    ]),
    table('requests', both('个人信息请求', 'Requests about own data'), mine.requests, [
      ['kind', kind],
      ['what', text],
      ['asked_on', day],
      ['state', state],
      ['answer', both('答复', 'Answer')],
    ]),
    table('posts', both('担任的岗位', 'Posts held'), work.posts, [
      ['from_on', both('开始', 'From')],
      ['to_on', both('结束', 'To')],
      ['worker_name', both('姓名', 'Name')],
      ['competition', text],
    ]),
    table('records', both('名下的服务记录', 'Own service records'), work.records, [
      ['servedOn', day],
      ['minutes', both('分钟', 'Minutes')],
      ['note', text],
    ]),
    table('editions', both('服务记录的早先版本', 'Earlier versions of records'), work.editions, [
      ['replaced_at', when],
      ['reason', text],
    ]),
    table('entered', both('代同事录入的服务记录', 'Records entered for colleagues'), work.entered, [
      ['served_on', day],
      ['minutes', both('分钟', 'Minutes')],
      ['note', text],
    ]),
    table('panels', both('评审任命和回避声明', 'Panels and declarations'), panel.panels, [
      ['tender', both('采购编号', 'Tender')],
      ['state', state],
      ['declared_at', both('声明', 'Declared')],
      ['tie', both('声明的关系', 'Declared tie')],
      ['recused_reason', text],
    ]),
    table('scores', both('打过的分', 'Scores given'), panel.scores, score),
    table('findings', both('对打分的认定', 'Findings on scores'), panel.findings, [
      ['ground', kind],
      ['reason', text],
      ['found_at', when],
    ]),
    table('corrections', both('更正过的分', 'Corrected scores'), panel.corrections, [
      ['was', both('原来', 'Was')],
      ['becomes', both('改为', 'Becomes')],
      ['reason', text],
      ['corrected_at', when],
    ]),
    table('votes', both('低价审查的表决', 'Votes on low bids'), panel.votes, [
      ['decision', kind],
      ['reason', text],
      ['voted_at', when],
    ]),
    table('payments', both('登记的付款', 'Payments entered'), payments, [
      ['paid_on', day],
      ['reference', both('凭证号', 'Reference')],
    ]),
    table('log', both('做过的事（日志）', 'What you did (record log)'), mine.log, [
      ['at', when],
      ['action', both('做了什么', 'What')],
      ['outcome', both('结果', 'Outcome')],
    ]),
  ]
}

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

/** All of it as an archive with one CSV for each table that has rows. */
export function ownArchive(all: readonly OwnTable[]): Uint8Array {
  const files = all
    .filter((t) => t.rows.length > 0)
    .map((t) => {
      const keys = [...new Set(t.rows.flatMap((r) => Object.keys(r)))]
      const columns = keys.map((key) => ({ key, label: key, cell: () => null, text: (r: Row) => cellText(r[key]) }))
      return [`${t.name}.csv`, strToU8(csvOf(t.rows, columns))] as const
    })
  // A fixed date: the same data give the same archive.
  return zipSync(Object.fromEntries(files), { mtime: '1980-01-01T00:00:00Z' })
}
