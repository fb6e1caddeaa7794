import { isErased, type Kind } from '#kernel'
import { nameOf, organisations, people } from '#people'
import { type Ctx, type FileType, keyOf } from '#platform'
import { type Holder, isOwn, type No, noOf, seesFile } from './holder.ts'
import type { LinkedFile } from './pages/file-links.tsx'
import { type FileRow, keptRows, keptRowsOfPurchase, rowsOf } from './store.ts'

/** A file as a list of them shows it. */
export interface ShownFile {
  readonly row: FileRow
  /** Organisation and, for whoever is signed in, person who added it. */
  readonly by: readonly string[]
  /** The asker may take it away. */
  readonly mayRemove: boolean
}

export interface FilesFacts {
  readonly holder: Holder
  readonly no: No
  readonly files: readonly ShownFile[]
  readonly allowed: { readonly bytes: number; readonly types: readonly FileType[] }
}

/** The files of a record that are there, whose name nobody erased. */
export const keptFiles = async (ctx: Ctx, of: Pick<Holder, 'kind' | 'id'>): Promise<FileRow[]> =>
  (await rowsOf(ctx, of)).filter((f) => f.state === 'kept' && !isErased(f.name))

/** The files of several records of one kind that are there, with where their bytes are, for whoever copies them. */
export const contentsOfMany = async (ctx: Ctx, kind: Kind, ids: readonly string[]) =>
  (await keptRows(ctx, kind, ids))
    .filter((f) => !isErased(f.name))
    .map((f) => ({
      record: f.record_id,
      name: f.name,
      type: f.type,
      bytes: Number(f.bytes),
      sha256: f.sha256,
      key: keyOf(ctx.jurisdiction, f.sha256),
    }))

/**
 * The files of several records of one kind that are there, by the record; one without is left out. Whether they may be seen is for whoever
 * asks to know: each is fetched at the address of its record, which asks again.
 * @param at where the records of this kind are shown, as `/delivery/records`
 */
export const filesOfMany = async (ctx: Ctx, kind: Kind, at: string, ids: readonly string[]): Promise<Map<string, LinkedFile[]>> =>
  byRecord(at, await keptRows(ctx, kind, ids))

/** The same of all records of one kind in a purchase: however many records there are, those with files alone are read. */
export const filesOfPurchase = async (ctx: Ctx, kind: Kind, at: string, purchaseId: string): Promise<Map<string, LinkedFile[]>> =>
  byRecord(at, await keptRowsOfPurchase(ctx, kind, purchaseId))

function byRecord(at: string, rows: readonly FileRow[]): Map<string, LinkedFile[]> {
  const linked = (f: FileRow): LinkedFile => ({
    href: `${at}/${f.record_id}/files/${f.id}`,
    name: f.name,
    type: f.type,
    bytes: Number(f.bytes),
    sha256: f.sha256,
    note: f.note,
  })
  const named = rows.filter((f) => !isErased(f.name))
  return new Map([...Map.groupBy(named, (f) => f.record_id)].map(([id, files]) => [id, files.map(linked)]))
}

/** The files of a record for whoever asks, with what stays of those that were taken away; nothing where they may not be seen. */
export async function filesOf(ctx: Ctx, holder: Holder): Promise<FilesFacts> {
  const no = noOf(ctx, holder)
  const rows = no.see ? [] : (await rowsOf(ctx, holder)).filter((f) => seesFile(ctx, holder, f))
  const ids = (of: (f: FileRow) => string | null) => [...new Set(rows.flatMap((f) => of(f) ?? []))]
  const [orgs, persons] = [ids((f) => f.organisation_id), ctx.asker.kind === 'public' ? [] : ids((f) => f.added_by)]
  const organisation = new Map((orgs.length > 0 ? await organisations(ctx, { ids: orgs }) : []).map((o) => [o.id, nameOf(o, ctx.lang)]))
  const person = new Map((persons.length > 0 ? await people(ctx, { userIds: persons }) : []).map((p) => [p.userId, p.name]))
  return {
    holder,
    no,
    allowed: ctx.files?.allowed ?? { bytes: 0, types: [] },
    files: rows.map((row) => ({
      row,
      by: [organisation.get(row.organisation_id ?? ''), person.get(row.added_by ?? '')].filter((x) => x !== undefined),
      mayRemove: row.state === 'kept' && !no.remove && isOwn(ctx, row),
    })),
  }
}
