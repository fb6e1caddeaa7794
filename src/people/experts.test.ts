import { isRefusal, type Refusal } from '#kernel'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptInvitation } from './accept-invitation.ts'
import { editExpert, enterExpert, leavePool, returnToPool, sayAway, tieExpert, untieExpert } from './enter-expert.ts'
import { allExperts, expert, expertOf, tiesOf } from './experts.ts'
import { invite } from './invitations.ts'
import { closeSpecialty, enterSpecialty, reopenSpecialty, specialties } from './specialties.ts'
import { takeExperts, understandExperts } from './take-experts.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown): string => (isRefusal(x) ? x.code : 'done')
const day = (s: string) => Temporal.PlainDate.from(s)
const admin = () => w.as('administrator')
const asked = (email: string, more: object = {}) => ({ name: '新专家', email, specialtyIds: [], ...more })

describe('the pool of experts', () => {
  test('is kept by the administrator; an expert keeps when they are away and their ties, of themselves only', async () => {
    const said: Record<string, string> = {}
    for (const who of ['administrator', 'officer', 'head', 'expert1', 'evaluator', 'manager-tongxin', 'public'] as const)
      said[who] = code(await enterExpert(await w.as(who), asked(`of-${who}@pool.example`)))
    expect(said).toEqual({
      administrator: 'done',
      officer: 'not-your-role',
      head: 'not-your-role',
      expert1: 'not-your-role',
      evaluator: 'not-your-role',
      'manager-tongxin': 'not-your-role',
      public: 'sign-in-first',
    })
    const [one, two] = [w.district.people.expert1!, w.district.people.expert2!]
    const mine = (await expertOf(await admin(), one))!
    const other = (await expertOf(await admin(), two))!
    const span = { awayFrom: day('2026-05-01'), awayTo: day('2026-05-20') }
    expect(code(await sayAway(await w.as('expert1'), { id: mine.id, ...span }))).toBe('done')
    expect(code(await sayAway(await w.as('expert1'), { id: other.id, ...span }))).toBe('not-your-record')
    const tie = { organisationId: w.district.institutions.tongxin, kind: 'works' as const }
    expect(code(await tieExpert(await w.as('expert1'), { id: mine.id, ...tie }))).toBe('done')
    expect(code(await tieExpert(await w.as('expert1'), { id: other.id, ...tie }))).toBe('not-your-record')
    expect(code(await tieExpert(await w.as('expert1'), { id: mine.id, ...tie, organisationId: 'org_x' }))).toBe('tie-to-whom')
    expect((await tiesOf(await admin(), [mine.id])).get(mine.id)!.map((t) => t.kind)).toEqual(['works'])
    expect(code(await untieExpert(await w.as('expert1'), { id: mine.id, organisationId: tie.organisationId }))).toBe('done')
    expect((await tiesOf(await admin(), [mine.id])).size).toBe(0)
    expect(code(await leavePool(await w.as('expert1'), mine.id))).toBe('not-your-role')
  })
  test('knows each address once, and whoever was entered is who takes the invitation up', async () => {
    const { id } = good(await enterExpert(await admin(), asked('later@pool.example', { title: '教授' })))
    expect(code(await enterExpert(await admin(), asked('later@pool.example')))).toBe('expert-taken')
    expect(code(await enterExpert(await admin(), asked('expert1@xinghe.example')))).toBe('expert-taken')
    expect((await expert(await admin(), id))!.can_sit).toBe(false)
    const { secret } = good(
      await invite(await admin(), { organisationId: w.district.evaluator, email: 'later@pool.example', role: 'expert' }),
    )
    const from = { devices: [], address: undefined }
    good(await acceptInvitation(await w.as('public'), { secret, name: '后来的', password: 'long enough for me', from, device: null }))
    const now = (await expert(await admin(), id))!
    expect([now.can_sit, now.name, now.email, now.title]).toEqual([true, '后来的', 'later@pool.example', '教授'])
    expect((await allExperts(await admin())).filter((x) => x.email === 'later@pool.example')).toHaveLength(1)
  })
  test('an expert leaves it and comes back, with the version that was seen, and every change is in the log', async () => {
    const { id } = good(await enterExpert(await admin(), asked('leaves@pool.example')))
    expect(code(await leavePool({ ...(await admin()), version: 7 }, id))).toBe('stale')
    good(await leavePool({ ...(await admin()), version: 1 }, id))
    expect(code(await editExpert(await admin(), { id, ...asked('leaves@pool.example') }))).toBe('wrong-state')
    good(await returnToPool(await admin(), id))
    const log = await w.database.db
      .selectFrom('record_log')
      .select(['action'])
      .where('subject_id', '=', id)
      .where('outcome', '=', 'done')
      .orderBy('id')
      .execute()
    expect(log.map((e) => e.action)).toEqual(['people.enter-expert', 'people.expert-leaves', 'people.expert-returns'])
  })
  test('a specialty is closed to new experts and stays with those who have it', async () => {
    const { id } = good(await enterSpecialty(await admin(), { name: '心理咨询' }))
    expect(code(await enterSpecialty(await admin(), { name: '心理　咨询' }))).toBe('specialty-taken')
    const mine = good(await enterExpert(await admin(), asked('psy@pool.example', { specialtyIds: [id] })))
    good(await closeSpecialty(await admin(), id))
    expect(code(await enterExpert(await admin(), asked('psy2@pool.example', { specialtyIds: [id] })))).toBe('specialty-unknown')
    good(await editExpert(await admin(), { id: mine.id, ...asked('psy@pool.example', { specialtyIds: [id], title: '讲师' }) }))
    expect((await specialties(await admin(), { open: true })).some((s) => s.id === id)).toBe(false)
    good(await reopenSpecialty(await admin(), id))
  })
})

describe('a list of experts', () => {
  const table =
    '姓名,邮箱,专业,职称,有效期,单位\n甲专家,A@Table.example,社会工作、财务与绩效,教授,2028-06-30,青石大学\n乙专家,b@table.example,社会工作,,,'
  test('is shown first, stored once it is confirmed, and changes nothing the second time', async () => {
    const read = good(await understandExperts(await admin(), table))
    expect([read.added.length, read.changed.length, read.same]).toEqual([2, 0, 0])
    expect(read.added[0]!.email).toBe('a@table.example')
    expect((await allExperts(await admin())).some((x) => x.name === '甲专家')).toBe(false)
    expect(good(await takeExperts(await admin(), { content: read.rows, seen: read.seen }))).toEqual({ added: 2, changed: 0 })
    const again = good(await understandExperts(await admin(), table))
    expect([again.added.length, again.changed.length, again.same]).toEqual([0, 0, 2])
    const other = good(await understandExperts(await admin(), table.replace('教授', '副教授')))
    expect(other.changed.map((c) => c.fields)).toEqual([['title']])
    expect(code(await takeExperts(await admin(), { content: table, seen: other.seen }))).toBe('pool-changed')
    expect(code(await understandExperts(await w.as('officer'), table))).toBe('not-your-role')
  })
  test('says which columns nobody reads, before anything is stored', async () => {
    const read = good(await understandExperts(await admin(), table.replace('有效期', '什么时候到期')))
    expect([read.isSure, read.notes[0]!.zh.includes('什么时候到期')]).toEqual([false, true])
    expect(good(await understandExperts(await admin(), table)).isSure).toBe(true)
  })
  test('names every wrong cell and takes nothing', async () => {
    const wrong = await understandExperts(
      await admin(),
      '姓名,邮箱,专业,有效期\n丙,没有,占星,明天\n,c@table.example,,\n丁,c@table.example,,',
    )
    expect(isRefusal(wrong) && Object.keys(wrong.fields ?? {}).sort()).toEqual([
      'file.2.email',
      'file.2.specialties',
      'file.2.titleUntil',
      'file.3.name',
      'file.4.email',
    ])
    expect(code(await understandExperts(await admin(), '姓名\n丙'))).toBe('expert-columns')
  })
  test('comes through the form as a file, and a refused one shows the form again', async () => {
    const send = (text: string) => {
      const form = new FormData()
      form.set('file', new File([text], 'list.csv'))
      return w.post('administrator', '/people/experts/upload', form, { lang: 'zh' })
    }
    const shown = await send('姓名,邮箱\n戊专家,e@table.example')
    expect([shown.status, (await shown.text()).includes('戊专家')]).toEqual([200, true])
    expect((await send('姓名\n戊专家')).status).toBe(422)
  })
})
