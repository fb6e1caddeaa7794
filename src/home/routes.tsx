import { type App, Page, show } from '#ui'
import { words } from './words.ts'

export function routes(app: App): void {
  app.get('/', show((ctx, _, frame) => {
    const t = words[ctx.lang]
    return <Page ctx={ctx} frame={frame} title={t.title} section="today" lead={t.lead}><p>{t.about}</p></Page>
  }))
}
