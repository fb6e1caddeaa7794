import { isErased, type Lang, sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, FileField, Form, type FormState, type FrameFacts, freshForm, Page, TextField } from '#ui'
import type { FilesFacts, ShownFile } from '../files.ts'
import { saySize, words } from '../words.ts'

/** What hangs on a record: the list of it, and the form to add, for whoever may. Put on the record's page where it is looked for. */
export function FilesOf(p: { ctx: Ctx; facts: FilesFacts; form?: FormState; level?: 2 | 3; listOnly?: boolean }) {
  const { ctx, form, level = 2 } = p
  const facts = p.listOnly ? onlyList(p.facts) : p.facts
  const t = words[ctx.lang]
  const kept = facts.files.filter((f) => f.row.state === 'kept')
  const Heading = level === 2 ? 'h2' : 'h3'
  if (facts.no.see || (facts.files.length === 0 && (facts.no.add || p.listOnly))) return null
  return (
    <section id="files">
      <Heading>{t.title}</Heading>
      {facts.files.length === 0 ? (
        <p className="soft">{t.none}</p>
      ) : (
        <ul className="files">
          {facts.files.map((f) => (
            <li key={f.row.id}>
              <OneFile ctx={ctx} file={f} at={`${facts.holder.href}/files/${f.row.id}`} />
            </li>
          ))}
        </ul>
      )}
      {kept.length > 1 && <p className="soft">{t.counted(kept.length, saySize(kept.reduce((n, f) => n + Number(f.row.bytes), 0)))}</p>}
      {!facts.no.add && !p.listOnly && <AddFiles lang={ctx.lang} facts={facts} form={form ?? { ...freshForm(), at: 'files' }} />}
    </section>
  )
}

/** As it is printed: nothing to do on it. */
const onlyList = (facts: FilesFacts): FilesFacts => ({ ...facts, files: facts.files.map((f) => ({ ...f, mayRemove: false })) })

function OneFile({ ctx, file, at }: { ctx: Ctx; file: ShownFile; at: string }) {
  const { lang } = ctx
  const t = words[lang]
  const { row } = file
  const there = row.state === 'kept' && !isErased(row.name)
  return (
    <>
      {there ? (
        <a href={at} download>
          {row.name}
        </a>
      ) : (
        <s>{row.name}</s>
      )}{' '}
      {row.note && <span>{row.note} </span>}
      <span className="soft">
        {[
          ...(there ? [] : [row.state === 'removed' ? t.removed : t.erased]),
          row.type.toUpperCase(),
          saySize(Number(row.bytes)),
          ...file.by,
          sayMoment(row.added_at, lang, ctx.zone),
          `SHA-256 ${row.sha256.slice(0, 12)}`,
        ].join(' · ')}
      </span>
      {file.mayRemove && <ActionButton action={`${at}/remove`} lang={lang} label={t.remove} />}
    </>
  )
}

function AddFiles({ lang, facts, form }: { lang: Lang; facts: FilesFacts; form: FormState }) {
  const t = words[lang]
  const { bytes, types } = facts.allowed
  const hint = t.hint(types.join(', '), Math.floor(bytes / 1024 / 1024))
  const accept = types.map((x) => `.${x}`).join(',')
  return (
    <Form action={`${facts.holder.href}/files`} form={form} lang={lang} submit={t.add} upload>
      <FileField form={form} lang={lang} name="file" label={t.choose} hint={hint} accept={`${accept},.jpg`} multiple />
      {facts.holder.photos && (
        <FileField form={form} lang={lang} name="photo" label={t.photo} hint={t.photoHint} accept="image/*" camera optional />
      )}
      <TextField form={form} lang={lang} name="note" label={t.note} maxLength={200} optional />
    </Form>
  )
}

/** The same on a page of its own: where a form comes back that could not be taken. */
export function FilesPage(p: { ctx: Ctx; frame: FrameFacts; facts: FilesFacts; form?: FormState }) {
  const { ctx, facts } = p
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.of(facts.holder.title)}
      trail={[{ label: facts.holder.title, href: facts.holder.href }, { label: t.title }]}
    >
      <FilesOf ctx={ctx} facts={facts} {...(p.form && { form: p.form })} />
      {facts.files.length === 0 && facts.no.add && <p className="soft">{t.none}</p>}
      <p>
        <a className="button plain" href={facts.holder.href}>
          {t.back}
        </a>
      </p>
    </Page>
  )
}
