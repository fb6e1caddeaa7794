import { isErased, newId, type Refusal, wrongPersonal } from '#kernel'
import {
  change,
  type Ctx,
  type FileStore,
  type FileType,
  isCalledOtherwise,
  keyOf,
  nameFor,
  recordRefusal,
  ScannerAway,
  typeOf,
  type Written,
} from '#platform'
import { type Holder, type HolderAgain, noAgain, noOf } from './holder.ts'
import { bytesOf, type FileRow, holdContents, holdRecord, insertFiles, rowsOf } from './store.ts'
import { refuse } from './words.ts'

/** A file that lies on the disk of this machine and is to be attached: its bytes, and what whoever chose it called it. */
export interface Attached extends Written {
  readonly name: string
}

/** Files of one record, and gigabytes of one organisation. */
const mostFiles = 100
const mostGigabytes = 20

/**
 * Attaches files to a record. What each is, its bytes say. They are put away for good before anything is written about them, so that no row
 * ever points at nothing; bytes without a row, as of a process that died between, are swept by the clock. `again` reads the record once more
 * when that is done: a scanner takes its time, and the record may have been published or closed meanwhile.
 */
export async function attach(
  ctx: Ctx,
  holder: Holder,
  input: { files: readonly Attached[]; note?: string | undefined },
  again: HolderAgain,
): Promise<{ ids: string[] } | Refusal> {
  const about = { subject: { kind: holder.kind, id: holder.id }, ...(holder.purchaseId && { purchaseId: holder.purchaseId }) }
  const { see, add } = noOf(ctx, holder)
  const no = see ?? add ?? (input.files.length === 0 ? refuse('no-file').at('file') : undefined)
  if (no) return await recordRefusal(ctx, 'files.add', no, about)
  const checked: (Attached & { type: FileType })[] = []
  for (const file of input.files) {
    const type = await whatIs(ctx, file)
    if (typeof type !== 'string') return await recordRefusal(ctx, 'files.add', type, about)
    checked.push({ ...file, type })
  }
  const once = ctx.once && `files.add:${holder.kind}:${holder.id}:${ctx.once}`
  const store = ctx.files!
  for (const file of checked) await store.keep(keyOf(ctx.jurisdiction, file.sha256), file.path)
  return await change(ctx, { action: 'files.add', ...about, ...(once && { once }) }, async (tx, entry) => {
    await holdContents(
      ctx,
      tx,
      checked.map((f) => f.sha256),
    )
    await holdRecord(ctx, tx, holder)
    // The clock may have taken away the same content of another record since it was put there.
    for (const file of checked) if (!(await isThere(store, keyOf(ctx.jurisdiction, file.sha256)))) return refuse('file-went').at('file')
    const stillNo = await noAgain({ ...ctx, db: tx }, again, 'add')
    if (stillNo) return stillNo
    const before = (await rowsOf(ctx, holder, tx)).filter((f) => f.state === 'kept' && !isErased(f.name))
    const full = await whyFull({ ...ctx, db: tx }, before, checked)
    if (full) return full
    const rows = checked.map((file) => rowFor(ctx, holder, file, input.note))
    await insertFiles(ctx, tx, rows)
    entry.facts = { files: rows.length, bytes: checked.reduce((n, f) => n + f.bytes, 0), sha256: rows.map((r) => r.sha256).join(' ') }
    return { ids: rows.map((r) => r.id) }
  })
}

async function isThere(store: FileStore, key: string): Promise<boolean> {
  const bytes = await store.read(key)
  await bytes?.cancel()
  return bytes !== undefined
}

/** The type of a file that may be attached, or why it may not. */
export async function whatIs(ctx: Ctx, file: Attached): Promise<FileType | Refusal> {
  const { allowed, scan } = ctx.files!
  const type = await typeOf(file.path, file.name)
  if (!type || !allowed.types.includes(type)) return refuse('file-kind', allowed.types.join(', ')).at('file')
  // A document that was saved badly is noticed now, and not by the auditor in five years.
  if (isCalledOtherwise(file.name, type)) return refuse('file-kind', allowed.types.join(', ')).at('file')
  // What a file is called is shown where the file is, and with some records to everybody.
  const personal = wrongPersonal(file.name)
  if (personal) return refuse('file-name-personal', personal.zh, personal.en).at('file')
  if (file.bytes > allowed.bytes) return refuse('file-kind', allowed.types.join(', ')).at('file')
  try {
    return (await scan(file.path)) === undefined ? type : refuse('file-infected').at('file')
  } catch (e) {
    if (e instanceof ScannerAway) return refuse('scanner-away').at('file')
    throw e
  }
}

async function whyFull(ctx: Ctx, before: readonly FileRow[], files: readonly Attached[]): Promise<Refusal | undefined> {
  const there = new Set(before.map((f) => f.sha256))
  const same = files.find((f, i) => there.has(f.sha256) || files.findIndex((x) => x.sha256 === f.sha256) < i)
  if (same) return refuse('file-there').at('file')
  if (before.length + files.length > mostFiles) return refuse('too-many-files', mostFiles).at('file')
  const { organisationId } = ctx.asker
  if (organisationId === null) return undefined
  const sum = (await bytesOf(ctx, ctx.db, organisationId)) + files.reduce((n, f) => n + f.bytes, 0)
  return sum > mostGigabytes * 1024 ** 3 ? refuse('organisation-full', mostGigabytes).at('file') : undefined
}

const rowFor = (ctx: Ctx, holder: Holder, file: Attached & { type: FileType }, note: string | undefined) => ({
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
