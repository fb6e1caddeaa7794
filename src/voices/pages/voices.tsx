import { isBefore, sayDay } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, type FrameFacts, type Listed, Page, Tag } from '#ui'
import type { Voice } from '../rules/voice.ts'
import { standsAs, voiceKinds, voiceStates } from '../rules/words.ts'
import type { ShownStates } from '../views.tsx'
import { words } from '../words.ts'

export type ListedVoice = Voice & { readonly name: string; readonly answerer: Organisation }

export const isLate = (ctx: Ctx, v: Voice): boolean => v.state === 'said' && v.dueOn !== null && isBefore(v.dueOn, ctx.today)

export function voiceColumns(ctx: Ctx): Column<ListedVoice>[] {
  const { lang } = ctx
  const t = words[lang]
  return [
    {
      key: 'kind',
      label: t.kindShort,
      cell: (v) => <a href={`/voices/${v.id}`}>{voiceKinds[v.kind][lang]}</a>,
      text: (v) => voiceKinds[v.kind][lang],
    },
    { key: 'about', label: t.about, cell: (v) => v.name, text: (v) => v.name },
    { key: 'said', label: t.saidOn, sort: true, cell: (v) => sayDay(v.saidOn, lang), text: (v) => v.saidOn.toString() },
    {
      key: 'due',
      label: t.due,
      sort: true,
      cell: (v) => (
        <>
          {v.dueOn ? sayDay(v.dueOn, lang) : <span className="soft">{t.noClock}</span>} {isLate(ctx, v) && <Tag late>{t.late}</Tag>}
        </>
      ),
      text: (v) => v.dueOn?.toString() ?? '',
    },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (v) => <Tag quiet={v.state !== 'said' || v.dueOn === null}>{standsAs(v)[lang]}</Tag>,
      text: (v) => standsAs(v)[lang],
    },
    { key: 'who', label: t.who, cell: (v) => nameOf(v.answerer, lang), text: (v) => nameOf(v.answerer, lang) },
  ]
}

/** Words that were said, with when they are to be answered and by whom. */
export function VoicesPage(p: Listed<ListedVoice> & { ctx: Ctx; frame: FrameFacts; which: ShownStates }) {
  const { lang } = p.ctx
  const t = words[lang]
  const ways: readonly [ShownStates, string][] = [
    ['waiting', voiceStates.said[lang]],
    ['answered', voiceStates.answered[lang]],
    ['all', t.all],
  ]
  return (
    <Page ctx={p.ctx} frame={p.frame} section="today" title={t.title} lead={t.lead} trail={[{ label: t.title }]}>
      <nav className="subnav" aria-label={t.state}>
        {ways.map(([which, label]) => (
          <a key={which} href={`/voices?show=${which}`} aria-current={which === p.which ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <DataTable
        rows={p.rows}
        columns={p.columns}
        lang={lang}
        rowKey={(v) => v.id}
        here={p.frame.here}
        query={p.query}
        total={p.total}
        files
        empty={
          <Empty title={t.none}>
            <p>{t.noneHelp}</p>
          </Empty>
        }
      />
      <p>
        <a href="/open/words">{t.toPublic}</a>
      </p>
    </Page>
  )
}
