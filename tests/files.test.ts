import { createHash } from 'node:crypto'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { attach, keptFiles, refuseFiles, takeDue } from '#files'
import { isRefusal } from '#kernel'
import { keyOf, writeIncoming } from '#platform'
import { sealedAmong, tender } from '#tenders'
import { sql } from 'kysely'
import { testFiles, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentLines, contentsOf, intoStore, OtherContent } from '../src/commands/backup-files.ts'
import { filesOver } from '../src/files-over.ts'
import { sweep } from '../src/files/take-due.ts'
import { heldByTender } from '../src/3-tenders/held-by-tender.ts'
import { draftTender } from '../src/3-tenders/draft-tender.ts'
import { approved, f24Plan, granted, publishedTender, purchaseWithNeed } from './builders/tender-stages.ts'

/* What people attach: who may, what comes back, what is left of it. */

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const pdf = (text: string) => `%PDF-1.7\n${text}\n`
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const formOf = (files: readonly (readonly [string, string])[], fields: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [k, v] of Object.entries(fields)) form.append(k, v)
  for (const [name, content] of files) form.append('file', new File([content], name))
  return form
}
async function draft(title: string): Promise<string> {
  const of = await purchaseWithNeed(w, title)
  await approved(w, await f24Plan(w, of))
  return granted(await draftTender(await w.as('officer'), { purchaseId: of.purchaseId, method: 'competitive-consultation' })).id
}
const whole = async (id: string) => (await tender(await w.as('operator'), id))!
const listed = async (id: string) => await keptFiles(await w.as('operator'), { kind: 'tender', id })
const entriesOf = async (id: string, action: string) =>
  (
    await sql<{ outcome: string; facts: Record<string, string> }>`
    select outcome, facts from record_log where subject_id = ${id} and action = ${action} order by at, id`.execute(w.database.db)
  ).rows
const there = async (text: string) => (await w.files.read(keyOf('test', sha256(text)))) !== undefined
const onDisk = () => readdirSync(w.files.incoming, { withFileTypes: true }).length

describe('the files of a tender', () => {
  let id = ''
  beforeAll(async () => {
    id = await draft('有附件的项目')
  })

  test('are attached by who edits it, several at once, and stand there with who and when', async () => {
    const r = await w.post(
      'officer',
      `/tenders/${id}/files`,
      formOf(
        [
          ['需求.pdf', pdf('需求')],
          ['表.csv', 'a,b\n1,2\n'],
        ],
        { note: '服务需求' },
      ),
    )
    expect([r.status, r.headers.get('location')]).toEqual([303, `/tenders/${id}/files`])
    expect((await listed(id)).map((f) => [f.name, f.type, f.note, f.sha256])).toEqual([
      ['需求.pdf', 'pdf', '服务需求', sha256(pdf('需求'))],
      ['表.csv', 'csv', '服务需求', sha256('a,b\n1,2\n')],
    ])
    const page = await (await w.get('officer', `/tenders/${id}`, { lang: 'zh' })).text()
    expect(page).toContain('需求.pdf')
    expect(page).toContain('type="file"')
    expect(onDisk()).toBe(0)
  })
  test('the entry of the log holds the fingerprints, and no name', async () => {
    const [entry] = await entriesOf(id, 'files.add')
    expect(entry!.facts).toMatchObject({ files: 2, sha256: `${sha256(pdf('需求'))} ${sha256('a,b\n1,2\n')}` })
    expect(JSON.stringify(entry)).not.toContain('需求')
  })
  test('come back byte for byte, to be kept and never to be shown', async () => {
    const [file] = await listed(id)
    const r = await w.get('officer', `/tenders/${id}/files/${file!.id}`)
    expect(await r.text()).toBe(pdf('需求'))
    expect(
      Object.fromEntries(
        ['content-type', 'x-content-type-options', 'content-security-policy', 'content-length'].map((h) => [h, r.headers.get(h)]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-length': String(Buffer.byteLength(pdf('需求'))),
    })
    expect(r.headers.get('content-disposition')).toMatch(/^attachment; .*%E9%9C%80%E6%B1%82\.pdf$/)
  })
  test('a page of the web is kept as the text it is', async () => {
    await w.post('officer', `/tenders/${id}/files`, formOf([['x.html', '<script>alert(1)</script>']]))
    const file = (await listed(id)).at(-1)!
    const r = await w.get('officer', `/tenders/${id}/files/${file.id}`)
    expect([file.name, r.headers.get('content-type'), r.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([
      'x.html.txt',
      'text/plain; charset=utf-8',
      true,
    ])
  })
  test.each([
    ['a program', [['x.pdf', 'MZ\u0000\u0001']], 415],
    ['a page called a document', [['合同.pdf', '<html>offline</html>']], 415],
    ['nothing', [], 422],
    ['the same content again', [['noch.pdf', pdf('需求')]], 409],
    [
      'two of the same',
      [
        ['1.pdf', pdf('1')],
        ['2.pdf', pdf('1')],
      ],
      409,
    ],
  ] as readonly [string, (readonly [string, string])[], number][])(
    '%s is refused on the form, and what was typed is kept',
    async (_, files, status) => {
      const before = await listed(id)
      const r = await w.post('officer', `/tenders/${id}/files`, formOf(files, { note: '这是说明' }), { lang: 'zh' })
      const page = await r.text()
      expect([r.status, page.includes('value="这是说明"'), page.includes('<header'), page.includes('id="errors"')]).toEqual([
        status,
        true,
        true,
        true,
      ])
      expect(await listed(id)).toEqual(before)
      expect(onDisk()).toBe(0)
    },
  )
  test('one that is too large is refused on the form, with what was typed', async () => {
    const r = await w.post('officer', `/tenders/${id}/files`, formOf([['gross.txt', 'x'.repeat(51 * 1024 * 1024)]], { note: '太大的' }))
    const page = await r.text()
    expect([r.status, page.includes('value="太大的"'), page.includes('50 MB'), page.includes('<header')]).toEqual([413, true, true, true])
    expect(onDisk()).toBe(0)
  })
  test('of whoever is not signed in no large file is taken at all', async () => {
    const r = await w.post('public', `/tenders/${id}/files`, formOf([['gross.txt', 'x'.repeat(6 * 1024 * 1024)]]))
    expect([r.status, onDisk()]).toEqual([401, 0])
  })
  test('the same form twice attaches once', async () => {
    const once = crypto.randomUUID()
    const send = () => w.post('officer', `/tenders/${id}/files`, formOf([['zweimal.pdf', pdf('zweimal')]], { _once: once }))
    expect([(await send()).status, (await send()).status]).toEqual([303, 303])
    expect((await listed(id)).filter((f) => f.name === 'zweimal.pdf').length).toBe(1)
    const other = await w.post('officer', `/tenders/${id}/files`, formOf([['andere.pdf', pdf('andere')]], { _once: once }))
    expect([other.status, (await listed(id)).some((f) => f.name === 'andere.pdf')]).toEqual([409, false])
  })
  test('two at once with the same content attach it once', async () => {
    const send = () => w.post('officer', `/tenders/${id}/files`, formOf([['zugleich.pdf', pdf('zugleich')]]))
    const statuses = (await Promise.all([send(), send()])).map((r) => r.status)
    expect([statuses.sort(), (await listed(id)).filter((f) => f.name === 'zugleich.pdf').length]).toEqual([[303, 409], 1])
  })
  test('what is taken away leaves a mark; its bytes go with the clock, unless another record has them', async () => {
    const other = await draft('同一份附件')
    await w.post('officer', `/tenders/${other}/files`, formOf([['noch.pdf', pdf('需求')]]))
    const [shared] = await listed(id)
    const own = (await listed(id)).find((f) => f.name === 'zweimal.pdf')!
    for (const f of [shared!, own]) expect((await w.post('officer', `/tenders/${id}/files/${f.id}/remove`, {})).status).toBe(303)
    await takeDue({ ...(await w.as('clock')), files: w.files }, sealedAmong, filesOver)
    expect([await there(pdf('zweimal')), await there(pdf('需求'))]).toEqual([false, true])
    const gone = await w.get('officer', `/tenders/${id}/files/${own.id}`)
    expect(gone.status).toBe(410)
    const page = await (await w.get('officer', `/tenders/${id}/files`)).text()
    expect(page).toContain('taken away')
    expect(page).toContain(own.sha256.slice(0, 12))
    expect((await entriesOf(id, 'files.remove')).map((e) => e.facts.sha256)).toEqual([shared!.sha256, own.sha256])
  })
  test('a name that a data officer erases takes the content with it', async () => {
    await w.post('officer', `/tenders/${id}/files`, formOf([['王小明的病历.pdf', pdf('病历')]]))
    const file = (await listed(id)).find((f) => f.name === '王小明的病历.pdf')!
    const found = await (await w.get('data-officer', `/personal-data?q=${encodeURIComponent('王小明的病历')}`)).text()
    expect(found).toContain('王小明的病历.pdf')
    await sql`update files set name = ${'\ufff9erased 2026-03-02 asked\ufffb'} where id = ${file.id}`.execute(w.database.db)
    expect((await w.get('officer', `/tenders/${id}/files/${file.id}`)).status).toBe(410)
    await takeDue({ ...(await w.as('clock')), files: w.files }, sealedAmong, filesOver)
    const { rows } = await sql<{
      state: string
      gone: boolean
    }>`select state, gone_at is not null as gone from files where id = ${file.id}`.execute(w.database.db)
    expect([rows[0], await there(pdf('病历'))]).toEqual([{ state: 'erased', gone: true }, false])
    expect((await entriesOf(id, 'files.erase')).length).toBe(1)
  })
})

describe('who may', () => {
  let [id, published] = ['', '']
  beforeAll(async () => {
    id = await draft('谁可以')
    await w.post('officer', `/tenders/${id}/files`, formOf([['a.pdf', pdf('谁')]]))
    const of = await purchaseWithNeed(w, '已发布的')
    await approved(w, await f24Plan(w, of))
    published = await publishedTender(w, of.purchaseId)
    const path = await writeIncoming(w.files, Readable.from([pdf('公开')]))
    const was = await whole(published)
    granted(
      await attach(
        { ...(await w.as('officer')), files: w.files },
        { ...heldByTender(was), frozen: undefined },
        { files: [{ ...path, name: '公开.pdf' }] },
        () => Promise.resolve({ ...heldByTender(was), frozen: undefined }),
      ),
    )
  })
  const table: readonly (readonly [who: string, see: number, add: number, remove: number])[] = [
    ['officer', 200, 303, 303],
    ['head', 200, 303, 303],
    ['approver', 200, 403, 403],
    ['auditor', 200, 403, 403],
    ['treasurer', 200, 403, 403],
    ['manager-tongxin', 403, 403, 403],
    ['expert1', 403, 403, 403],
    ['committee', 403, 403, 403],
    ['administrator', 403, 403, 403],
    ['public', 401, 401, 401],
  ]
  test.each(table)('of a draft: %s', async (who, see, add, remove) => {
    const [file] = await listed(id)
    expect((await w.get(who, `/tenders/${id}/files`)).status).toBe(see)
    expect((await w.get(who, `/tenders/${id}/files/${file!.id}`)).status).toBe(see)
    expect((await w.post(who, `/tenders/${id}/files`, formOf([[`${who}.pdf`, pdf(who)]]))).status).toBe(add)
    const mine = (await listed(id)).find((f) => f.name === `${who}.pdf`) ?? file!
    expect((await w.post(who, `/tenders/${id}/files/${mine.id}/remove`, {})).status).toBe(remove)
  })
  test('of a published one everybody sees them and nobody changes them any more', async () => {
    const [file] = await listed(published)
    for (const who of ['public', 'manager-tongxin', 'officer', 'committee']) {
      expect([who, (await w.get(who, `/tenders/${published}/files/${file!.id}`)).status]).toEqual([who, 200])
      expect([who, (await (await w.get(who, `/tenders/${published}/document`)).text()).includes('公开.pdf')]).toEqual([who, true])
    }
    expect((await w.post('officer', `/tenders/${published}/files`, formOf([['x.pdf', pdf('x')]]))).status).toBe(409)
    expect((await w.post('officer', `/tenders/${published}/files/${file!.id}/remove`, {})).status).toBe(409)
    expect((await listed(published)).length).toBe(1)
  })
  test('a file is not seen at the address of another record', async () => {
    const [file] = await listed(id)
    expect((await w.get('officer', `/tenders/${published}/files/${file!.id}`)).status).toBe(404)
  })
  test('names of people are not shown to who is not signed in', async () => {
    const name = (await w.as('officer')).asker.name!
    expect(await (await w.get('officer', `/tenders/${published}/files`)).text()).toContain(name)
    expect((await (await w.get('public', `/tenders/${published}/files`)).text()).includes(name)).toBe(false)
  })
})

describe('bytes and rows', () => {
  test('bytes of a process that died before the row was written are swept after an hour, and no others', async () => {
    const ctx = { ...(await w.as('clock')), files: w.files }
    const path = await writeIncoming(w.files, Readable.from(['ein Rest']))
    await w.files.keep(keyOf('test', path.sha256), path.path)
    const half = join(w.files.incoming, 'half')
    writeFileSync(half, 'half')
    await sweep(ctx, w.files, sealedAmong)
    // A trainer has moved the clock on by a year: the bytes are no older for it.
    await sweep({ ...ctx, now: Temporal.Now.instant().add({ hours: 8760 }) }, w.files, sealedAmong)
    expect([await there('ein Rest'), existsSync(half)]).toEqual([true, true])
    utimesSync(half, 1000, 1000)
    await sweep(ctx, w.files, sealedAmong, Date.now() + 1000)
    expect([await there('ein Rest'), existsSync(half)]).toEqual([false, false])
    const { rows } = await sql<{ sha256: string }>`select distinct sha256 from files where state = 'kept'`.execute(w.database.db)
    expect(rows.length).toBeGreaterThan(3)
    for (const r of rows) expect(await w.files.read(keyOf('test', r.sha256))).toBeDefined()
  })
  test('bytes that were changed in the store do not pass for those that were put there', async () => {
    const id = await draft('改过的字节')
    await w.post('officer', `/tenders/${id}/files`, formOf([['a.pdf', pdf('echt')]]))
    const [file] = await listed(id)
    const forged = await writeIncoming(w.files, Readable.from([pdf('falsch')]))
    await w.files.keep(keyOf('test', file!.sha256), forged.path)
    const r = await w.get('officer', `/tenders/${id}/files/${file!.id}`)
    await expect(r.text()).rejects.toThrow('not what was put there')
  })
  test('a backup holds every content once, and reads it back whole or not at all', async () => {
    const contents = await contentsOf(w.db)
    const counted: boolean[] = []
    const lines: string[] = []
    for await (const line of contentLines(w.files, contents, (there) => counted.push(there))) lines.push(line.trimEnd())
    // The one that was changed before is told, and is not what it says.
    expect([contents.length > 3, counted.filter((x) => !x).length]).toEqual([true, 1])
    const heads = lines.flatMap((l, i) => (l.startsWith('{"file":') ? [i] : []))
    const elsewhere = testFiles()
    const into = intoStore(elsewhere)
    let refused = 0
    for (const [n, at] of heads.entries()) {
      try {
        await into.begin(lines[at]!)
        for (const line of lines.slice(at + 1, heads[n + 1])) await into.add(line)
        await into.finish()
      } catch (e) {
        expect(e).toBeInstanceOf(OtherContent)
        refused++
      }
    }
    expect([into.count(), refused]).toEqual([contents.length - 1, 1])
    const back = []
    for await (const f of elsewhere.list('test/')) back.push(f.key)
    expect(back.length).toBe(contents.length - 1)
    expect(readdirSync(elsewhere.incoming)).toEqual([])
  })
  test('what is published while a scanner looks at the file takes none any more', async () => {
    const id = await draft('扫描之间')
    const holder = heldByTender(await whole(id))
    const ctx = await w.as('officer')
    let closed = false
    const scan = async () => {
      closed = true
      return undefined
    }
    const file = { ...(await writeIncoming(w.files, Readable.from([pdf('之间')]))), name: '之间.pdf' }
    const again = () => Promise.resolve(closed ? { ...holder, frozen: refuseFiles('files-closed') } : holder)
    const put = await attach({ ...ctx, files: { ...w.files, scan } }, holder, { files: [file] }, again)
    expect([isRefusal(put) && put.code, (await listed(id)).length]).toEqual(['files-closed', 0])
  })
  test('nobody is given a file whose bytes the clock takes away at that moment', async () => {
    const [a, b] = [await draft('先有'), await draft('后来')]
    await w.post('officer', `/tenders/${a}/files`, formOf([['同一份.pdf', pdf('同一份')]]))
    await w.post('officer', `/tenders/${a}/files/${(await listed(a))[0]!.id}/remove`, {})
    const holder = heldByTender(await whole(b))
    const ctx = await w.as('officer')
    const put = async (during = async () => {}) => {
      const file = { ...(await writeIncoming(w.files, Readable.from([pdf('同一份')]))), name: '同一份.pdf' }
      const keep = async (key: string, path: string) => {
        await w.files.keep(key, path)
        await during()
      }
      return await attach({ ...ctx, files: { ...w.files, keep } }, holder, { files: [file] }, () => Promise.resolve(holder))
    }
    // It was put there beside what goes, and goes with it before its row is written.
    const lost = await put(async () => void (await takeDue({ ...(await w.as('clock')), files: w.files }, sealedAmong, filesOver)))
    expect([isRefusal(lost) && lost.code, (await listed(b)).length, await there(pdf('同一份'))]).toEqual(['file-went', 0, false])
    expect([isRefusal(await put()), (await listed(b)).length, await there(pdf('同一份'))]).toEqual([false, 1, true])
  })
  test('what the clock is about to take away is asked for once more while nobody can attach it', async () => {
    const [a, b] = [await draft('先有二'), await draft('后来二')]
    await w.post('officer', `/tenders/${a}/files`, formOf([['同份.pdf', pdf('同份')]]))
    await w.post('officer', `/tenders/${a}/files/${(await listed(a))[0]!.id}/remove`, {})
    const holder = heldByTender(await whole(b))
    const ctx = { ...(await w.as('officer')), files: w.files }
    const file = { ...(await writeIncoming(w.files, Readable.from([pdf('同份')]))), name: '同份.pdf' }
    let second: Promise<unknown> = Promise.resolve()
    const remove = async (key: string) => {
      second = attach(ctx, holder, { files: [file] }, () => Promise.resolve(holder))
      await new Promise((r) => setTimeout(r, 200))
      await w.files.remove(key)
    }
    await takeDue({ ...(await w.as('clock')), files: { ...w.files, remove } }, sealedAmong, filesOver)
    await second
    // Whether it came in or was sent back: no row has lost its bytes.
    expect((await listed(b)).length > 0).toBe(await there(pdf('同份')))
  })
  test.each(['王某11010519491231002X身份证.pdf', '13800138000.pdf'])('a file called %s is not kept under that name', async (name) => {
    const id = await draft(`名称 ${name.length}`)
    const sent = await w.post('officer', `/tenders/${id}/files`, formOf([[name, pdf(name)]]))
    expect([sent.status, (await listed(id)).length]).toEqual([422, 0])
    expect(await sent.text()).toContain('The name of the file holds something personal')
  })
  test('what a scanner finds, or cannot look at, is not attached', async () => {
    const id = await draft('扫描')
    const holder = heldByTender(await whole(id))
    const ctx = await w.as('officer')
    const put = async (scan: typeof w.files.scan) =>
      await attach(
        { ...ctx, files: { ...w.files, scan } },
        holder,
        { files: [{ ...(await writeIncoming(w.files, Readable.from([pdf('v')]))), name: 'v.pdf' }] },
        () => Promise.resolve(holder),
      )
    const found = await put(async () => 'Eicar')
    expect(isRefusal(found) && [found.code, found.status]).toEqual(['file-infected', 422])
    expect((await listed(id)).length).toBe(0)
  })
})
