import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Erasable, OpenDatabase } from '#platform'
import { erasable } from '../src/home/erasable.ts'
import '../src/app.ts'
import { notErasable as others, wordColumns } from './builders/word-columns.ts'
import { testDatabase } from './builders/test-database.ts'

/*
 * Every column in which words may stand is either one from which the data officer can erase them, or stands in
 * tests/builders/word-columns.ts with the reason why nobody writes about a person in it, or why it may not be erased. A new column fails this test until somebody has decided.
 */

let database: OpenDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const declared = (list: readonly Erasable[]): Set<string> =>
  new Set(
    list.flatMap((e) =>
      e.texts.flatMap((t) => [
        `${e.table}.${t.column}`,
        ...(t.along ?? []).map((c) => `${e.table}.${c}`),
        ...(t.kept ?? []).map((k) => `${k.table}.${k.column}`),
      ]),
    ),
  )
const undecided = (columns: readonly string[]): string[] => {
  const known = declared(erasable())
  return columns.filter((c) => !known.has(c) && !others[c] && !others[`${c.split('.')[0]!}.*`])
}

test('every column of words can be erased, or it is said why nobody writes about a person in it', async () => {
  const columns = await wordColumns(database.db)
  expect(columns.length).toBeGreaterThan(180)
  expect(undecided(columns)).toEqual([])
})

test('a new column of free text is caught', async () => {
  expect(undecided(['service_records.note', 'service_records.complaint', 'incidents.story', 'purchases.title'])).toEqual([
    'service_records.complaint',
    'incidents.story',
  ])
})

test('what is declared is there, once, and with a key that the table has', async () => {
  const { rows } = await sql<{ t: string; c: string }>`
    select table_name as t, column_name as c from information_schema.columns where table_schema = 'public'`.execute(database.db)
  const there = new Set(rows.map((r) => `${r.t}.${r.c}`))
  const list = erasable()
  const named = [...declared(list), ...list.flatMap((e) => e.key.map((k) => `${e.table}.${k}`))]
  expect(named.filter((n) => !there.has(n))).toEqual([])
  expect(
    list
      .filter((e) => e.versioned !== (there.has(`${e.table}.version`) && !e.key.includes('version') ? true : undefined))
      .map((e) => e.kind),
  ).toEqual([])
  expect(new Set(list.map((e) => e.kind)).size).toBe(list.length)
  const stale = Object.keys(others).filter((o) => ![...there].some((n) => n === o || `${n.split('.')[0]!}.*` === o))
  expect(stale).toEqual([])
  expect(Object.keys(others).filter((o) => declared(list).has(o))).toEqual([])
})
