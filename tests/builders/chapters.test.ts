import { expect, test } from 'vitest'
import { chapters } from '../journeys/chapters.ts'

function journey(fails?: string) {
  const told: string[] = []
  const tests = new Map<string, () => Promise<void>>()
  const chapter = chapters((name, run) => tests.set(name, run))
  for (const name of ['asked', 'planned', 'bought', 'paid'])
    chapter(name, async () => {
      told.push(name)
      if (name === fails) throw new Error('no')
    })
  return { told, run: (name: string) => tests.get(name)!() }
}

test('a chapter alone is told after those before it, and those after it not at all', async () => {
  const { told, run } = journey()
  await run('bought')
  expect(told).toEqual(['asked', 'planned', 'bought'])
})

test('one after the other, each is told once', async () => {
  const { told, run } = journey()
  for (const name of ['asked', 'planned', 'bought', 'paid']) await run(name)
  expect(told).toEqual(['asked', 'planned', 'bought', 'paid'])
})

test('where one fails, those after it say so and are not told', async () => {
  const { told, run } = journey('planned')
  await expect(run('planned')).rejects.toThrow(/^no$/)
  for (const after of ['bought', 'paid']) await expect(run(after)).rejects.toThrow('“planned”, which comes before, failed: no')
  expect(told).toEqual(['asked', 'planned'])
})
