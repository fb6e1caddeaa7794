import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { keptFiles } from '#files'
import { keyOf } from '#platform'
import { world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closed, listenOn } from '../src/listen.ts'
import { draftTender } from '../src/3-tenders/draft-tender.ts'
import { sendSlowly } from './builders/slow-body.ts'
import { approved, f24Plan, granted, purchaseWithNeed } from './builders/tender-stages.ts'

/* The server is told to end (SIGTERM) while files are on their way: each is taken whole and said so, or not at all. */

let w: World
let id: string
beforeAll(async () => {
  w = await world()
  const of = await purchaseWithNeed(w, '正在上传')
  await approved(w, await f24Plan(w, of))
  id = granted(await draftTender(await w.as('officer'), { purchaseId: of.purchaseId, method: 'competitive-consultation' })).id
})
afterAll(() => w.close())

const content = (n: number) => `%PDF-1.7\n${`page ${n} `.repeat(400)}\n`
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const formOf = (n: number) =>
  [
    `--part\r\ncontent-disposition: form-data; name="_once"\r\n\r\nthe only form ${n}\r\n`,
    `--part\r\ncontent-disposition: form-data; name="file"; filename="list-${n}.pdf"\r\ncontent-type: application/pdf\r\n\r\n${content(n)}\r\n--part--\r\n`,
  ].join('')
const kept = async () => (await keptFiles(await w.as('operator'), { kind: 'tender', id })).map((f) => f.name).sort()
const isThere = async (n: number) => (await w.files.read(keyOf('test', sha256(content(n))))) !== undefined

test('who sends the rest after that is answered and has the file; who does not has nothing, and nothing of it is left', async () => {
  const server = await listenOn({ fetch: w.app.fetch, port: 0, hostname: '127.0.0.1' })
  const { port } = server.address() as AddressInfo
  const path = `/tenders/${id}/files`
  const sends = async (n: number) =>
    await sendSlowly(w, port, { who: 'officer', path, body: formOf(n), type: 'multipart/form-data; boundary=part' })
  const [whole, broken] = [await sends(1), await sends(2)]
  const over = closed(server)
  const { status } = await whole.rest()
  await over
  const never = await broken.answer()
  expect(never.status >= 200 && never.status < 400).toBe(false)
  // Nobody new is let in.
  await expect(fetch(`http://127.0.0.1:${port}/sign-in`)).rejects.toThrow()
  // On a machine so slow that three seconds do not do, nobody is told that it was taken; then it is there whole or not at all.
  const names = await kept()
  expect([status, names]).toEqual(status === 303 ? [303, ['list-1.pdf']] : [Number.NaN, names])
  expect([await isThere(1), await isThere(2)]).toEqual([names.includes('list-1.pdf'), false])
  expect(names).not.toContain('list-2.pdf')
  expect(readdirSync(w.files.incoming)).toEqual([])
})
