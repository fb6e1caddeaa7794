import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSetting } from '#people'
import { isRefusal } from '#kernel'
import { type Ctx, type Letter, markTransaction } from '#platform'
import { type World, world } from '#testing'
import { mailNotices } from '../src/notices/letters.ts'
import type { Notice } from '../src/notices/store.ts'
import { invitationLetter, resetLetterTo, tellOf } from '../src/people/letters.ts'

/* Every kind of letter as whoever gets it reads it; TANDEM_SHOW_LETTERS=1 prints them. */

let w: World
let ctx: Ctx
beforeAll(async () => {
  w = await world()
  ctx = { ...(await w.as('officer')), mail: true }
})
afterAll(() => w.close())

const user = { name: '周经办', email: 'zhou@example.org' }
const origin = 'https://tandem.example.gov.cn'

/** The letter that was laid in the outbox last. */
async function laid(work: (tx: Ctx['db']) => Promise<void>): Promise<Letter> {
  await sql`delete from outbox where jurisdiction = ${ctx.jurisdiction}`.execute(w.database.db)
  await ctx.db.transaction().execute((tx) => markTransaction(() => work(tx)))
  const { rows } = await sql<{
    id: string
    content: string
  }>`select id, content from outbox where jurisdiction = ${ctx.jurisdiction}`.execute(ctx.db)
  expect(rows.length).toBe(1)
  return shown(JSON.parse(ctx.seal.unlock(rows[0]!.content, `outbox:${ctx.jurisdiction}:${rows[0]!.id}`)) as Letter)
}
function shown(letter: Letter): Letter {
  if (process.env.TANDEM_SHOW_LETTERS) process.stdout.write(`\n==== ${letter.subject}\n${letter.text}\n`)
  return letter
}
const halves = (l: Letter) => l.text.split('\n————\n')
const both = (l: Letter) => {
  const [zh, en] = halves(l)
  expect([halves(l).length, /\p{Script=Han}{4}/u.test(zh!), /[a-z]{3} [a-z]{2}/.test(en!)]).toEqual([2, true, true])
  return { zh: zh!, en: en! }
}

test.each(['password', 'twoStepOn', 'twoStepOff', 'link', 'unlinked', { email: 'new@example.org' }] as const)(
  'a change of how somebody signs in is told in both languages, with what to do if it was not them (%j)',
  async (news) => {
    const { zh, en } = both(await laid((tx) => tellOf(ctx, tx, user, news)))
    expect([zh.includes('周经办，您好：'), zh.includes('如果不是您本人'), en.includes('If that was not you')]).toEqual([true, true, true])
  },
)

test('it says whom to ask where an administrator has said so', async () => {
  const admin = await w.as('administrator')
  const kept = await keepSetting(admin, 'contact', {
    office: '星河街道办事处',
    officeEn: null,
    phone: '010-5550 0199',
    hours: null,
    hoursEn: null,
  } as never)
  if (isRefusal(kept)) throw new Error(kept.words.en)
  const { zh, en } = both(await laid((tx) => tellOf(ctx, tx, user, 'password')))
  expect([zh.includes('有问题请联系：星河街道办事处 010-5550 0199'), en.includes('Questions: ')]).toEqual([true, true])
})

test('an invitation says who invites, as what, until when, and that whoever does not know them may leave it', () => {
  const { zh, en } = both(
    shown(
      invitationLetter({
        to: 'new@example.org',
        organisation: { zh: '同心社会工作服务中心', en: 'Tongxin Social Work Centre' },
        role: { zh: '社工', en: 'social worker' },
        link: `${origin}/invitations/x`,
      }),
    ),
  )
  for (const says of ['同心社会工作服务中心', '社工', '七天', '不用理会', `${origin}/invitations/x`]) expect(zh).toContain(says)
  for (const says of ['Tongxin Social Work Centre', 'social worker', 'seven days', 'nothing to do', `${origin}/invitations/x`])
    expect(en).toContain(says)
})

test.each(['zh', 'en'] as const)('a forgotten password is answered in the language it was asked in (%s)', (lang) => {
  const letter = shown(resetLetterTo(user, lang, `${origin}/reset/x`))
  expect([letter.text.includes(`${origin}/reset/x`), halves(letter).length]).toEqual([true, 1])
})

test('notices say for which organisation each of them is, why, and where to be told otherwise', async () => {
  const notice = (more: Partial<Notice>): Notice =>
    ({
      ...{ id: 'ntc_x', organisation_id: w.district.office, kind: 'turn', title_zh: '验收第 3 个月', title_en: 'Accept month 3' },
      ...{ due_on: null, as_role: 'officer', href: '/delivery/acceptances/acc_x', ...more },
    }) as Notice
  const two = [
    notice({}),
    notice({
      organisation_id: w.district.institutions.tongxin,
      kind: 'late',
      due_on: Temporal.PlainDate.from('2026-06-01'),
      as_role: 'manager',
    }),
  ]
  const daily = both(await laid((tx) => mailNotices(ctx, tx, user, two, { origin, letter: 'daily' })))
  for (const says of ['在「星河街道办事处」：', '在「同心社会工作服务中心」：', '验收第 3 个月', '/notices/choices', '自动发出'])
    expect(daily.zh).toContain(says)
  for (const says of ['At Xinghe Sub-district Office:', 'At Tongxin Social Work Centre:', 'Accept month 3', 'by itself'])
    expect(daily.en).toContain(says)
  const one = await laid((tx) => mailNotices(ctx, tx, user, [notice({ kind: 'result' })], { origin, letter: 'atOnce' }))
  expect(one.subject).toContain('验收第 3 个月')
})
