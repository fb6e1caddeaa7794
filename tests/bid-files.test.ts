import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRefusal } from '#kernel'
import { alarms, keyOf } from '#platform'
import { myBid, openedBids, sealedAmong, takeDue, tender, withdrawBid } from '#tenders'
import { sql } from 'kysely'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentsOf } from '../src/commands/backup-files.ts'
import { sweep } from '../src/files/take-due.ts'
import { readBidFile } from '../src/3-tenders/read-bid-file.ts'
import { approved, bidOf, f24Plan, granted, opened, panelSits, publishedTender, purchaseWithNeed } from './builders/tender-stages.ts'

/* What is attached to a sealed bid: nobody reads it or learns of it before the opening, and afterwards only those who are to. */

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const pdf = (text: string) => `%PDF-1.7\n${text}\n`
async function calledFor(title: string): Promise<string> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await purchaseWithNeed(w, title)
  await approved(w, await f24Plan(w, of))
  return await publishedTender(w, of.purchaseId)
}
type Files = readonly (readonly [name: string, content: string | Buffer])[]
async function formOf(id: string, files: Files, approach: string) {
  const form = new FormData()
  form.append('approach', approach)
  for (const l of (await tender(await w.as('officer'), id))!.lines) {
    form.append(`promise-${l.id}`, `做好${l.title}`)
    form.append(`price-${l.id}`, String((l.kind === 'post' ? l.amount : l.unitPrice) / 100n))
  }
  for (const [name, content] of files) form.append('file', new File([content as BlobPart], name))
  return form
}
const send = async (who: string, id: string, files: Files, approach = '以居民为中心') =>
  await w.post(who, `/tenders/${id}/bid`, await formOf(id, files, approach))
const hashOf = async (who: string, id: string) => (await myBid(await w.as(who), id))!.fileHash!
/** Every object in the store, with its length. */
const inStore = () => {
  const kept = join(dirname(w.files.incoming), 'kept')
  return readdirSync(kept, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => ({ name: f.name, path: join(f.parentPath, f.name), bytes: statSync(join(f.parentPath, f.name)).size }))
}
const lies = (hash: string) => inStore().find((f) => f.name === hash)
const proposal = pdf('独门做法全文')
const licence = pdf('登记证书')

describe('before the opening', () => {
  let id = ''
  beforeAll(async () => {
    id = await calledFor('标书带附件')
    expect(
      (
        await send('manager-tongxin', id, [
          ['方案.pdf', proposal],
          ['证书.pdf', licence],
          ['预算.csv', 'a,b\n1,2\n'],
        ])
      ).status,
    ).toBe(303)
    granted(await bidOf(w, 'manager-bangban', id))
  })

  test('a bid with three files and one without lie there alike: one object each, of one length, which gives nothing away', async () => {
    const [with3, without] = [lies(await hashOf('manager-tongxin', id))!, lies(await hashOf('manager-bangban', id))!]
    expect([with3.bytes, inStore().length]).toEqual([without.bytes, 2])
    // Words long enough that chance does not write them into a million bytes that look like any.
    for (const word of ['独门做法', '登记证书', '方案', '预算.csv', 'a,b\n1,2', '%PDF-1'])
      expect(readFileSync(with3.path).includes(word)).toBe(false)
    expect(readdirSync(w.files.incoming)).toEqual([])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from files`.execute(w.database.db)
    expect(rows[0]!.n).toBe(0)
    const bids = JSON.stringify((await sql`select * from bids where tender_id = ${id}`.execute(w.database.db)).rows)
    for (const word of ['方案', '预算', 'fileName', '"files"']) expect(bids.includes(word)).toBe(false)
  })
  test('nobody opens one, nor sees a name: not the purchaser, the auditor, the administrator, nor the bidder itself', async () => {
    const bid = (await myBid(await w.as('manager-tongxin'), id))!.bidId
    for (const who of [
      'officer',
      'head',
      'auditor',
      'reviewer',
      'administrator',
      'manager-tongxin',
      'manager-bangban',
      'expert1',
      'public',
    ]) {
      expect([who, (await w.get(who, `/tenders/${id}/bids/${bid}/files/0`)).status]).toEqual([who, 403])
      for (const page of [`/tenders/${id}`, `/tenders/${id}/bid`, '/log'])
        expect([who, page, (await (await w.get(who, page)).text()).includes('方案.pdf')]).toEqual([who, page, false])
    }
  })
  test('a larger one is filled up to a power of two', async () => {
    granted(await bidOf(w, 'manager-nuanyang', id))
    const least = lies(await hashOf('manager-nuanyang', id))!.bytes
    const before = await hashOf('manager-nuanyang', id)
    const large = async (bytes: number) => {
      expect(
        (await send('manager-nuanyang', id, [['大.pdf', Buffer.concat([Buffer.from(proposal), Buffer.alloc(bytes, 'x')])]])).status,
      ).toBe(303)
      return lies(await hashOf('manager-nuanyang', id))!.bytes
    }
    const [a, b] = [await large(70_000), await large(120_000)]
    expect([a === b, a > least, a < 2.1 * least]).toEqual([true, true, true])
    // What was put in another's place is there no more.
    expect([lies(before), inStore().length]).toEqual([undefined, 3])
  })
  test('withdrawn, nothing of it is left', async () => {
    const hash = await hashOf('manager-nuanyang', id)
    granted(await withdrawBid(await w.as('manager-nuanyang'), { tenderId: id }))
    expect([lies(hash), inStore().length]).toEqual([undefined, 2])
  })
  test('the same form twice leaves one object', async () => {
    const ctx = { ...(await w.as('manager-nuanyang')), once: 'bbbbbbbbbbbbbbbb' }
    const again = { ...w, as: async () => ctx }
    const [a, b] = await Promise.all([bidOf(again, 'manager-nuanyang', id), bidOf(again, 'manager-nuanyang', id)])
    expect([granted(a), inStore().length]).toEqual([granted(b), 3])
  })
  test('the hourly sweep leaves what is sealed alone, and a backup holds it', async () => {
    await sweep(await w.as('clock'), w.files, sealedAmong, Date.now() + 1000)
    expect(inStore().length).toBe(3)
    const held = (await contentsOf(w.db)).map((c) => c.sha256)
    expect(inStore().every((f) => held.includes(f.name))).toBe(true)
  })
  test.each([
    ['a program', [['x.pdf', 'MZ\u0000\u0001']], 415, /damaged/],
    [
      'the same twice',
      [
        ['a.pdf', licence],
        ['b.pdf', licence],
      ],
      422,
      /chosen twice/,
    ],
    ['more than twenty', Array.from({ length: 21 }, (_, n) => [`${n}.pdf`, pdf(String(n))]), 422, /20 files at most/],
    ['somebody’s number in its name', [['张三 440301199001011232.pdf', licence]], 422, /something personal/],
  ] as [string, Files, number, RegExp][])(
    '%s is refused at its field, what was typed stays, and nothing is kept',
    async (_, files, status, says) => {
      const hash = await hashOf('manager-tongxin', id)
      const r = await send('manager-tongxin', id, files, '打了很久的做法')
      const html = await r.text()
      expect([r.status, says.test(html), html.includes('打了很久的做法'), html.includes('f-file-wrong')]).toEqual([
        status,
        true,
        true,
        true,
      ])
      expect([await hashOf('manager-tongxin', id), inStore().length]).toEqual([hash, 3])
    },
  )
  test('one larger than the setting says comes back with what was typed', async () => {
    const r = await send(
      'manager-tongxin',
      id,
      [['大.pdf', Buffer.concat([Buffer.from(proposal), Buffer.alloc(51 * 1024 * 1024)])]],
      '打了很久的做法',
    )
    const html = await r.text()
    expect([r.status, html.includes('打了很久的做法'), html.includes('f-file-wrong')]).toEqual([413, true, true])
    expect(inStore().length).toBe(3)
  })
  test('late it is refused like the bid, and nothing of it is kept', async () => {
    w.clock.set((await tender(await w.as('officer'), id))!.deadlineAt!.add({ seconds: 1 }).toString())
    expect((await send('manager-tongxin', id, [['晚.pdf', proposal]])).status).toBe(410)
    expect(inStore().length).toBe(3)
  })
})

describe('after the opening', () => {
  let id = ''
  let bid = ''
  const at = (n: number) => `/tenders/${id}/bids/${bid}/files/${n}`
  beforeAll(async () => {
    id = await calledFor('开标后的附件')
    expect(
      (
        await send('manager-tongxin', id, [
          ['方案.pdf', proposal],
          ['证书.pdf', licence],
        ])
      ).status,
    ).toBe(303)
    for (const b of ['manager-bangban', 'manager-nuanyang']) granted(await bidOf(w, b, id))
    bid = (await myBid(await w.as('manager-tongxin'), id))!.bidId
    await opened(w, id)
  })

  test('the record of the opening has their names and fingerprints; the log the fingerprints alone', async () => {
    const html = await (await w.get('officer', `/tenders/${id}`)).text()
    const files = (await openedBids(await w.as('officer'), id)).find((b) => b.bidId === bid)!.quality.files!
    expect(files.map((f) => f.name)).toEqual(['方案.pdf', '证书.pdf'])
    for (const f of files) expect([html.includes(f.name), html.includes(f.sha256.slice(0, 12))]).toEqual([true, true])
    const { rows } = await sql<{ facts: Record<string, string> }>`
      select facts from record_log where action = 'tenders.open' and subject_id = ${id}`.execute(w.database.db)
    expect(rows[0]!.facts).toMatchObject({
      files: 2,
      fingerprints: `${w.district.institutions.tongxin} ${files.map((f) => f.sha256.slice(0, 12)).join(' ')}`,
    })
    expect(JSON.stringify(rows)).not.toContain('方案')
  })
  test('each is read by the panel once it has declared, the purchaser, auditor and reviewer, and its own bidder; by nobody else', async () => {
    const seen = async (who: string) => (await w.get(who, at(0))).status
    for (const who of ['officer', 'head', 'auditor', 'reviewer', 'manager-tongxin']) expect([who, await seen(who)]).toEqual([who, 200])
    for (const who of ['manager-bangban', 'worker-tongxin', 'treasurer', 'approver', 'administrator', 'committee', 'expert1'])
      expect([who, await seen(who)]).toEqual([who, 403])
    // Whoever is not signed in is asked to.
    expect(await seen('public')).not.toBe(200)
    const members = await panelSits(w, id)
    const outside = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'].filter((e) => !members.includes(e))
    for (const who of members) {
      expect(await (await w.get(who, at(1))).text()).toBe(licence)
      expect(await (await w.get(who, `/panel/${id}/bids/${bid}`)).text()).toContain('证书.pdf')
    }
    for (const who of outside) expect([who, await seen(who)]).toEqual([who, 403])
  })
  test('a member who has not declared reads nothing', async () => {
    const member = (
      await sql<{ user_id: string }>`select user_id from panel_seats where tender_id = ${id} and state = 'declared' limit 1`.execute(
        w.database.db,
      )
    ).rows[0]!.user_id
    await sql`update panel_seats set state = 'appointed' where tender_id = ${id} and user_id = ${member}`.execute(w.database.db)
    const who = Object.entries(w.district.people).find(([, u]) => u === member)![0]
    expect((await w.get(who, at(0))).status).toBe(403)
    await sql`update panel_seats set state = 'declared' where tender_id = ${id} and user_id = ${member}`.execute(w.database.db)
  })
  test('nothing of it is found from another jurisdiction, by its address or its fingerprint', async () => {
    const ctx = { ...(await w.as('auditor')), jurisdiction: 'elsewhere' }
    const x = (await tender(await w.as('auditor'), id))!
    const answer = await readBidFile(ctx, x, { bidId: bid, n: 0, headOnly: false })
    expect(isRefusal(answer) && answer.status).toBe(404)
    expect(await tender(ctx, id)).toBeUndefined()
    const hash = await hashOf('manager-tongxin', id)
    expect([...(await sealedAmong(ctx, [hash])), ...(await sealedAmong(await w.as('clock'), [hash]))]).toEqual([hash])
  })
  test('comes back byte for byte, to be kept and never to be shown', async () => {
    const r = await w.get('auditor', at(0))
    expect([r.headers.get('content-security-policy'), r.headers.get('content-length')]).toEqual([
      "sandbox; default-src 'none'",
      String(Buffer.byteLength(proposal)),
    ])
    expect(r.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(await r.text()).toBe(proposal)
    for (const n of ['2', '99', 'x', '-1'])
      expect([n, (await w.get('auditor', `/tenders/${id}/bids/${bid}/files/${n}`)).status]).toEqual([n, 404])
  })
  test('under the address of another tender or another bid there is nothing', async () => {
    const other = await calledFor('另一个项目')
    granted(await bidOf(w, 'manager-bangban', other))
    expect((await w.get('officer', `/tenders/${other}/bids/${bid}/files/0`)).status).toBe(403)
    const without = (await openedBids(await w.as('officer'), id)).find((b) => b.providerId === w.district.institutions.bangban)!
    expect((await w.get('officer', `/tenders/${id}/bids/${without.bidId}/files/0`)).status).toBe(404)
  })
})

describe('what lies in the store is not what came in', () => {
  test('changed, the bid is set aside for the purchaser to look into, and the others are opened', async () => {
    const id = await calledFor('附件被改')
    expect((await send('manager-tongxin', id, [['方案.pdf', proposal]])).status).toBe(303)
    for (const b of ['manager-bangban', 'manager-nuanyang']) granted(await bidOf(w, b, id))
    const at = lies(await hashOf('manager-tongxin', id))!
    const bytes = readFileSync(at.path)
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(at.path, bytes)
    await opened(w, id)
    const bids = await openedBids(await w.as('officer'), id)
    expect(bids.map((b) => [b.providerId === w.district.institutions.tongxin, b.state]).filter(([own]) => own)).toEqual([
      [true, 'set-aside'],
    ])
    expect(await (await w.get('officer', `/tenders/${id}`)).text()).toContain('the file')
  })
  test('gone, nothing is opened, and it is tried again until it is back', async () => {
    const id = await calledFor('附件不见')
    for (const b of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang']) granted(await bidOf(w, b, id))
    const hash = await hashOf('manager-tongxin', id)
    const bytes = readFileSync(lies(hash)!.path)
    const path = lies(hash)!.path
    await w.files.remove(keyOf('test', hash))
    w.clock.set((await tender(await w.as('clock'), id))!.deadlineAt!.add({ minutes: 1 }).toString())
    await expect(takeDue(await w.as('clock'))).rejects.toThrow()
    expect((await tender(await w.as('officer'), id))!.state).toBe('published')
    expect((await alarms(await w.as('officer'), { subjectId: id })).map((a) => a.kind)).toEqual(['tenders.open'])
    writeFileSync(path, bytes)
    await takeDue(await w.as('clock'))
    expect((await tender(await w.as('officer'), id))!.state).toBe('opened')
  })
})
