import { isRefusal } from '#kernel'
import { readTable } from '#platform'
import { expect, test } from 'vitest'
import { asText } from './handed-table.ts'

test('a table sent back with its confirmation reads as it did, also names behind a guard', () => {
  const cells = ['=1+1', "'=1+1", '@x', '-3', "it's"]
  const read = readTable(asText([{ cells }]))
  if (isRefusal(read)) throw new Error(read.words.en)
  expect(read.rows[0]!.cells).toEqual(cells)
})
