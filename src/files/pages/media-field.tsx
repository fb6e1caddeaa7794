import type { Lang } from '#kernel'
import { mediaMegabytes } from '#platform'
import { FileField, type FormState } from '#ui'
import { words } from '../words.ts'

/** Pictures and recordings beside what is typed. On a telephone it offers camera and recorder. @param p.who who will see them */
export function MediaField(p: { form: FormState; lang: Lang; who?: string; folded?: boolean }) {
  const t = words[p.lang]
  const hint = t.mediaHint(p.who ?? t.mediaOpen, mediaMegabytes)
  const field = <FileField form={p.form} lang={p.lang} name="file" label={t.media} hint={hint} accept="image/*,audio/*" multiple optional />
  if (!p.folded) return field
  return (
    <details open={p.form.errors.file !== undefined}>
      <summary>{t.media}</summary>
      {field}
    </details>
  )
}
