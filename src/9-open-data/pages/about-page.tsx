import type { Ctx } from '#platform'
import { type FrameFacts, Page } from '#ui'
import { extensionPath } from '../rules/package.ts'
import { testPrefix } from '../rules/publishing.ts'
import { words } from '../words.ts'

/** How things are published, and what is withheld. */
export function AboutPage({ ctx, frame, ocidPrefix }: { ctx: Ctx; frame: FrameFacts; ocidPrefix: string | null }) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} section="open" title={t.aboutTitle} trail={[{ label: t.open, href: '/open' }, { label: t.aboutTitle }]}>
      <p>{t.aboutOnce}</p>
      <p>{t.aboutWithheld}</p>
      <p>
        {t.aboutOcds} <a href={extensionPath}>{t.extension}</a>
      </p>
      <p>{ocidPrefix ? <code>{ocidPrefix}</code> : <b>{t.aboutPrefix(testPrefix)}</b>}</p>
      <p>{t.aboutCsv}</p>
    </Page>
  )
}
