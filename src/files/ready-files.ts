import { isRefusal, type Refusal, wrongPersonal } from '#kernel'
import { type Ctx, type FileType, isCalledOtherwise, keyOf, ScannerAway, soundTypes, typeOf, withoutTraces, type Written } from '#platform'
import { refuse } from './words.ts'

/** A file that lies on the disk of this machine and is to be attached: its bytes, and what whoever chose it called it. */
export interface Attached extends Written {
  readonly name: string
}
/** The same once it is known what it is, and its bytes are put away. */
export interface ReadyFile extends Attached {
  readonly type: FileType
}

/**
 * Looks at files and puts their bytes away for good, before anything is written about them. Out of what a camera or a recorder made, everything goes
 * that its device wrote beside it.
 */
export async function readyFiles(ctx: Ctx, files: readonly Attached[], o: { isPhoto: boolean }): Promise<ReadyFile[] | Refusal> {
  const ready = await cleanFiles(ctx, files, o)
  if (isRefusal(ready)) return ready
  for (const file of ready) await ctx.files!.keep(keyOf(ctx.jurisdiction, file.sha256), file.path)
  return ready
}

/** The same with nothing put away yet, as where it is locked first. @param o.types what may be attached here, where that is less */
export async function cleanFiles(
  ctx: Ctx,
  files: readonly Attached[],
  o: { isPhoto: boolean; types?: readonly FileType[] },
): Promise<ReadyFile[] | Refusal> {
  // Nothing was chosen, as almost always.
  if (files.length === 0) return []
  const types = o.types ?? [...ctx.files!.allowed.types, ...(o.isPhoto ? soundTypes : [])]
  const ready: ReadyFile[] = []
  for (const file of files) {
    const type = await whatIs(ctx, file, types)
    if (typeof type !== 'string') return type
    const clean = o.isPhoto ? await withoutTraces(file, type) : file
    if (!clean) return refuse('file-kind', types.join(', ')).at('file')
    ready.push({ ...clean, type })
  }
  return ready
}

/** The type of a file that may be attached, or why it may not. */
export async function whatIs(ctx: Ctx, file: Attached, types: readonly FileType[] = ctx.files!.allowed.types): Promise<FileType | Refusal> {
  const { allowed, scan } = ctx.files!
  const type = await typeOf(file.path, file.name)
  if (!type || !types.includes(type)) return refuse('file-kind', types.join(', ')).at('file')
  // A document that was saved badly is noticed now, and not by the auditor in five years.
  if (isCalledOtherwise(file.name, type)) return refuse('file-kind', types.join(', ')).at('file')
  // What a file is called is shown where the file is, and with some records to everybody.
  const personal = wrongPersonal(file.name)
  if (personal) return refuse('file-name-personal', personal.zh, personal.en).at('file')
  if (file.bytes > allowed.bytes) return refuse('file-kind', types.join(', ')).at('file')
  try {
    return (await scan(file.path)) === undefined ? type : refuse('file-infected').at('file')
  } catch (e) {
    if (e instanceof ScannerAway) return refuse('scanner-away').at('file')
    throw e
  }
}
