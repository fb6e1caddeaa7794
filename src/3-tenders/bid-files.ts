import { isRefusal, type Refusal } from '#kernel'
import { type Attached, contentsOfMany, whatIs } from '#files'
import { documentsOf } from '#people'
import { type Ctx, fingerprintOf, fitTogether, keyOf, nameFor, sealedFile, sealedFiles, sealFiles } from '#platform'
import type { BidFile } from './rules/tender.ts'
import type { Row } from './store/index.ts'
import { refuse } from './words.ts'

/*
 * The files of a bid are sealed as one, together with what fills it up to a length that says nothing; a bid without files has one as well.
 * It lies in the store of files under its own fingerprint, which stands on the receipt; what is in it is known when it is opened.
 */

export const mostBidFiles = 20

/** A file as it is sealed: one that came with the form, or a copy of one that is kept with a document. */
export type CheckedFile = BidFile & ({ readonly path: string } | { readonly key: string })

/** The files of a bid, each as its bytes say what it is; or why they are not taken. */
export async function bidFiles(
  ctx: Ctx,
  files: readonly Attached[],
  documentIds: readonly string[],
): Promise<readonly CheckedFile[] | Refusal> {
  const checked: CheckedFile[] = []
  for (const file of files) {
    const type = await whatIs(ctx, file)
    if (isRefusal(type)) return type
    checked.push({ ...file, name: nameFor(file.name, type), type })
  }
  const twice = checked.find((f, i) => checked.findIndex((x) => x.sha256 === f.sha256) < i)
  if (twice) return refuse('bid-file-twice', twice.name).at('file')
  if (checked.length > mostBidFiles) return refuse('bid-files-many', mostBidFiles).at('file')
  const all = [...checked, ...(await ofDocuments(ctx, documentIds))]
  return fitTogether(all) ? all : refuse('bid-files-large').at('file')
}

/** What is kept with the documents that the bid names: the bid has a copy, whatever becomes of it later. */
async function ofDocuments(ctx: Ctx, ids: readonly string[]): Promise<CheckedFile[]> {
  if (ids.length === 0) return []
  const own = (await documentsOf(ctx, ctx.asker.organisationId ?? '', { open: true })).filter((d) => ids.includes(d.id))
  const kept = await contentsOfMany(
    ctx,
    'document',
    own.map((d) => d.id),
  )
  return kept.map(({ record, ...f }) => ({ ...f, of: own.find((d) => d.id === record)!.number }))
}

/** Seals them and puts them away for good. @returns the fingerprint of what was sealed; null where there is no store of files */
export async function keepSealed(ctx: Ctx, recipient: string, files: readonly CheckedFile[]): Promise<string | null> {
  if (!ctx.files) return null
  const sealed = await sealFiles({ store: ctx.files, seal: ctx.seal, recipient }, files)
  await ctx.files.keep(keyOf(ctx.jurisdiction, sealed.sha256), sealed.path)
  return sealed.sha256
}

/** Takes away what no bid has any more. Where that fails, the clock takes it with whatever no row knows. */
export async function dropSealed(ctx: Ctx, hash: string | null | undefined): Promise<void> {
  if (hash && ctx.files) await ctx.files.remove(keyOf(ctx.jurisdiction, hash)).catch(() => undefined)
}

type Kept = Pick<Row<'bids'>, 'file_sealed' | 'file_hash'>

/** Whether what was sealed lies in the store of files; bids of earlier versions have theirs in the table. */
export const isInStore = (b: Kept): b is Kept & { file_sealed: null; file_hash: string } => b.file_sealed === null && b.file_hash !== null

/** Whether the sealed files are not, byte for byte, what came in. @throws where they are not there: that is a fault of ours */
export const filesDiffer = async (ctx: Ctx, b: Kept): Promise<boolean> =>
  isInStore(b) && (await fingerprintOf(ctx.files!, keyOf(ctx.jurisdiction, b.file_hash))) !== b.file_hash

const whereSealed = (ctx: Ctx, hash: string, lockedKey: string) => ({
  store: ctx.files!,
  seal: ctx.seal,
  key: keyOf(ctx.jurisdiction, hash),
  lockedKey,
})

/** Which files came with a bid, read when it is opened. @throws CannotUnseal */
export const filesIn = async (ctx: Ctx, b: Kept, lockedKey: string): Promise<readonly BidFile[]> =>
  isInStore(b) ? await sealedFiles(whereSealed(ctx, b.file_hash, lockedKey)) : []

/** One of them, piece by piece. @throws CannotUnseal */
export const fileIn = (ctx: Ctx, hash: string, lockedKey: string, n: number) => sealedFile(whereSealed(ctx, hash, lockedKey), n)
