import { CompiledQuery } from 'kysely'
import { vi } from 'vitest'
import { clockAt, type Ctx, type Db, makeLogger } from '#platform'
import { makeApp } from '../../src/app.ts'

/** How much of the database a page reads: blocks, and rows of the table of service records. */
export interface ReadByPage {
  readonly blocks: number
  readonly records: number
}

/** Asks for a page and reads the plans of every question it asked as they were carried out. */
export async function readByPage(ctx: Ctx, path: string, cookie: string): Promise<ReadByPage> {
  // What is kept known for some seconds is asked once for a page, also where a slow machine takes longer over it.
  const still = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const db: Db = ctx.db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(ctx.db.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  })
  try {
    const app = makeApp({
      db,
      clock: clockAt(ctx.now.toString()),
      seal: ctx.seal,
      logger: makeLogger({ log: 'error' }),
      settings: { root: new URL('../..', import.meta.url).pathname, origin: undefined },
    })
    const answer = await app.request(`http://test.example${path}`, { headers: { cookie: `language=en; tandem=${cookie}` } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    await answer.text()
  } finally {
    still.mockRestore()
  }
  let [blocks, records] = [0, 0]
  for (const { sql, parameters } of asked.filter(
    (q) => /^\s*(select|with)\b/i.test(q.sql) && !/\b(insert into|update|delete from)\b/i.test(q.sql),
  )) {
    const { rows } = await ctx.db.executeQuery<{ 'QUERY PLAN': unknown }>(
      CompiledQuery.raw(`explain (analyze, buffers, timing off, format json) ${sql}`, [...parameters]),
    )
    const plan = rows[0]!['QUERY PLAN']
    const [{ Plan: root }] = (typeof plan === 'string' ? JSON.parse(plan) : plan) as [{ Plan: Record<string, unknown> }]
    blocks += Number(root['Shared Hit Blocks'] ?? 0) + Number(root['Shared Read Blocks'] ?? 0)
    records += recordsIn(root)
  }
  return { blocks, records }
}

function recordsIn(x: unknown): number {
  if (Array.isArray(x)) return x.reduce<number>((n, y) => n + recordsIn(y), 0)
  if (typeof x !== 'object' || x === null) return 0
  const node = x as Record<string, unknown>
  const loops = Number(node['Actual Loops'] ?? 1)
  const own =
    node['Relation Name'] === 'service_records'
      ? (Number(node['Actual Rows'] ?? 0) + Number(node['Rows Removed by Filter'] ?? 0)) * loops
      : 0
  return own + recordsIn(node['Plans'])
}
