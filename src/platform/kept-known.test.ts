import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Db } from './database/open.ts'
import { Dispensable, KeptKnown } from './kept-known.ts'
import { DatabaseBusy } from './waits.ts'

const db = {} as Db
const busy = async () => await Promise.reject(new DatabaseBusy('locked'))
const never = () => new Promise<never>(() => {})

/** Lets some time pass as the program counts it. */
const later = (ms: number) => {
  const now = performance.now() + ms
  vi.spyOn(performance, 'now').mockReturnValue(now)
}

afterEach(() => vi.restoreAllMocks())

describe('what every request needs', () => {
  test('is asked for once for all who come meanwhile, and again only when it is old', async () => {
    const known = new KeptKnown<number>()
    const ask = vi.fn(async () => 1)
    expect(await Promise.all([known.get(db, 'a', ask), known.get(db, 'a', ask), known.get(db, 'a', ask)])).toEqual([1, 1, 1])
    expect(await known.get(db, 'a', ask)).toBe(1)
    expect(ask).toHaveBeenCalledTimes(1)
    later(6000)
    expect(await known.get(db, 'a', async () => 2)).toBe(2)
  })
  test('stays what it was while the database is busy, and is not asked for by everybody', async () => {
    const known = new KeptKnown<number>()
    await known.get(db, 'a', async () => 1)
    later(6000)
    const ask = vi.fn(busy)
    for (let i = 0; i < 5; i++) expect(await known.get(db, 'a', ask)).toBe(1)
    expect(ask).toHaveBeenCalledTimes(1)
    later(6000)
    expect(await known.get(db, 'a', ask)).toBe(1)
    expect(ask).toHaveBeenCalledTimes(2)
  })
  test('is given as it was known to whoever comes while it is being asked for, and after a second to the one who asks', async () => {
    const known = new KeptKnown<number>()
    await known.get(db, 'a', async () => 1)
    later(6000)
    const ask = vi.fn(never)
    const first = known.get(db, 'a', ask)
    expect(await known.get(db, 'a', ask)).toBe(1)
    expect(await known.get(db, 'a', ask, { inside: true })).toBe(1)
    expect(await first).toBe(1)
    expect(ask).toHaveBeenCalledTimes(1)
  })
  test('where nothing is known, or the fault is another, is told to whoever asks', async () => {
    const known = new KeptKnown<number>()
    await expect(known.get(db, 'a', busy)).rejects.toBeInstanceOf(DatabaseBusy)
    await known.get(db, 'a', async () => 1)
    later(6000)
    await expect(known.get(db, 'a', async () => await Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await known.get(db, 'a', async () => 2)).toBe(2)
  })
  test('in a transaction waits for nobody else’s question, and is told that its own found the database busy', async () => {
    const known = new KeptKnown<number>()
    void known.get(db, 'a', never)
    expect(await known.get(db, 'a', async () => 3, { inside: true })).toBe(3)
    later(6000)
    const other = new KeptKnown<number>()
    await other.get(db, 'a', async () => 1)
    later(6000)
    await expect(other.get(db, 'a', busy, { inside: true })).rejects.toBeInstanceOf(DatabaseBusy)
    expect(await other.get(db, 'a', never)).toBe(1)
  })
  test('forgotten while it is asked for, the old answer reaches nobody who comes later', async () => {
    const known = new KeptKnown<number>()
    let answer = (_: number) => {}
    const old = known.get(db, 'a cn', () => new Promise<number>((r) => (answer = r)))
    known.forget(db, 'a')
    expect(await known.get(db, 'a cn', async () => 2)).toBe(2)
    answer(1)
    expect([await old, await known.get(db, 'a cn', never)]).toEqual([1, 2])
  })
  test('is kept of so many keys only where strangers choose them', async () => {
    const known = new KeptKnown<string>({ most: 3 })
    for (const key of ['a', 'b', 'c']) await known.get(db, key, async () => key)
    expect(await known.get(db, 'a', never)).toBe('a')
    await known.get(db, 'd', async () => 'd')
    expect([await known.get(db, 'a', async () => 'anew'), await known.get(db, 'd', never)]).toEqual(['anew', 'd'])
  })
  test('of one database and key is never that of another', async () => {
    const known = new KeptKnown<number>()
    await known.get(db, 'a', async () => 1)
    later(6000)
    expect(await known.get(db, 'b', async () => 2)).toBe(2)
    await expect(known.get({} as Db, 'a', busy)).rejects.toBeInstanceOf(DatabaseBusy)
  })
})

describe('what a page can go without', () => {
  test('is left out while the database is busy, tried by one at a time, and comes back', async () => {
    const count = new Dispensable()
    expect(await count.get(db, async () => 1)).toBe(1)
    expect(await count.get(db, busy)).toBeUndefined()
    const ask = vi.fn(async () => 1)
    expect(await count.get(db, ask)).toBeUndefined()
    expect(ask).not.toHaveBeenCalled()
    later(6000)
    let answer = (_: number) => {}
    const trying = count.get(db, () => new Promise<number>((r) => (answer = r)))
    expect(await count.get(db, ask)).toBeUndefined()
    answer(2)
    expect([await trying, await count.get(db, ask)]).toEqual([2, 1])
    await expect(count.get({} as Db, async () => await Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })
})
