import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { TooMuchInside, unpackedLines } from './unpacked-lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-unpacked-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const small = { mostLine: 1000, mostTimes: 20, always: 10_000 }
const linesOf = async (content: Buffer, bounds?: typeof small) => {
  const file = join(folder, 'file.gz')
  writeFileSync(file, content)
  const lines: string[] = []
  for await (const line of unpackedLines(file, bounds)) lines.push(line)
  return lines
}
const refusal = async (content: Buffer, bounds?: typeof small) =>
  await linesOf(content, bounds).then(
    () => 'read',
    (e: unknown) => (e instanceof TooMuchInside ? e.words.en : String(e)),
  )

test('lines come as they are, whichever pieces they were cut into', async () => {
  const long = '同行'.repeat(100_000)
  expect(await linesOf(gzipSync(`a\n\n${long}\nlast`))).toEqual(['a', '', long, 'last'])
  expect(await linesOf(gzipSync('a\nb\n'))).toEqual(['a', 'b'])
  expect(await linesOf(gzipSync(''))).toEqual([])
})

test('a small file that unpacks into a large one is stopped, whether it is one line or millions', async () => {
  const zeros = gzipSync(Buffer.alloc(40 * 1024 * 1024))
  expect(zeros.length).toBeLessThan(100_000)
  expect(await refusal(zeros)).toContain('more than 200 times its own size')
  const rows = gzipSync('{"jurisdiction":"a","id":"b"}\n'.repeat(1_000_000))
  expect(await refusal(rows)).toContain('more than 200 times its own size')
})

test('a line that no backup has is stopped, and what packs well but is small is read', async () => {
  expect(await refusal(gzipSync('x'.repeat(1001)), small)).toContain('has a line above')
  expect(await refusal(gzipSync(`${'x'.repeat(999)}\n`.repeat(10)), small)).toBe('read')
  expect(await refusal(gzipSync(`${'x'.repeat(999)}\n`.repeat(11)), small)).toContain('20 times')
})
