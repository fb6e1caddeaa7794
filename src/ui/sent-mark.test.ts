import { type Ctx, sealWith } from '#platform'
import type { Context } from 'hono'
import { expect, test } from 'vitest'
import { isSecret, markOf } from './sent-mark.ts'

const ctx = { jurisdiction: 'test', seal: sealWith('a secret that only this test knows, long enough') } as unknown as Ctx
const to = (path: string) => ({ req: { url: `https://tandem.example${path}` } }) as unknown as Context
const mark = (fields: Record<string, string | string[] | File>, o: { once?: string; path?: string; ctx?: Ctx } = {}) =>
  markOf(o.ctx ?? ctx, to(o.path ?? '/needs/new'), o.once ?? 'form-key-1', fields)
const file = (bytes: string, name = 'a.csv') => new File([bytes], name)

test('the same contents have the same mark, whatever the order of the fields', async () => {
  expect(await mark({ a: '1', b: ['2', '3'], f: file('x') })).toBe(await mark({ f: file('x'), b: ['2', '3'], a: '1' }))
  expect(await mark({ a: '1' })).toMatch(/^[\w-]{43}$/)
})
test.each<[string, Parameters<typeof mark>[0], Parameters<typeof mark>[0]]>([
  ['another value', { a: '1' }, { a: '2' }],
  ['another name', { a: '1' }, { b: '1' }],
  ['an empty field that was not there', { a: '1' }, { a: '1', b: '' }],
  ['several values otherwise', { a: ['1', '2'] }, { a: ['2', '1'] }],
  ['one value that looks like two', { a: ['1', '2'] }, { a: '1,2' }],
  ['a file of other bytes', { f: file('x') }, { f: file('y') }],
  ['a file of another name', { f: file('x') }, { f: file('x', 'b.csv') }],
  ['the code of a place', { code: '110105001' }, { code: '110105002' }],
])('%s is other contents', async (_, one, other) => {
  expect(await mark(one)).not.toBe(await mark(other))
})
test.each<[string, Parameters<typeof mark>[0], Parameters<typeof mark>[0]]>([
  ['what the house put into the form', { a: '1', _version: '3' }, { a: '1', _version: '4' }],
  ['a password', { a: '1', password: 'one' }, { a: '1', password: 'two' }],
  ['a passphrase and the code beside it', { passphrase: 'one', code: 'AAAA' }, { passphrase: 'two', code: 'BBBB' }],
  ['a one-time code beside a password', { password: 'x', code: '123456' }, { password: 'x', code: '654321' }],
  ['no file and an empty one', { a: '1', f: [] }, { a: '1', f: file('', '') }],
])('%s is not counted', async (_, one, other) => {
  expect(await mark(one)).toBe(await mark(other))
})
test('two forms, two addresses and two secrets have marks that cannot be laid side by side', async () => {
  const all = await Promise.all([
    mark({ a: '1' }),
    mark({ a: '1' }, { once: 'form-key-2' }),
    mark({ a: '1' }, { path: '/needs/new?purchase=2' }),
    mark({ a: '1' }, { ctx: { ...ctx, seal: sealWith('another secret, which is long enough too') } }),
    mark({ a: '1' }, { ctx: { ...ctx, jurisdiction: 'other' } }),
  ])
  expect(new Set(all).size).toBe(all.length)
})
test('what proves who one is stands on no page', () => {
  const secrets = ['password', 'passphrase', 'old', 'new', 'secret', 'code', 'current']
  expect(secrets.filter((n) => !isSecret(n, { password: 'x', code: '1' }))).toEqual([])
  // The code that opens the names, beside the passphrase that is to open them from now on.
  expect(isSecret('code', { code: 'AAAA-BBBB', passphrase: 'x' })).toBe(true)
  expect(isSecret('code', { code: '110105001', name: '东园' })).toBe(false)
})
