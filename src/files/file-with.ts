import { isErased, newId, type Refusal } from '#kernel'
import { type Ctx, type Db, type FileStore, keyOf, nameFor } from '#platform'
import type { Holder } from './holder.ts'
import type { ReadyFile } from './ready-files.ts'
import { bytesOf, type FileRow, holdContents, holdRecord, insertFiles, rowsOf } from './store.ts'
import { refuse } from './words.ts'

/** Files of one record, and gigabytes of one organisation. */
const mostFiles = 100
const mostGigabytes = 20

type Of = Pick<Holder, 'kind' | 'id' | 'purchaseId'>

/** Files on a record, inside the change that writes it or adds to it: their bytes lie there already. @param o.why asked once nobody else adds any */
export async function fileWith(
  ctx: Ctx,
  tx: Db,
  of: Of,
  files: readonly ReadyFile[],
  o: { note?: string | undefined; why?: () => Promise<Refusal | undefined> } = {},
): Promise<{ id: string; sha256: string }[] | Refusal> {
  if (files.length === 0) return []
  await holdContents(
    ctx,
    tx,
    files.map((f) => f.sha256),
  )
  await holdRecord(ctx, tx, of)
  // The clock may have taken away the same content of another record since it was put there.
  for (const file of files) if (!(await isThere(ctx.files!, keyOf(ctx.jurisdiction, file.sha256)))) return refuse('file-went').at('file')
  const no = await o.why?.()
  if (no) return no
  const before = (await rowsOf(ctx, of, tx)).filter((f) => f.state === 'kept' && !isErased(f.name))
  const full = await whyFull({ ...ctx, db: tx }, before, files)
  if (full) return full
  const rows = files.map((file) => rowFor(ctx, of, file, o.note))
  await insertFiles(ctx, tx, rows)
  return rows
}

async function isThere(store: FileStore, key: string): Promise<boolean> {
  const bytes = await store.read(key)
  await bytes?.cancel()
  return bytes !== undefined
}

async function whyFull(ctx: Ctx, before: readonly FileRow[], files: readonly ReadyFile[]): Promise<Refusal | undefined> {
  const there = new Set(before.map((f) => f.sha256))
  const same = files.find((f, i) => there.has(f.sha256) || files.findIndex((x) => x.sha256 === f.sha256) < i)
  if (same) return refuse('file-there').at('file')
  if (before.length + files.length > mostFiles) return refuse('too-many-files', mostFiles).at('file')
  const { organisationId } = ctx.asker
  if (organisationId === null) return undefined
  const sum = (await bytesOf(ctx, ctx.db, organisationId)) + files.reduce((n, f) => n + f.bytes, 0)
  return sum > mostGigabytes * 1024 ** 3 ? refuse('organisation-full', mostGigabytes).at('file') : undefined
}

const rowFor = (ctx: Ctx, holder: Of, file: ReadyFile, note: string | undefined) => ({
  id: newId('file', ctx.now),
  record_kind: holder.kind,
  record_id: holder.id,
  purchase_id: holder.purchaseId ?? null,
  name: nameFor(file.name, file.type),
  note: note ?? null,
  type: file.type,
  bytes: BigInt(file.bytes),
  sha256: file.sha256,
  organisation_id: ctx.asker.organisationId,
  added_by: ctx.asker.userId,
  added_at: ctx.now,
})
