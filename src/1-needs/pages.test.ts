import { newReadableCode } from '#kernel'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { campaigns } from './campaigns.ts'
import { slipsOf } from './slips-of.ts'
import type { Slips } from './slips.ts'
import { questionnaires } from './store/index.ts'

let w: World
let surveys = 0
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const to = (r: Response) => r.headers.get('location') ?? ''
const refusals = async (action: string) =>
  (
    await w.database.db.selectFrom('record_log').select(['outcome']).where('action', '=', action).where('outcome', '<>', 'done').execute()
  ).map((e) => e.outcome)

/** Everything an officer does by forms, from the purchase to an open survey of one community with two codes. */
async function openByForms(o: { twice?: boolean } = {}): Promise<{ purchase: string; survey: string; slips: Slips; place: string }> {
  const place = w.district.communities[0]!
  const purchase = to(await w.post('officer', '/purchases/new', { title: '社区服务', communityIds: place }))
    .split('/')
    .pop()!
  const q = to(await w.post('officer', '/surveys/questionnaires/new', { title: '问卷', purpose: 'needs', template: 'blank' }))
  // No two surveys here ask the same: each is asked of the same community in the same days.
  const turn = surveys++ === 0 ? '' : `（${surveys}）`
  const add = async (fields: Record<string, string>) => {
    const said = { ...fields, label: `${fields['label']}${turn}`, ...(await w.seen(q)) }
    expect((await w.post('officer', `${q}/questions/new`, said)).status).toBe(303)
  }
  await add({ kind: 'need', label: '看望老人', labelEn: 'Looking in on older people', required: 'yes' })
  await add({ kind: 'single', label: '用过吗', labelEn: 'Used it?', required: 'yes', options: '用过 | Yes\n没有 | No' })
  await add({ kind: 'text', label: '为什么没有', labelEn: 'Why not?', required: 'yes', showIf: 'q2=o2' })
  await add({ kind: 'multiple', label: '从哪里得到帮助', labelEn: 'Help from where?', options: '家人 | Family\n邻居 | Neighbours' })
  await add({
    kind: 'ranking',
    label: '先做哪些',
    labelEn: 'What first?',
    options: '老人 | Elders\n孩子 | Children\n家庭 | Families',
    places: '2',
  })
  const survey = to(
    await w.post('officer', '/surveys/new', {
      title: '需求调查',
      questionnaireId: q.split('/').pop()!,
      purchaseId: purchase,
      communityIds: place,
      opensOn: '2026-03-02',
      closesOn: '2026-03-20',
      households: '4',
      openLink: 'yes',
      contactName: '周',
      contactPhone: '010-0000 0000',
      ...(o.twice && { keyedTwice: 'yes' }),
    }),
  )
    .split('/')
    .pop()!
  const slips = await slipsOf(await w.as('officer'), survey)
  if ('refused' in slips) throw new Error(slips.code)
  return { purchase, survey, slips, place }
}
/** Ends it and counts it: from then on there is something to look at. */
const counted = async (survey: string) =>
  expect((await w.post('officer', `/surveys/${survey}/close`, await w.seen(survey))).status).toBe(303)
const answers = async (survey: string) =>
  (await sql<Record<string, unknown>>`select * from answers where campaign_id = ${survey}`.execute(w.database.db)).rows

describe('a resident with a slip', () => {
  it('answers page by page without account or script, goes back, is stopped kindly, and sends once', async () => {
    const s = await openByForms()
    const code = s.slips.codes[0]!.codes[0]!
    const typed = await w.get('public', `/s?code=${code.slice(0, 4).toLowerCase()}%20${code.slice(4).toLowerCase()}`)
    expect(to(typed)).toBe(`/s/${code}`)
    const start = await w.get('public', `/s/${code}`)
    const html = await start.text()
    expect(start.status).toBe(200)
    expect(html).not.toContain('<script')
    expect(html).toContain('No names')
    expect(html).toContain('010-0000 0000')
    expect(html.length).toBeLessThan(100_000)
    const first = to(await w.post('public', `/s/${code}`, { route: 'helped' }))
    const draft = first.split('/')[3]!
    const at = (q: string) => `/s/a/${draft}/${q}`
    expect(first).toBe(at('q1'))
    const half = await w.post('public', at('q1'), { 'q1-importance': '5', go: 'next' })
    expect(half.status).toBe(422)
    const again = await half.text()
    expect(again).toContain('both rows')
    expect(again).toMatch(/name="q1-importance"[^>]*checked[^>]*value="5"|name="q1-importance"[^>]*value="5"[^>]*checked/)
    expect(to(await w.post('public', at('q1'), { 'q1-importance': '5', 'q1-met': '2', go: 'next' }))).toBe(at('q2'))
    expect(to(await w.post('public', at('q2'), { q2: 'o2', go: 'next' }))).toBe(at('q3'))
    expect((await w.post('public', at('q3'), { q3: '', go: 'next' })).status).toBe(422)
    expect(to(await w.post('public', at('q3'), { q3: `<script>alert(1)</script>`, go: 'next' }))).toBe(at('q4'))
    const page = await (await w.get('public', at('q3'))).text()
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script>alert')
    expect(to(await w.post('public', at('q4'), { q4: ['o2', 'o1'], go: 'next' }))).toBe(at('q5'))
    expect((await w.post('public', at('q5'), { 'q5-1': 'o1', 'q5-2': 'o1', go: 'next' })).status).toBe(422)
    expect(to(await w.post('public', at('q5'), { 'q5-1': 'o3', 'q5-2': 'o1', go: 'back' }))).toBe(at('q4'))
    // Taken up on another phone with the short code: goes on after the last question that was answered.
    expect(to(await w.get('public', `/s/resume?draft=${draft.toLowerCase()}`))).toBe(at('check'))
    const check = await (await w.get('public', at('check'))).text()
    expect(check).toContain('Family, Neighbours')
    // A changed mind: the question that is no longer asked goes, with what was written there.
    await w.post('public', at('q2'), { q2: 'o1', go: 'next' })
    const sends = await Promise.all([1, 2].map(() => w.post('public', at('send'), {})))
    expect(sends.map(to)).toEqual([at('done'), at('done')])
    expect(await (await w.get('public', at('done'))).text()).toContain('It has arrived')
    expect(to(await w.get('public', at('q1')))).toBe(at('done'))
    // Whoever keeps the printed slips learns nothing by asking: a spent code begins like any other, and is told when an answer is sent.
    const begin = await w.get('public', `/s/${code}`)
    expect([begin.status, await begin.text()]).toEqual([200, html])
    const second = to(await w.post('public', `/s/${code}`, { route: 'helped' })).split('/')[3]!
    await w.post('public', `/s/a/${second}/q1`, { 'q1-importance': '1', 'q1-met': '1', go: 'next' })
    await w.post('public', `/s/a/${second}/q2`, { q2: 'o1', go: 'next' })
    expect((await w.get('public', `/s/a/${second}/check`)).status).toBe(200)
    const used = await w.post('public', `/s/a/${second}/send`, {})
    expect([used.status, (await used.text()).includes('nothing more to do')]).toEqual([409, true])
    await counted(s.survey)
    const rows = await answers(s.survey)
    expect(rows.map((r) => [r.content, r.route, r.invited])).toEqual([
      [{ q1: { importance: 5, met: 2 }, q2: 'o1', q4: ['o1', 'o2'], q5: ['o3', 'o1'] }, 'helped', true],
    ])
    const drafts = await sql<
      Record<string, unknown>
    >`select content, code_hash, submission_id, box from answer_drafts where campaign_id = ${s.survey}`.execute(w.database.db)
    expect(drafts.rows).toEqual([{ content: {}, code_hash: null, submission_id: null, box: null }])
  })
  it('gets a page that helps for a mistyped, an unknown and a late code, in either language', async () => {
    const s = await openByForms()
    const code = s.slips.codes[0]!.codes[1]!
    const wrong = await w.get('public', '/s?code=K7M4P2X0', { lang: 'zh' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('可能有一个字打错了')
    expect((await w.get('public', `/s/${newReadableCode()}`)).status).toBe(404)
    expect((await w.get('public', '/o/not-a-link')).status).toBe(404)
    expect((await w.get('public', `/s/resume?draft=${newReadableCode()}`)).status).toBe(404)
    const first = to(await w.post('public', `/s/${code}`, {}))
    w.clock.set('2026-03-21T00:00:00+08:00')
    const late = await w.get('public', `/s/${code}`, { lang: 'zh' })
    expect(late.status).toBe(410)
    expect(await late.text()).toContain('2026 年 3 月 20 日')
    expect((await w.post('public', first, { 'q1-importance': '5', 'q1-met': '5', go: 'next' })).status).toBe(410)
    w.clock.set('2026-03-02T09:00:00+08:00')
  })
  it('sends a text of a megabyte in vain', async () => {
    const s = await openByForms()
    const first = to(await w.post('public', `/s/${s.slips.codes[0]!.codes[0]!}`, {}))
    expect((await w.post('public', first, { 'q1-importance': 'x'.repeat(1_000_000) })).status).toBe(413)
    expect(await answers(s.survey)).toHaveLength(0)
  })
})

describe('the open link', () => {
  it('asks for the community and is counted apart', async () => {
    const s = await openByForms()
    const link = `/o/${s.slips.openToken}`
    expect((await w.post('public', link, {})).status).toBe(422)
    const first = to(await w.post('public', link, { communityId: s.place }))
    const base = first.replace(/\/q1$/, '')
    await w.post('public', `${base}/q1`, { 'q1-importance': '3', 'q1-met': '3' })
    await w.post('public', `${base}/q2`, { q2: 'o1' })
    expect(to(await w.post('public', `${base}/send`, {}))).toBe(`${base}/done`)
    expect(await (await w.get('officer', `/surveys/${s.survey}/results`)).text()).toContain('No results yet')
    expect((await w.get('officer', `/surveys/${s.survey}/results?format=csv`)).status).toBe(409)
    // The list as a file tells of answers what its page tells: how many only once they are counted.
    const untold = async () => (await (await w.get('officer', '/surveys?format=csv')).text()).split('few yet').length - 1
    const open = await untold()
    // The link is for posters, so it is there however many have answered; to those who run the survey, until it is over.
    expect(await (await w.get('officer', `/surveys/${s.survey}/link`)).text()).toContain(link)
    expect((await w.get('auditor', `/surveys/${s.survey}/link`)).status).toBe(403)
    const before = await (await w.get('officer', `/surveys/${s.survey}/close`)).text()
    expect(before).toContain('codes that were not used are void')
    expect((await w.get('auditor', `/surveys/${s.survey}/close`)).status).toBe(403)
    await counted(s.survey)
    expect(open - (await untold())).toBe(1)
    expect((await w.get('officer', `/surveys/${s.survey}/link`)).status).toBe(409)
    expect((await w.get('officer', `/surveys/${s.survey}/close`)).status).toBe(409)
    expect((await answers(s.survey)).map((r) => [r.route, r.invited])).toEqual([['open-link', false]])
    const results = await (await w.get('officer', `/surveys/${s.survey}/results`)).text()
    expect(results).toContain('volunteers')
    expect(results).toContain('No answers from the sample yet')
  })
})

describe('staff', () => {
  it('see every page of this step, in both languages', async () => {
    const s = await openByForms()
    const q = (await questionnaires(await w.as('officer')))[0]!
    const paths = [
      '/needs',
      `/needs?purchase=${s.purchase}`,
      '/needs/new',
      '/needs/communities',
      `/needs/communities/${s.place}`,
      '/needs/communities/upload',
      '/surveys',
      '/surveys/new',
      `/surveys/${s.survey}`,
      `/surveys/${s.survey}/slips`,
      `/surveys/${s.survey}/paper`,
      `/surveys/${s.survey}/results`,
      '/surveys/questionnaires',
      '/surveys/questionnaires/new',
      `/surveys/questionnaires/${q.id}`,
      `/surveys/questionnaires/${q.id}/preview`,
      '/purchases/new',
      '/s',
    ]
    for (const lang of ['zh', 'en'] as const)
      for (const path of paths) expect([path, (await w.get('officer', path, { lang })).status]).toEqual([path, 200])
  })
  it('without the role, or of another office, are refused and the attempt is recorded', async () => {
    const s = await openByForms()
    for (const [who, path] of [
      ['manager-tongxin', `/surveys/${s.survey}`],
      ['worker-tongxin', '/needs'],
      ['manager-tongxin', `/surveys/${s.survey}/slips`],
      ['treasurer', `/surveys/${s.survey}/paper`],
    ] as const)
      expect([who, path, (await w.get(who, path)).status]).toEqual([who, path, 403])
    expect((await w.get('public', '/needs')).status).toBe(401)
    expect((await w.post('manager-tongxin', '/needs/new', { title: 'x', statement: 'y' })).status).toBe(403)
    expect(await refusals('needs.notice')).toEqual(['not-your-role'])
    expect((await w.post('auditor', `/surveys/${s.survey}/close`, {})).status).toBe(403)
    expect(await refusals('needs.close-campaign')).toEqual(['not-your-role'])
  })
  it('are told all that is wrong with a form at once', async () => {
    const page = await w.post('officer', '/surveys/new', { title: '', opensOn: '2026-02-30', closesOn: '', households: '1.5' })
    expect(page.status).toBe(422)
    const html = await page.text()
    for (const field of ['title', 'questionnaireId', 'communityIds', 'opensOn', 'closesOn', 'households'])
      expect(html).toContain(`href="#f-${field}"`)
  })
  it('enter paper on one page and settle where two keyings differ', async () => {
    const s = await openByForms({ twice: true })
    const fields = { sheet: '1', communityId: s.place, 'q1-importance': '5', 'q1-met': '1', q2: 'o1', 'q5-1': 'o1', 'q5-2': 'o2' }
    const bad = await w.post('officer', `/surveys/${s.survey}/paper`, { ...fields, 'q1-met': '', sheet: '' })
    expect(bad.status).toBe(422)
    expect(to(await w.post('officer', `/surveys/${s.survey}/paper`, { ...fields, sheet: '１ ' }))).toContain('state=keyed-once')
    expect(to(await w.post('committee', `/surveys/${s.survey}/paper`, { ...fields, q2: 'o2', q3: '太远' }))).toContain('state=differs')
    const page = await (await w.get('officer', `/surveys/${s.survey}/paper/1`)).text()
    expect(page).toContain('First keying')
    expect((await w.post('officer', `/surveys/${s.survey}/paper/1`, {})).status).toBe(422)
    expect(to(await w.post('officer', `/surveys/${s.survey}/paper/1`, { q2: 'second', q3: 'second' }))).toContain('state=stored')
    await counted(s.survey)
    expect((await answers(s.survey)).map((r) => r.content)).toEqual([
      { q1: { importance: 5, met: 1 }, q2: 'o2', q3: '太远', q5: ['o1', 'o2'] },
    ])
  })
  it('are told of another sheet in a form that was sent, by its number: no mark is kept of what residents answer', async () => {
    const s = await openByForms()
    const fields = {
      _once: crypto.randomUUID(),
      communityId: s.place,
      'q1-importance': '5',
      'q1-met': '1',
      q2: 'o1',
      'q5-1': 'o1',
      'q5-2': 'o2',
    }
    const send = (sheet: string) => w.post('officer', `/surveys/${s.survey}/paper`, { ...fields, sheet })
    const first = await send('1')
    expect(to(first)).toContain('sheet=1&state=stored')
    expect(to(await send('1'))).toContain('sheet=1&state=stored')
    const other = await send('2')
    expect(other.status).toBe(409)
    expect(await other.text()).toMatch(/href="\/surveys\/[^"]*sheet=1&amp;state=stored"[^>]*>See what was stored/)
    const code = s.slips.codes[0]!.codes[0]!
    const begun = to(await w.post('public', `/s/${code}`, { _once: crypto.randomUUID(), route: 'helped' }))
    await w.post('public', begun, { _once: crypto.randomUUID(), 'q1-importance': '5', 'q1-met': '1', go: 'next' })
    const { rows } = await sql<{ key: string; action: string; sent_mark: string | null }>`
      select key, action, sent_mark from once_keys where action = 'needs.enter-paper' or key not like 'usr%'`.execute(w.database.db)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((r) => r.sent_mark !== null)).toEqual([])
  })
  it('upload a census table, and are told the row and column of every wrong cell', async () => {
    const send = async (csv: string | Uint8Array<ArrayBuffer>, name = 'census.csv') => {
      const form = new FormData()
      form.set('file', new File([csv], name, { type: 'text/csv' }))
      form.set('source', '人口普查')
      form.set('countedOn', '2025-12-31')
      return await w.post('officer', '/needs/communities/upload', form)
    }
    const bad = await send(
      'community,variable,category,people\n东园社区,sex,female,41x\n没有,sex,male,3\nDongyuan,age,60-69,5\nDongyuan,age,65+,5\n',
    )
    expect(bad.status).toBe(422)
    const html = await bad.text()
    for (const place of ['Row 2, column “people”', 'Row 3, column “community”', 'Row 5, column “category”']) expect(html).toContain(place)
    const parted = await send('社区,项目,组别,人数\n东园社区,性别,女,1,834\n')
    expect([parted.status, await parted.text()]).toEqual([422, expect.stringContaining('row 2, column E')])
    expect((await send(new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0]))).status).toBe(422)
    expect((await send(`community,variable,category,people\n${'东园社区,sex,female,1\n'.repeat(10_000)}`)).status).toBe(422)
    expect((await sql`select 1 from community_margins`.execute(w.database.db)).rows).toHaveLength(0)
    const rows = async () => (await sql`select 1 from community_margins`.execute(w.database.db)).rows.length
    // Sex alone fits; ages below sixty are lacking, so the table is shown and asks for a tick. Nothing of it is a census yet.
    const shown = await send('社区,项目,组别,人数\n东园社区,性别,女,"4,120"\n东园社区,性别,男,4080\n东园社区,年龄,60岁以上,1900\n')
    const page = await shown.text()
    expect([shown.status, await rows()]).toEqual([200, 0])
    for (const said of ['8,200', '1,900', 'ages 0–59 are lacking', '60 and over']) expect(page).toContain(said)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!
    const form = { source: hidden('source'), countedOn: hidden('countedOn'), rows: hidden('rows'), seen: hidden('seen') }
    const take = (more: Record<string, string>) => w.post('officer', '/needs/communities/upload/take', { ...form, ...more })
    const unticked = await take({})
    expect([unticked.status, await rows()]).toEqual([422, 0])
    expect(await unticked.text()).toContain('If they stand there like this'.slice(3))
    // Counts nobody saw are not taken on the tick that was set under others.
    expect([(await take({ confirmed: 'yes', rows: form.rows.replace('4120', '4121') })).status, await rows()]).toEqual([422, 0])
    expect(to(await take({ confirmed: 'yes' }))).toBe('/needs/communities?groups=3&communities=1')
    // Counts that fit are taken as they are typed.
    const { rows: sizes } = await sql<{
      residents: number
    }>`select residents from communities where id = ${w.district.communities[2]}`.execute(w.database.db)
    const fits = { 'sex:female': '4000', 'sex:male': String(sizes[0]!.residents - 4000), source: 'x', countedOn: '2025-12-31' }
    expect((await w.post('officer', `/needs/communities/${w.district.communities[2]}`, fits)).status).toBe(303)
    // The same where counts are typed: with what does not fit, they are shown again and confirmed.
    const typed = { 'sex:female': '4120', 'age:60-69': '3', source: 'x', countedOn: '2025-12-31' }
    const again = await w.post('officer', `/needs/communities/${w.district.communities[1]}`, typed)
    const html2 = await again.text()
    expect([again.status, await rows(), html2.includes('sex lacks male')]).toEqual([422, 5, true])
    const seen = /name="seen" value="([^"]*)"/.exec(html2)![1]!
    const at = `/needs/communities/${w.district.communities[1]}`
    expect((await w.post('officer', at, { ...typed, 'sex:female': '4119', seen, confirmed: 'yes' })).status).toBe(422)
    expect((await w.post('officer', at, { ...typed, seen, confirmed: 'yes' })).status).toBe(303)
    expect(await (await w.get('officer', `/needs/communities/${w.district.communities[0]}`)).text()).toContain('60 and over')
  })
  it('change a questionnaire only as long as it is as they saw it', async () => {
    const q = to(await w.post('officer', '/surveys/questionnaires/new', { title: '问卷', purpose: 'needs', template: 'satisfaction' }))
    expect((await w.post('officer', `${q}/questions/s1/down`, { _version: '1' })).status).toBe(303)
    const stale = await w.post('head', `${q}/questions/s1/remove`, { _version: '1' })
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('Reload')
    expect((await w.post('officer', `${q}/questions/s3`, { kind: 'single', label: '改成单选', options: '只有一个' })).status).toBe(422)
  })
})

describe('an asked purchase', () => {
  it('shows its surveys to the office', async () => {
    const s = await openByForms()
    expect((await campaigns(await w.as('officer'), { purchaseIds: [s.purchase] })).map((c) => c.id)).toEqual([s.survey])
  })
})
