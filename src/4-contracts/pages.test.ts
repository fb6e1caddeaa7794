import { inflateRawSync } from 'node:zlib'
import { day, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, good, plannedFor, pngOf, sidesSeen, type World, world } from '#testing'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, contracts, versionsOf } from './contracts.ts'
import { dutiesOf } from './duties-of.ts'
import { tables } from './store/index.ts'
import { combined, projectLine } from './rules/contract.sample.ts'
import { dueItems } from './due-items.ts'

let w: World
let id: string
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
  id = await drafted()
})
afterAll(() => w.close())

async function drafted(): Promise<string> {
  const officer = await w.as('officer')
  const p = good(
    await openPurchase(officer, {
      title: '七个社区的社会工作服务',
      titleEn: 'Community social work in seven communities',
      communityIds: w.district.communities,
    }),
  )
  return good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: combined().lines,
      startsOn: day('2026-02-01'),
      noTenderReason: '续签 <script>alert(1)</script>',
    }),
  ).id
}
describe('the first page', () => {
  const due = 'Read and sign the contract'
  test('tells those who sign that a text waits for them, each until they have, and nobody who does not sign', async () => {
    const { number } = await at()
    for (const who of ['head', 'manager-tongxin']) {
      const today = (await page(who, '/')).text
      expect(today, who).toContain(due)
      // Among twenty contracts it says which.
      expect(today, who).toContain(`<small>${number}`)
    }
    for (const who of ['officer', 'manager-bangban', 'treasurer']) expect((await page(who, '/')).text, who).not.toContain(due)
    // Everything that is due of the organisation is on the page of all, for whoever asks.
    expect((await page('officer', '/due')).text).toContain(due)
  })
})

const at = async () => (await contract(await w.as('operator'), id))!
const page = async (who: string, path: string, lang: 'zh' | 'en' = 'en') => {
  const answer = await w.get(who, path, { lang })
  return { status: answer.status, text: await answer.text() }
}
/** The fields a form would send if nobody touched it. */
async function fieldsOf(who: string, path: string, action: string): Promise<Record<string, string | string[]>> {
  const { document } = parseHTML((await page(who, path)).text)
  const form = [...document.querySelectorAll('form')].find((f) => f.getAttribute('action') === action)
  if (!form) throw new Error(`no form for ${action} on ${path}`)
  const fields: Record<string, string[]> = {}
  for (const e of form.querySelectorAll('input, select, textarea')) {
    const name = e.getAttribute('name')
    if (!name) continue
    const type = e.getAttribute('type')
    if ((type === 'checkbox' || type === 'radio') && !e.hasAttribute('checked')) continue
    const value =
      e.tagName === 'SELECT'
        ? (e.querySelector('option[selected]')?.getAttribute('value') ?? e.querySelector('option')?.getAttribute('value') ?? '')
        : e.tagName === 'TEXTAREA'
          ? (e.textContent ?? '')
          : (e.getAttribute('value') ?? '')
    ;(fields[name] ??= []).push(value)
  }
  return fields
}

describe('the pages of a contract', () => {
  test.each(['zh', 'en'] as const)('every page answers in %s, and says nothing as code', async (lang) => {
    // Clause 15 lets neither side end this one early; the page says so.
    for (const path of ['', '/text', '/versions/1', '/duties', '/propose', '/drop', '/end']) {
      const seen = await page('head', `/contracts/${id}${path}`, lang)
      expect([path, seen.status]).toEqual([path, path === '/end' ? 409 : 200])
      expect(seen.text).not.toContain('<script>alert')
      expect(seen.text).not.toMatch(/undefined|\[object|NaN/)
    }
    expect((await page('officer', '/contracts/new', lang)).status).toBe(200)
    expect((await page('officer', `/contracts/new?purchase=${(await at()).purchaseId}`, lang)).status).toBe(200)
  })
  test('both sides read the same rows, each from its own side', async () => {
    const ours = (await page('head', `/contracts/${id}`)).text
    const theirs = (await page('manager-tongxin', `/contracts/${id}`)).text
    expect(ours).toContain('We owe Tongxin Social Work Centre')
    expect(theirs).toContain('Tongxin')
    expect(theirs).toContain('We owe Xinghe Sub-district Office')
    for (const text of [ours, theirs]) {
      expect(text).toContain('998,900.00')
      expect(text).toContain('5,945.83')
      expect(text).toContain('Projects inside posts')
      expect(text).toContain('runs inside “社区社工岗位”')
    }
  })
  test('another institution sees nothing, the public is asked to sign in', async () => {
    for (const path of ['', '/text', '/word', '/versions/1', '/duties', '/propose'])
      expect((await page('manager-bangban', `/contracts/${id}${path}`)).status).toBe(404)
    expect((await page('manager-bangban', '/contracts')).text).not.toContain('HT-2026')
    expect((await page('public', `/contracts/${id}`)).status).toBe(401)
    expect((await w.post('manager-bangban', `/contracts/${id}/versions/1/sign`, { _version: '1' })).status).toBe(404)
  })
  test('an officer sees who may sign and why not they', async () => {
    expect((await page('officer', `/contracts/${id}/versions/1`)).text).toContain('Your role does not include this')
  })
  test('the list filters, sorts and can be taken away', async () => {
    expect((await page('officer', '/contracts?q=%E4%B8%83%E4%B8%AA&sort=-total')).text).toContain('HT-2026-001')
    expect((await page('officer', '/contracts?q=100%25')).text).not.toContain('HT-2026-001')
    const csv = (await page('officer', '/contracts?format=csv')).text
    expect(csv).toContain('HT-2026-001')
    expect(csv).toContain('1050000.00')
  })
})

describe('changing it by the form', () => {
  test('sending the form untouched is no proposal; all errors come at once, in the reader’s language, with what was typed', async () => {
    const path = `/contracts/${id}/propose`
    const untouched = await fieldsOf('manager-tongxin', path, path)
    expect([untouched.dailyLateRate, untouched.errandCapPercent]).toEqual([['0.05'], ['10']])
    const same = await w.post('manager-tongxin', path, { ...untouched, reason: '没有改' })
    expect(same.status).toBe(422)
    expect(await same.text()).toContain('the same as the present text')
    const wrong = await w.post(
      'manager-tongxin',
      path,
      {
        ...untouched,
        reason: '',
        startsOn: '2026-02-30',
        errandCapPercent: 'lots',
        dailyLateRate: '101',
        'lines.1.unitPrice': '4000.005',
        'lines.2.quantity': '0',
        acceptanceDays: '',
      },
      { lang: 'zh' },
    )
    const text = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const said of ['没有这一天', '请填写数字', '最多两位小数', '不能小于 1', '不能大于 100', '请填写这一项'])
      expect(text).toContain(said)
    expect(text).toContain('4000.005')
    expect((await at()).versionNumber).toBe(1)
  })
  test('a change goes to the other side, which reads it side by side, declines it, or signs', async () => {
    const path = `/contracts/${id}/propose`
    const fields = await fieldsOf('manager-tongxin', path, path)
    const sent = await w.post('manager-tongxin', path, {
      ...fields,
      errandCapPercent: '5',
      dailyLateRate: '0.043',
      'clauses.12': '未经双方书面同意，任何一方不得转让。',
      reason: '减少行政事务',
    })
    expect(sent.status).toBe(303)
    const again = await w.post('manager-tongxin', path, {
      ...fields,
      errandCapPercent: '5',
      dailyLateRate: '0.043',
      'clauses.12': '未经双方书面同意，任何一方不得转让。',
      reason: '减少行政事务',
    })
    expect(again.headers.get('location')).toBe(sent.headers.get('location'))
    expect(await versionsOf(await w.as('head'), id)).toHaveLength(2)
    const now = await at()
    expect(now.clauseEdits).toEqual({ 12: '未经双方书面同意，任何一方不得转让。' })
    const seen = (await page('head', `/contracts/${id}/versions/2`)).text
    expect(seen).toContain('Cap on errands')
    expect(seen).toMatch(/Late interest a day \(%\)[\s\S]{0,200}0\.05\b[\s\S]{0,200}0\.043\b/)
    expect(now.terms.dailyLateRate).toBe('0.00043')
    expect(seen).toContain('任何一方不得转让')
    const stale = await w.post('head', `/contracts/${id}/versions/2/sign`, { _version: '1' })
    expect(stale.status).toBe(409)
    const empty = await w.post('head', `/contracts/${id}/versions/2/decline`, { _version: String(now.version), reason: ' ' })
    expect(empty.status).toBe(422)
    // A clause in words of somebody’s own is read before it is signed for, by both.
    const sign = async (who: string, version: number, more = {}) => {
      const seen = { _version: String(version), ...(await sidesSeen(w, who, id, 2)) }
      return await w.post(who, `/contracts/${id}/versions/2/sign`, { ...seen, _once: crypto.randomUUID(), ...more })
    }
    expect((await sign('head', now.version)).status).toBe(422)
    expect((await sign('head', now.version, { read: 'yes' })).status).toBe(303)
    expect((await sign('manager-tongxin', (await at()).version, { read: 'yes' })).status).toBe(303)
    expect((await at()).state).toBe('active')
    expect((await page('manager-tongxin', `/contracts/${id}`)).text).toContain('both, version 2')
  })
  test('a new line by the form is a supplement from a coming month on', async () => {
    const path = `/contracts/${id}/propose`
    const fields = await fieldsOf('officer', path, path)
    const extra = {
      'lines.5.kind': 'project',
      'lines.5.title': '小型社区活动',
      'lines.5.unit': '场，每场 25 人以上',
      'lines.5.unitPeople': '25',
      'lines.5.unitWhat': 'event',
      'lines.5.quantity': '2',
      'lines.5.unitPrice': '2000',
      'lines.5.paidBy': 'units',
    }
    const past = await w.post('officer', path, { ...fields, ...extra, effectiveOn: '2026-02-01', reason: '居民要求' })
    expect(past.status).toBe(422)
    expect(await past.text()).toContain('first day of a coming month')
    const unread = await w.post('officer', path, {
      ...fields,
      ...extra,
      'lines.5.paidBy': 'milestones',
      'lines.5.stages': '首付 40%',
      effectiveOn: '2026-03-01',
      reason: '居民要求',
    })
    expect(await unread.text()).toContain('Cannot read')
    // Something else is a purchase of its own.
    const other = await w.post('officer', path, {
      ...fields,
      ...extra,
      'lines.5.title': '厨房设备',
      effectiveOn: '2026-03-01',
      reason: '要用',
    })
    expect([other.status, (await other.text()).includes('more of the same service and nothing else')]).toEqual([422, true])
    // Without a tender it stays what was approved; what was tendered may grow by a tenth.
    const direct = await w.post('officer', path, { ...fields, ...extra, effectiveOn: '2026-03-01', reason: '居民要求' })
    expect([direct.status, (await direct.text()).includes('stays within what was approved')]).toEqual([422, true])
    const tendered = async (tender_id: string | null) =>
      tables(w.database.db).updateTable('contracts').set({ tender_id }).where('id', '=', id).execute()
    await tendered('ten_x')
    const sent = await w.post('officer', path, { ...fields, ...extra, effectiveOn: '2026-03-01', reason: '居民要求' })
    expect(sent.status).toBe(303)
    await tendered(null)
    const open = (await versionsOf(await w.as('officer'), id)).find((v) => v.state === 'open')!
    expect(open.text.lines.at(-1)).toMatchObject({
      title: '小型社区活动',
      amount: 400_000n,
    })
    // The text in force stays until both have signed.
    expect((await at()).lines).toHaveLength(5)
  })
  test('a duty is noted done by the side that owes it, with evidence', async () => {
    const duty = (await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['hand-over'] }))[0]!
    const path = `/contracts/${id}/duties/${duty.id}/done`
    expect((await page('manager-tongxin', path)).status).toBe(404)
    expect((await w.post('officer', path, { ...(await fieldsOf('officer', path, path)), evidence: '' })).status).toBe(422)
    expect((await w.post('officer', path, { ...(await fieldsOf('officer', path, path)), evidence: '交接单 2026-02-03' })).status).toBe(303)
    expect((await page('manager-tongxin', `/contracts/${id}/duties`)).text).toContain('交接单 2026-02-03')
  })
})

describe('without a tender', () => {
  test('the form begins from the approved plan and its ground; the bureau decides on the page and is called there; then both may sign', async () => {
    const officer = await w.as('officer')
    const p = good(await openPurchase(officer, { title: '家庭教育', communityIds: w.district.communities.slice(0, 1) }))
    const path = `/contracts/new/without-award?purchase=${p.id}`
    expect((await page('officer', path, 'zh')).text).toContain('没有经过批准的计划')
    await plannedFor(officer, p.id, [projectLine(yuan('1000'), 3, '讲座')], { startsOn: day('2026-03-01') })
    const fields = await fieldsOf('officer', path, path)
    expect(fields['lines.0.quantity']).toEqual(['3'])
    const stated = { ...fields, provider: w.district.institutions.bangban, noTenderReason: '只此一家', ground: 'only-supplier' }
    expect((await w.post('officer', path, { ...stated, noTenderReason: '' })).status).toBe(422)
    expect((await w.post('officer', path, { ...stated, ground: '' })).status).toBe(422)
    expect((await w.post('officer', path, { ...stated, provider: w.district.office })).status).toBe(422)
    const dearer = await w.post('officer', path, { ...stated, 'lines.0.unitPrice': '1001' })
    expect([dearer.status, (await dearer.text()).includes('above that of the plan')]).toEqual([422, true])
    expect((await w.post('officer', path, stated)).status).toBe(303)
    const [made] = await contracts(officer, { purchaseId: p.id })
    expect((await page('manager-bangban', '/contracts')).text).toContain('家庭教育')
    // Who has to look is called, and nobody signs before.
    const called = (items: { href: string }[]) => items.some((i) => i.href.includes(made!.id))
    const bureau = (await w.as('approver')).asker.organisationId!
    const finance = (await w.as('auditor')).asker.organisationId!
    expect(called(await dueItems(await w.as('approver'), bureau))).toBe(true)
    expect((await page('head', `/contracts/${made!.id}/versions/1`, 'zh')).text).toContain('主管部门还没有批准不经招标')
    expect((await page('officer', `/contracts/${made!.id}`)).text).not.toContain('name="decision"')
    const decide = `/contracts/${made!.id}/ground`
    const form = await fieldsOf('approver', `/contracts/${made!.id}`, decide)
    expect((await w.post('approver', decide, { ...form, decision: 'approve' })).status).toBe(422)
    // Whoever sends the form of somebody else as it is hears that first; without its mark, that it is not for them to decide.
    const { _for, ...bare } = form
    expect((await w.post('officer', decide, { ...form, decision: 'approve', note: '好' })).status).toBe(409)
    expect((await w.post('officer', decide, { ...bare, decision: 'approve', note: '好' })).status).toBe(403)
    expect((await w.post('approver', decide, { ...form, decision: 'approve', note: '已核实，区内只此一家。' })).status).toBe(303)
    for (const lang of ['zh', 'en'] as const) expect((await page('auditor', `/contracts/${made!.id}`, lang)).text).toContain('区内只此一家')
    expect((await page('head', `/contracts/${made!.id}/versions/1`, 'zh')).text).not.toContain('主管部门还没有批准')
    expect(called(await dueItems(await w.as('approver'), bureau))).toBe(false)
    // One that was made before grounds were asked for is shown to the auditors too.
    await tables(w.database.db).deleteFrom('contract_grounds').where('contract_id', '=', made!.id).execute()
    await tables(w.database.db)
      .updateTable('contracts')
      .set({ state: 'signed', signed_on: day('2026-02-03') })
      .where('id', '=', made!.id)
      .execute()
    for (const [who, organisation] of [
      ['approver', bureau],
      ['auditor', finance],
    ] as const)
      expect(called(await dueItems(await w.as(who), organisation))).toBe(true)
    expect((await page('auditor', `/contracts/${made!.id}`, 'zh')).text).toContain('签订时没有写明法定理由')
    expect((await page('auditor', `/rules/contract/${made!.id}`, 'zh')).text).toContain('没有写明法定的不招标理由')
  })
})

describe('the Word document', () => {
  test('is a Word file with both parties, every line, the duties of both sides and all clauses', async () => {
    const answer = await w.get('manager-tongxin', `/contracts/${id}/word`)
    expect(answer.headers.get('content-type')).toContain('wordprocessingml')
    const files = unzip(new Uint8Array(await answer.arrayBuffer()))
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml', '_rels/.rels']))
    const { document } = parseHTML(files['word/document.xml']!)
    const text = document.documentElement.textContent ?? ''
    for (const said of [
      '星河街道办事处',
      '同心社会工作服务中心',
      '998900.00',
      '1050000.00',
      '大型社区活动',
      '补上空缺的岗位',
      '支付已验收的金额',
      '第 18 条',
      '任何一方不得转让',
      '吴主任',
      '林总干事',
    ])
      expect(text).toContain(said)
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toEqual([])
  })
  test('begins with the logo of the office, or of its jurisdiction, and that of the institution', async () => {
    const sent = (points: number) => {
      const form = new FormData()
      form.set('file', new File([pngOf(points, points) as BlobPart], 'logo.png'))
      form.set('_version', '1')
      return form
    }
    expect((await w.post('administrator', '/settings/logo', sent(40))).status).toBe(303)
    expect((await w.post('manager-tongxin', `/people/${w.district.institutions.tongxin}/logo`, sent(60))).status).toBe(303)
    const answer = await w.get('manager-tongxin', `/contracts/${id}/word`)
    const files = unzip(new Uint8Array(await answer.arrayBuffer()))
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toHaveLength(2)
    expect(files['word/document.xml']!.indexOf('<w:drawing>')).toBeLessThan(files['word/document.xml']!.indexOf('星河街道办事处'))
  })
})

/** The files of a zip by name, read from its central directory. */
function unzip(bytes: Uint8Array): Record<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1
  const files: Record<string, string> = {}
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    const [method, size, nameLength, extra, comment, local] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
      view.getUint32(at + 42, true),
    ]
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const packed = bytes.subarray(start, start + size)
    files[name] = new TextDecoder().decode(method === 8 ? inflateRawSync(packed) : packed)
    at += 46 + nameLength + extra + comment
  }
  return files
}
