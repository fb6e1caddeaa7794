import type { Db } from '#platform'

/** The same database, which counts the rows that come out of it. */
export function countingRows(db: Db): { db: Db; rows: () => number } {
  let rows = 0
  const counted = db.withPlugin({
    transformQuery: (a) => a.node,
    transformResult: (a) => ((rows += a.result.rows.length), Promise.resolve(a.result)),
  })
  return { db: counted, rows: () => rows }
}
