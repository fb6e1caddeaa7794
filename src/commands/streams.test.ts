import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { into, pieces } from './streams.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'streams-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file has its name only once it is complete, and what stood there stays until then', async () => {
  const path = join(folder, 'whole')
  writeFileSync(path, 'before')
  const output = await into(path)
  for (let i = 0; i < 2000; i++) await output.write('x'.repeat(1000))
  expect(readFileSync(path, 'utf8')).toBe('before')
  await output.end()
  expect(readFileSync(path, 'utf8')).toHaveLength(2_000_000)
  expect(readdirSync(folder)).toEqual(['whole'])
})

test('what is dropped leaves nothing behind', async () => {
  const path = join(folder, 'dropped')
  const output = await into(path)
  await output.write('x')
  await output.drop()
  expect(readdirSync(folder).some((f) => f.startsWith('dropped'))).toBe(false)
})

test('a folder that is not there is made, and where nothing can be written it is said at once', async () => {
  const output = await into(join(folder, 'new', 'file'))
  await output.end()
  expect(readFileSync(join(folder, 'new', 'file'), 'utf8')).toBe('')
  await expect(into(join(folder, 'new', 'file', 'below'))).rejects.toThrow(/ENOTDIR|EEXIST/)
})

test('a file comes as it is', async () => {
  const path = join(folder, 'big')
  writeFileSync(path, Buffer.alloc(3_000_000, 7))
  let size = 0
  for await (const piece of pieces(path)) size += piece.length
  expect(size).toBe(3_000_000)
})
