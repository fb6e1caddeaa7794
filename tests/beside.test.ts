import { directContract, world, type World } from '#testing'
import { day, isRefusal } from '#kernel'
import { openPurchase } from '#needs'
import { beside, reading } from '#platform'
import { csvOf, tableFile } from '#ui'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { combined } from '../src/4-contracts/rules/contract.sample.ts'

/* Nobody waits for somebody else's file. The threads are kept busy on purpose, so that a file can only be on its way when it was given to them. */

let w: World
let contractId: string
const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`${x.code} ${JSON.stringify(x.fields ?? {})}`)
  return x as Exclude<T, { refused: true }>
}
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
  const officer = await w.as('officer')
  const { id: purchaseId } = made(await openPurchase(officer, { title: '社区服务', communityIds: w.district.communities }))
  const draft = await directContract(w, officer, {
    purchaseId,
    providerId: w.district.institutions.tongxin!,
    lines: combined().lines,
    startsOn: day('2026-02-01'),
    noTenderReason: '续签',
  })
  contractId = made(draft).id
})
afterAll(() => w.close())

const task = reading(new URL('./builders/thread-task.ts', import.meta.url))
const until = new Int32Array(new SharedArrayBuffer(4))
let busy: Promise<unknown>[] = []
const fill = (n: number) => {
  Atomics.store(until, 0, 0)
  busy.push(...Array.from({ length: n }, () => beside.do(task, { until })))
}
const release = async () => {
  Atomics.store(until, 0, 1)
  Atomics.notify(until, 0)
  await Promise.all(busy)
  busy = []
}
afterEach(release)
const inLine = async () => {
  while (beside.waiting === 0) await new Promise((next) => setImmediate(next))
  return 'in line' as const
}

const columns = (...labels: string[]) =>
  labels.map((label, i) => ({ key: label, label, cell: () => null, text: (r: readonly string[]) => r[i]! }))
const workbook = async (rows: readonly (readonly string[])[], of: ReturnType<typeof columns>) =>
  new Uint8Array(await made(await tableFile({ rows, columns: of, name: 'made', format: 'xlsx' })).arrayBuffer())
const censusColumns = columns('community', 'variable', 'category', 'people')
const noCommunity = (n: number) => Array.from({ length: n }, (_, i) => [`没有的社区${i}`, 'age', '60-69', String(i)])
const census = (content: Uint8Array<ArrayBuffer> | string) => {
  const form = new FormData()
  form.append('source', '普查')
  form.append('countedOn', '2026-01-01')
  form.append('file', new File([content], 'census'))
  return w.post('officer', '/needs/communities/upload', form, { lang: 'zh' })
}
const list = (content: Uint8Array<ArrayBuffer>) => {
  const form = new FormData()
  form.append('organisationId', w.district.office)
  form.append('file', new File([content], 'list.xlsx'))
  return w.post('officer', '/people/communities/upload', form, { lang: 'zh' })
}
const workbooks: Record<string, Uint8Array<ArrayBuffer>> = {}
beforeAll(async () => {
  workbooks.census = await workbook(noCommunity(20_000), censusColumns)
  workbooks.list = await workbook([['新社区']], columns('name'))
})

describe('while every thread is busy', () => {
  test.each<[string, number, string, () => Promise<Response>]>([
    ['a census workbook of as many rows as may be', 422, '没有叫「没有的社区0」', () => census(workbooks.census!)],
    ['the same as text', 422, '没有叫「没有的社区0」', () => census(csvOf(noCommunity(20_000), censusColumns))],
    ['a list of communities, however small', 200, '新社区', () => list(workbooks.list!)],
    ['a list that is taken away as a workbook', 200, 'PK', () => w.get('officer', '/needs?format=xlsx')],
    ['a contract for Word', 200, 'PK', () => w.get('officer', `/contracts/${contractId}/word`)],
    ['what is kept about somebody, packed', 200, 'PK', () => w.get('officer', '/account/data.zip')],
  ])('%s waits its turn, and others are answered meanwhile', async (_, status, says, ask) => {
    fill(2)
    const answer = ask()
    expect(await Promise.race([answer.then(async (r) => `${r.status} ${(await r.text()).slice(0, 2000)}`), inLine()])).toBe('in line')
    expect((await w.get('officer', '/')).status).toBe(200)
    expect(beside.waiting).toBe(1)
    await release()
    const r = await answer
    expect(r.status).toBe(status)
    if (!r.bodyUsed) expect(await r.text()).toContain(says)
  })

  test('and as many wait as may, one more is refused in words; small text is read at once', async () => {
    fill(10)
    const r = await census(workbooks.census!)
    expect([r.status, r.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await r.text()).toContain('现在同时处理的文件太多')
    const file = await w.get('officer', '/needs?format=xlsx')
    expect([file.status, (await file.text()).includes('Too many files')]).toEqual([503, true])
    expect((await census('community,variable,category,people\n没有的社区,age,60-69,1\n')).status).toBe(422)
    await release()
    expect((await census(workbooks.census!)).status).toBe(422)
  })
})
