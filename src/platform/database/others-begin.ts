/**
 * Roles and rights belong to the whole PostgreSQL server, and no lock does: two processes that begin at once, in one database or in two
 * of one server, may find that the other has just made what they were making. It was undone whole, and the next time it is there.
 */
export async function whileOthersBegin<T>(work: () => Promise<T>, o: { times?: number; pause?: number } = {}): Promise<T> {
  const [times, pause] = [o.times ?? 40, o.pause ?? 250]
  for (let n = 1; ; n++) {
    try {
      return await work()
    } catch (e) {
      if (n >= times || !isAnothersBeginning(e)) throw e
      // Not all at once again.
      await new Promise((r) => setTimeout(r, pause * (0.5 + Math.random())))
    }
  }
}

/** Whether a fault says that somebody else was making the same at this moment. */
export function isAnothersBeginning(e: unknown): boolean {
  const fault = e as { code?: string; table?: string; schema?: string; constraint?: string; message?: string; cause?: unknown } | undefined
  if (fault?.cause !== undefined && isAnothersBeginning(fault.cause)) return true
  // A unique key of PostgreSQL's own catalogue; one of ours means a fault of a migration.
  if (fault?.code === '23505') return /^pg_/.test(fault.table ?? fault.constraint ?? '')
  // A role, table or schema that is there already; a deadlock between two that begin; and what has no number of its own.
  return (
    /^(42710|42P07|42P06|40P01)$/.test(fault?.code ?? '') || (fault?.code === 'XX000' && /tuple concurrently/.test(fault.message ?? ''))
  )
}
