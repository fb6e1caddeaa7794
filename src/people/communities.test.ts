import { strToU8, zipSync } from 'fflate'
import { isRefusal, type Refusal } from '#kernel'
import { openPurchase } from '#needs'
import { sql } from 'kysely'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCommunity, reopenCommunity } from './close-community.ts'
import { community } from './communities.ts'
import { communities } from './directory.ts'
import { editCommunity } from './edit-community.ts'
import { enterCommunity } from './enter-community.ts'
import { takeCommunities, understandCommunities } from './take-communities.ts'

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
const office = () => w.district.office
const enter = async (name: string, more: object = {}) =>
  good(await enterCommunity(await w.as('officer'), { name, organisationId: office(), ...more })).id
const versionOf = async (id: string) => (await community(await w.as('officer'), id))!.version

describe('the list of communities', () => {
  test('is kept by the office and the administrator, by nobody else', async () => {
    const said: Record<string, string> = {}
    for (const who of ['officer', 'head', 'administrator', 'approver', 'manager-tongxin', 'treasurer', 'committee'] as const)
      said[who] = code(await enterCommunity(await w.as(who), { name: `新社区 ${who}`, organisationId: office() }))
    expect(said).toEqual({
      officer: 'done',
      head: 'done',
      administrator: 'done',
      approver: 'not-your-role',
      'manager-tongxin': 'not-your-role',
      treasurer: 'not-your-role',
      committee: 'not-your-role',
    })
  })
  test('belongs to an office, and names and codes can be told apart', async () => {
    const admin = await w.as('administrator')
    expect(code(await enterCommunity(admin, { name: '没有街道', organisationId: w.district.institutions.tongxin }))).toBe('no-office')
    await enter('同名社区', { code: '440305001001' })
    const officer = await w.as('officer')
    expect(code(await enterCommunity(officer, { name: '同名社区', organisationId: office() }))).toBe('community-name-taken')
    expect(code(await enterCommunity(officer, { name: '同名　社区', organisationId: office() }))).toBe('community-name-taken')
    expect(code(await enterCommunity(officer, { name: '另一社区', code: '440305001001', organisationId: office() }))).toBe(
      'community-code-taken',
    )
  })
  test('two of one name entered at the same moment become one', async () => {
    const officer = await w.as('officer')
    const both = await Promise.all([1, 2, 3, 4].map(() => enterCommunity(officer, { name: '同时录入', organisationId: office() })))
    expect(both.map(code).sort()).toEqual(['community-name-taken', 'community-name-taken', 'community-name-taken', 'done'])
  })
  test('a change is logged as it was and as it became, and needs the version that was seen', async () => {
    const id = await enter('改名社区', { residents: 800 })
    const officer = await w.as('officer')
    const edit = { id, name: '新名社区', residents: 900, organisationId: office() }
    expect(code(await editCommunity({ ...officer, version: 9 }, edit))).toBe('stale')
    good(await editCommunity({ ...officer, version: 1 }, edit))
    const entry = await w.database.db
      .selectFrom('record_log')
      .selectAll()
      .where('action', '=', 'people.edit-community')
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow()
    expect(entry.changes).toEqual([
      { field: 'name', before: '改名社区', after: '新名社区' },
      { field: 'residents', before: 800, after: 900 },
    ])
  })
  test('a closed one is chosen for nothing new, keeps its name for what there is, and can come back', async () => {
    const id = await enter('撤销的社区')
    const officer = await w.as('officer')
    good(await closeCommunity(officer, { id }))
    expect((await communities(officer, { organisationId: office(), open: true })).some((c) => c.id === id)).toBe(false)
    expect((await communities(officer, { ids: [id] }))[0]!.name).toBe('撤销的社区')
    expect(code(await openPurchase(officer, { title: '服务', communityIds: [id] }))).toBe('not-our-community')
    expect(code(await closeCommunity(officer, { id }))).toBe('wrong-state')
    // Its name went to another meanwhile.
    const other = await enter('撤销的社区')
    expect(code(await reopenCommunity(officer, { id }))).toBe('community-name-taken')
    good(await closeCommunity(officer, { id: other }))
    good(await reopenCommunity(officer, { id }))
    expect((await community(officer, id))!.closed_on).toBe(null)
  })
  test('a merger leads to one in use, never in a circle', async () => {
    const [a, b, c] = [await enter('合并甲'), await enter('合并乙'), await enter('合并丙')]
    const officer = await w.as('officer')
    expect(code(await closeCommunity(officer, { id: a, into: a }))).toBe('merge-where')
    good(await closeCommunity(officer, { id: a, into: b }))
    expect(code(await closeCommunity(officer, { id: b, into: c }))).toBe('others-merged-here')
    expect(code(await closeCommunity(officer, { id: b, into: a }))).toBe('others-merged-here')
    expect(code(await closeCommunity(officer, { id: c, into: a }))).toBe('merge-where')
    good(await reopenCommunity(officer, { id: a }))
    good(await closeCommunity(officer, { id: b, into: c }))
    // At the same moment into each other: one of the two only.
    const [d, e] = [await enter('互并甲'), await enter('互并乙')]
    const both = await Promise.all([closeCommunity(officer, { id: d, into: e }), closeCommunity(officer, { id: e, into: d })])
    expect(both.map(code).filter((x) => x === 'done').length).toBe(1)
  })
})

describe('a list taken in as a table', () => {
  const table = '名称,统计用区划代码,常住人口,户数\n表一社区,440305009001,8230,3104\n表二社区,,"6,415",2380'
  test('is shown first, stored once it is confirmed, and changes nothing the second time', async () => {
    const officer = await w.as('officer')
    const i = { content: table, organisationId: office() }
    const read = good(await understandCommunities(officer, i))
    expect([read.added.length, read.changed.length, read.same]).toEqual([2, 0, 0])
    expect((await communities(officer)).some((c) => c.name === '表一社区')).toBe(false)
    expect(good(await takeCommunities(officer, { ...i, seen: read.seen }))).toEqual({ added: 2, changed: 0 })
    const again = good(await understandCommunities(officer, i))
    expect([again.added.length, again.changed.length, again.same]).toEqual([0, 0, 2])
    const more = { content: table.replace('8230', '8300'), organisationId: office() }
    const changed = good(await understandCommunities(officer, more))
    expect(changed.changed.map((c) => c.fields)).toEqual([['residents']])
    expect(code(await takeCommunities(officer, { ...more, seen: read.seen }))).toBe('changed-since')
    good(await takeCommunities(officer, { ...more, seen: changed.seen }))
    expect((await communities(officer)).find((c) => c.name === '表一社区')!.residents).toBe(8300)
  })
  test('says which columns nobody reads, before anything is stored', async () => {
    const officer = await w.as('officer')
    const read = async (content: string) => good(await understandCommunities(officer, { content, organisationId: office() }))
    const other = await read(table.replace('户数', '住户'))
    expect([other.isSure, other.notes[0]!.en.includes('住户'), other.changed.some((c) => c.fields.includes('households'))]).toEqual([
      false,
      true,
      false,
    ])
    expect((await read(table)).isSure).toBe(true)
  })
  test('a wrong cell stops all of it', async () => {
    const officer = await w.as('officer')
    const before = (await communities(officer)).length
    expect(code(await takeCommunities(officer, { content: `${table}\n,,x,`, organisationId: office(), seen: 'x' }))).toBe('row-wrong')
    expect((await communities(officer)).length).toBe(before)
  })
  test('a city of ten thousand is taken in', async () => {
    const admin = await w.as('administrator')
    const rows = Array.from({ length: 10_000 }, (_, n) => `城市社区${n},,${1000 + n},`)
    const i = { content: `名称,代码,人口,户数\n${rows.join('\n')}`, organisationId: office() }
    const read = good(await understandCommunities(admin, i))
    expect(good(await takeCommunities(admin, { ...i, seen: read.seen }))).toEqual({ added: 10_000, changed: 0 })
  })
})

describe('by screens', () => {
  test('an officer enters one, changes it, closes it and takes it back', async () => {
    const at = '/people/communities'
    expect((await w.post('officer', `${at}/new`, { name: '屏幕社区', residents: '8,230', organisationId: office() })).status).toBe(303)
    const [made] = (await communities(await w.as('officer'))).filter((c) => c.name === '屏幕社区')
    expect(made!.residents).toBe(8230)
    const here = `${at}/${made!.id}`
    const _version = String(await versionOf(made!.id))
    expect((await w.post('officer', here, { name: '屏幕社区', code: '12', organisationId: office(), _version })).status).toBe(422)
    expect((await w.post('officer', here, { name: '屏幕社区', code: '440305 001077', organisationId: office(), _version })).status).toBe(
      303,
    )
    expect((await w.post('officer', `${here}/close`, { _version: String(await versionOf(made!.id)) })).status).toBe(303)
    expect(await (await w.get('officer', here)).text()).toContain(`${here}/reopen`)
    expect((await w.post('officer', `${here}/reopen`, { _version: String(await versionOf(made!.id)) })).status).toBe(303)
    expect((await w.get('manager-tongxin', here)).status).toBe(403)
    expect((await w.get('officer', `${at}?q=屏幕`)).status).toBe(200)
    expect(await (await w.get('officer', `${at}?format=csv&q=屏幕`)).text()).toContain('屏幕社区')
  })
  test('a list is uploaded, shown as it was understood, and stored once it is confirmed', async () => {
    const at = '/people/communities/upload'
    const form = new FormData()
    form.set('organisationId', office())
    form.set('file', new File(['\ufeff社区,人口\n上传社区,"1,204"\n,5\n'], 'list.csv'))
    const refused = await (await w.post('officer', at, form, { lang: 'zh' })).text()
    expect(refused).toContain('第 3 行「名称」')
    form.set('file', new File(['\ufeff社区,人口\n上传社区,"1,204"\n'], 'list.csv'))
    const page = await (await w.post('officer', at, form, { lang: 'zh' })).text()
    expect(page).toContain('新增 1 个')
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!.replaceAll('&quot;', '"')
    const back = new FormData()
    for (const name of ['organisationId', 'rows', 'seen']) back.set(name, hidden(name))
    // What is sent back names how the file was read, not its copy: said again where the confirmation is refused.
    back.set('how', hidden('how'))
    expect(hidden('how')).toContain('UTF-8')
    const r = await w.post('officer', `${at}/take`, back)
    expect([r.status, r.headers.get('location')]).toEqual([303, '/people/communities?added=1&changed=0'])
    const taken = (await communities(await w.as('officer'))).find((c) => c.name === '上传社区')!
    expect(taken.residents).toBe(1204)
    // What a later list changes stands in the history of the community itself.
    const officer = await w.as('officer')
    const later = { content: '社区,人口\n上传社区,1300\n', organisationId: office() }
    const { seen } = good(await understandCommunities(officer, later))
    expect(good(await takeCommunities(officer, { ...later, seen }))).toEqual({ added: 0, changed: 1 })
    const { rows } = await sql<{ changes: unknown }>`
      select changes from record_log where subject_id = ${taken.id} and action = 'people.edit-community' and outcome = 'done'`.execute(
      w.database.db,
    )
    expect(rows.map((x) => x.changes)).toEqual([[{ field: 'residents', before: 1204, after: 1300 }]])
  })
  test('a figure that fell into two cells for want of quotation marks is no smaller figure', async () => {
    for (const [text, place] of [
      ['社区,常住人口\n新苑社区,4,120\n', '第 2 行 C 列的「120」'],
      ['社区,户数\n旧苑社区,1540\n新苑社区,4120,1,540\n', '第 3 行 C 列的「1」'],
    ] as const) {
      const form = new FormData()
      form.set('organisationId', office())
      form.set('file', new File([text], 'list.csv'))
      const r = await w.post('officer', '/people/communities/upload', form, { lang: 'zh' })
      expect([r.status, (await r.text()).includes(place)]).toEqual([422, true])
    }
  })
  test('the page before the confirmation says how the file itself was read', async () => {
    const at = '/people/communities/upload'
    const upload = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
      const form = new FormData()
      form.set('organisationId', office())
      form.set('file', new File([bytes], name))
      return await (await w.post('officer', at, form, { lang: 'en' })).text()
    }
    // 名称;人口 and 甲社区;5 as GB18030, which no file says of itself.
    const gbk = await upload(
      Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x3b, 0xc8, 0xcb, 0xbf, 0xda, 0x0a, 0xbc, 0xd7, 0xc9, 0xe7, 0xc7, 0xf8, 0x3b, 0x35]),
      'l.csv',
    )
    expect(gbk).toContain('甲社区')
    expect(gbk).toContain('GB18030')
    expect(gbk).toContain('class="notice')
    expect(gbk).not.toContain('Read as UTF-8')
    const sheet = (name: string) =>
      strToU8(
        `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>${name}</t></is></c></row></sheetData></worksheet>`,
      )
    const relation = [0, 1, 2].map((i) => `<Relationship Id="r${i}" Target="worksheets/s${i}.xml"/>`).join('')
    const book = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="One" r:id="r0"/><sheet name="Two" r:id="r1"/><sheet name="Three" state="veryHidden" r:id="r2"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relation}</Relationships>`),
      'xl/worksheets/s0.xml': sheet('Sheet one'),
      'xl/worksheets/s1.xml': sheet('Sheet two'),
      'xl/worksheets/s2.xml': sheet('Sheet three'),
    })
    const page = await upload(book, 'l.xlsx')
    for (const told of ['The sheet “One” was read; “Two” was not.', 'Hidden sheets were not read: “Three”', '1 rows that are hidden'])
      expect(page).toContain(told)
    expect(page).not.toContain('Read as UTF-8')
  })
})
