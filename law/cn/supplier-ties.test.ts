import { expect, test } from 'vitest'
import { checkSupplierTies, type SupplierTies } from './supplier-ties.ts'

const supplier = (id: string, more: Partial<SupplierTies> = {}): SupplierTies => ({ id, head: `head of ${id}`, controls: [], ...more })
test.each<[string, SupplierTies[], boolean, string[]]>([
  ['three strangers', [supplier('a'), supplier('b'), supplier('c')], false, []],
  ['one head for two', [supplier('a', { head: 'x' }), supplier('b'), supplier('c', { head: 'x' })], false, ['a, c']],
  ['a controls b', [supplier('a', { controls: ['b'] }), supplier('b')], false, ['a, b']],
  ['b manages a', [supplier('a'), supplier('b', { controls: ['a'] })], false, ['a, b']],
  ['a controls somebody who does not compete', [supplier('a', { controls: ['z'] }), supplier('b')], false, []],
  ['a wrote the specification', [supplier('a', { preparedTheProject: true }), supplier('b')], false, ['a']],
  ['a wrote the specification, single source', [supplier('a', { preparedTheProject: true })], true, []],
])('%s', (_, suppliers, single, at) => {
  const found = checkSupplierTies(suppliers, single)
  expect(found.map((f) => f.at)).toEqual(at)
  expect(found.every((f) => f.severity === 'refuse')).toBe(true)
})
