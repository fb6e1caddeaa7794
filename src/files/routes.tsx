import { isErased, isRefusal, type Refusal } from '#kernel'
import { type Ctx, fileTypes, keyOf, longText, notThere, optional, recordRefusal } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { attach } from './attach.ts'
import { chosen } from './chosen.ts'
import { filesOf } from './files.ts'
import { type Holder, noOf, seesFile } from './holder.ts'
import { FilesPage } from './pages/files-of.tsx'
import { removeFile } from './remove-file.ts'
import { sendFile } from './send-file.ts'
import { rowsOf } from './store.ts'
import { refuse } from './words.ts'

const form = z.object({ file: z.unknown().optional(), photo: z.unknown().optional(), note: optional(longText(200)) })

/**
 * The addresses of what hangs on records of one kind, below the address of the record: the list, one file, adding, taking away.
 * @param o.of the record of an address, as far as its files ask for it; a refusal where it is not there, or not for whoever asks
 */
export function fileRoutes(app: App, o: FilesAt): void {
  lookingRoutes(app, o)
  changingRoutes(app, o)
}

interface FilesAt {
  at: string
  of: (ctx: Ctx, c: C) => Promise<Holder | Refusal>
}

function lookingRoutes(app: App, o: FilesAt): void {
  app.get(
    `${o.at}/files`,
    show(async (ctx, c, frame) => {
      const holder = await o.of(ctx, c)
      if (isRefusal(holder)) return holder
      return noOf(ctx, holder).see ?? <FilesPage ctx={ctx} frame={frame} facts={await filesOf(ctx, holder)} />
    }),
  )
  app.get(
    `${o.at}/files/:file`,
    show(async (ctx, c) => {
      const holder = await o.of(ctx, c)
      if (isRefusal(holder)) return holder
      const no = noOf(ctx, holder).see
      if (no) return no
      const row = (await rowsOf(ctx, holder)).find((f) => f.id === param(c, 'file') && seesFile(ctx, holder, f))
      if (!row) return notThere()
      if (row.state !== 'kept' || isErased(row.name)) return refuse('file-gone')
      const content = await ctx.files!.read(keyOf(ctx.jurisdiction, row.sha256))
      if (!content) throw new Error(`the bytes of a file are not in the store: ${row.sha256}`)
      return sendFile(content, {
        sha256: row.sha256,
        bytes: Number(row.bytes),
        name: row.name,
        mime: fileTypes[row.type].mime,
        headOnly: c.req.method === 'HEAD',
      })
    }),
  )
}

function changingRoutes(app: App, o: FilesAt): void {
  app.post(
    `${o.at}/files`,
    act({
      schema: form,
      act: async (ctx, i, c) => {
        const holder = await o.of(ctx, c)
        return isRefusal(holder)
          ? await recordRefusal(ctx, 'files.add', holder)
          : await attach(ctx, holder, { files: [...chosen(i.file), ...chosen(i.photo)], note: i.note }, (inside) => o.of(inside, c))
      },
      done: (_, __, c) => backTo(c),
      again: async (ctx, form, c, frame) => {
        const holder = await o.of(ctx, c)
        if (isRefusal(holder)) return holder
        return (
          noOf(ctx, holder).see ?? <FilesPage ctx={ctx} frame={frame} facts={await filesOf(ctx, holder)} form={{ ...form, at: 'files' }} />
        )
      },
    }),
  )
  app.post(
    `${o.at}/files/:file/remove`,
    act({
      schema: z.object({}),
      act: async (ctx, _, c) => {
        const holder = await o.of(ctx, c)
        return isRefusal(holder)
          ? await recordRefusal(ctx, 'files.remove', holder)
          : await removeFile(ctx, holder, param(c, 'file'), (inside) => o.of(inside, c))
      },
      done: (_, __, c) => backTo(c),
    }),
  )
}

const backTo = (c: C): string => c.req.path.replace(/\/files(\/.*)?$/, '/files')
