import { expect, test } from 'vitest'
import { z } from 'zod'
import { aDay, aMoment, amount, choice, choices, creditCode, decimalText, email, fieldErrors, wholeNumber } from './input.ts'

const read = (schema: z.ZodType, typed: unknown) => {
  const r = schema.safeParse(typed)
  return r.success ? String(r.data) : fieldErrors(r.error)['_form']!.en.slice(0, 20)
}

test.each([
  [amount(), '１０５００００', '105000000'],
  [amount(), '105万', '105000000'],
  [amount(), '￥1,050,000', '105000000'],
  [amount(), '1050000元', '105000000'],
  [amount(), '1050000．00', '105000000'],
  [amount(), '1,05', 'Please give an amoun'],
  [amount(), '-1', 'The amount cannot be'],
  [wholeNumber({ max: 100 }), '１２', '12'],
  [wholeNumber(), '1，200', '1200'],
  [wholeNumber(), 12, '12'],
  [wholeNumber(), '1.5', 'Please give a whole '],
  [wholeNumber({ max: 100 }), '101', 'It cannot be above 1'],
  [decimalText(), '１２．５', '12.5'],
  [decimalText(), '1,05', 'Please give a number'],
  [aDay(), '2026/11/28', '2026-11-28'],
  [aDay(), '2026年11月28日', '2026-11-28'],
  [aDay(), '20261128', '2026-11-28'],
  [aDay(), '28/11/2026', 'There is no such day'],
  [aMoment('Asia/Shanghai'), '2026-03-01T09:30', '2026-03-01T01:30:00Z'],
  [aMoment('Asia/Shanghai'), '2026/3/1 9:30', '2026-03-01T01:30:00Z'],
  [aMoment('Asia/Shanghai'), '２０２６年３月１日 ９：３０', '2026-03-01T01:30:00Z'],
  [aMoment('Asia/Shanghai'), '2026-03-01 25:00', 'There is no such tim'],
  [email(), 'Wang@Example.org', 'wang@example.org'],
  [email(), 'wang@xn--fsqu00a.xn--55qw42g', 'wang@xn--fsqu00a.xn--55qw42g'],
  [email(), 'wang@例子.公益', 'wang@xn--fsqu00a.xn--55qw42g'],
  [email(), 'ｗａｎｇ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'wang@example.org'],
  [email(), 'wang@例子。公益', 'wang@xn--fsqu00a.xn--55qw42g'],
  [email(), 'wang@localhost', 'Please give a whole '],
  [email(), 'wang@exa mple.org', 'Please give a whole '],
  [email(), 'wang@@example.org', 'Please give a whole '],
  [email(), 'wang@1.2.3.4', 'Please give a whole '],
  [email(), '王@example.org', 'Please give a whole '],
  [creditCode(), '5244 0300 mjl0 0000 12', '52440300MJL0000012'],
  [creditCode(), '52440300MJL0000019', 'The last character o'],
  [creditCode(), '440300199001011234', 'This looks like the '],
  [creditCode(), '4403', 'A unified social cre'],
] as const)('%#: %s read as %s', (schema, typed, kept) => expect(read(schema, typed)).toBe(kept))

const union = (o?: { error: string }) =>
  z.discriminatedUnion('kind', [z.object({ kind: z.literal('post') }), z.object({ kind: z.literal('project') })], o)
test.each([
  ['choice', choice(['post', 'project']), 'foo'],
  ['choices', choices(['post', 'project']), ['post', 'foo']],
  ['enum of the library', z.enum(['post', 'project']), 'foo'],
  ['one of several literals', z.literal(['post', 'project']), 'foo'],
  ['kind of row', union({ error: 'choose' }), { kind: 'foo' }],
] as const)('a %s that is not offered is refused in words of ours', (_, schema, typed) => {
  const wrong = schema.safeParse(typed)
  expect(Object.values(fieldErrors(wrong.error!))).toEqual([
    { zh: '请从列出的选项中选一个。', en: 'Please choose one of the options listed.' },
  ])
})
test('what the library says of itself is never shown', () => {
  for (const schema of [union(), z.union([z.literal('a'), z.literal('b')]), z.int(), z.iso.date(), z.string().regex(/a|b/)])
    for (const typed of [{ kind: 'foo' }, 'foo', 1.5])
      for (const said of Object.values(fieldErrors(schema.safeParse(typed).error ?? new z.ZodError([]))))
        expect([said.zh, said.en].join()).not.toMatch(/Invalid|expected|["']/)
})
