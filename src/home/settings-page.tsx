import { listIn } from '#kernel'
import { kindIn, mayNot, peopleCount, permissions, roles } from '#people'
import type { Ctx } from '#platform'
import { DataTable, type FrameFacts, Notice, Page, Tag, type View } from '#ui'
import { isMissing, type Setting, settings } from './settings.ts'
import { settingsWords } from './settings-words.ts'

/** What an administrator keeps, each with how it stands and where it is kept. */
export async function SettingsPage(ctx: Ctx, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const { lang } = ctx
  const t = settingsWords[lang]
  const people = await peopleCount(ctx)
  const rows = (await settings(ctx)).map((s) => (s.key === 'people' ? { ...s, count: people } : s))
  const left = rows.filter(isMissing)
  return (
    <Page ctx={ctx} frame={frame} section="settings" title={t.title} lead={t.lead}>
      <Notice>{left.length === 0 ? t.allThere : t.forFirst(left.map((s) => t[s.key]))}</Notice>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(s) => s.key}
        columns={[
          { key: 'what', label: t.what, cell: (s) => <a href={s.href}>{t[s.key]}</a> },
          { key: 'state', label: t.state, cell: (s) => <State of={s} ctx={ctx} /> },
          { key: 'why', label: t.why, cell: (s) => t[`${s.key}Why`] },
          { key: 'who', label: t.whoMay, cell: (s) => <span className="small">{listIn(whoMay(s, lang), lang)}</span> },
        ]}
      />
      <h2>{t.elsewhere}</h2>
      <ul>
        <li>
          <a href="/settings/sign-in">{t.signOn}</a>
        </li>
        <li>
          <a href="/people/experts">{t.experts}</a>
        </li>
        <li>
          <a href="/people/suppliers">{t.suppliers}</a>
        </li>
        <li>
          <a href="/people/webhooks">{t.webhooks}</a>
        </li>
        <li>
          <a href="/log">{t.log}</a>
        </li>
      </ul>
      <p className="soft">{t.onServer}</p>
    </Page>
  )
}

/** The roles that may change a setting, as the table of permissions has them. */
const whoMay = (s: Setting, lang: Ctx['lang']): string[] =>
  Object.keys((permissions as Readonly<Record<string, object>>)[s.may]!).map((role) => roles[role as keyof typeof roles].words[lang])

function State({ of, ctx }: { of: Setting; ctx: Ctx }) {
  const t = settingsWords[ctx.lang]
  const missing = of.missing ?? []
  if (!of.isDone && of.byDefault)
    return (
      <>
        <Tag quiet>{t.asItComes}</Tag> <span className="small">{of.byDefault[ctx.lang]}</span>
      </>
    )
  return (
    <>
      <Tag quiet={of.isDone} late={!of.isDone}>
        {of.isDone ? t.done : of.count || of.isBegun || of.key === 'calendar' ? t.inPart : t.toDo}
      </Tag>
      {of.count !== undefined && of.count > 0 && ` ${of.isDone ? t.number(of.count) : t.haveNumber(of.count)}`}
      {!of.isDone && of.toDo && <span className="small"> {of.toDo[ctx.lang]}</span>}
      {missing.length > 0 && <span className="small"> {t.missing(missing.map((k) => kindIn(ctx, k)))}</span>}
    </>
  )
}

/** Shown on the first page as long as something has to be entered. */
export async function settingsLeft(ctx: Ctx) {
  const left = (await settings(ctx)).filter(isMissing)
  const t = settingsWords[ctx.lang]
  return left.length === 0 ? null : (
    <Notice>
      <h2>{t.leftTitle(left.length)}</h2>
      <ul>
        {left.map((s) => (
          <li key={s.key}>
            <a href={s.href}>{t[s.key]}</a> <span className="soft">{t[`${s.key}Why`]}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/settings">{t.left}</a>
      </p>
    </Notice>
  )
}
