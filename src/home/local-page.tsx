import { type Settable, type SettableGroup, saySetValue, setOn, settableGroups } from '#law'
import { groupWords, type LocalNumber, localNumbers, localStates, localWords, may, sayLocal } from '#people'
import type { Ctx } from '#platform'
import { Cites, DataTable, Empty, type FrameFacts, Page, Tag } from '#ui'
import { LawTabs } from './law-parts.tsx'
import { words } from './law-words.ts'

/** What the jurisdiction sets for itself, beside what holds where it has set nothing; for everybody. */
export async function LocalPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = localWords[lang]
  const all = await localNumbers(ctx)
  const mayEnter = may(ctx.asker, 'people.manage-all')
  const settable = ctx.law.country.settable()
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.title}
      lead={t.lead}
      trail={[{ label: words[lang].law, href: '/law' }, { label: t.title }]}
    >
      <LawTabs lang={lang} at="/law/local" />
      {all.length === 0 && settable.some((s) => s.group === 'thresholds' && !setOn(ctx.law, s, ctx.today)) && (
        <Empty title={t.none}>
          <p>{t.noneLead}</p>
        </Empty>
      )}
      {settableGroups
        .map((group) => ({ group, rows: settable.filter((s) => s.group === group) }))
        .filter((g) => g.rows.length > 0)
        .map((g) => (
          <Group key={g.group} ctx={ctx} {...g} mayEnter={mayEnter} />
        ))}
      <KnownHere ctx={ctx} />
      {all.length > 0 && <Everything ctx={ctx} all={all} />}
      <p className="small soft">{words[lang].grades}</p>
    </Page>
  )
}

function Group({ ctx, group, rows, mayEnter }: { ctx: Ctx; group: SettableGroup; rows: readonly Settable[]; mayEnter: boolean }) {
  const { lang } = ctx
  const t = localWords[lang]
  const now = (s: Settable) => setOn(ctx.law, s, ctx.today)
  const by = (s: Settable) => {
    const found = now(s)
    return found && (found.by.own ? <Tag>{t.here}</Tag> : <span className="small">{found.by.says[lang]}</span>)
  }
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>{groupWords[group][lang]}</h2>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(s) => s.key}
        columns={[
          { key: 'what', label: t.what, cell: (s) => `${s.says[lang]}${t.unit(s.unit)}` },
          {
            key: 'today',
            label: t.today,
            cell: (s) => {
              const found = now(s)
              return found ? <b>{saySetValue(found.value, ctx.law.country.currency)[lang]}</b> : <span className="soft">{t.notSet}</span>
            },
          },
          { key: 'by', label: t.setBy, cell: by },
          { key: 'on', label: t.on, cell: (s) => <Cites cites={now(s)?.cites ?? []} lang={lang} /> },
          { key: 'sure', label: t.sure, cell: (s) => now(s)?.cites[0]?.confidence.replace('unverified', words[lang].unverified) ?? '' },
        ]}
      />
      {mayEnter && (
        <p className="no-print">
          <a className="button plain small" href={group === 'retention' ? '/settings/retention/enter' : `/law/local/enter/${group}`}>
            {t.enterGroup(groupWords[group])}
          </a>
        </p>
      )}
    </section>
  )
}

type Place = Ctx['law']['place']
/** What is known of a place and of those around it, the nearest first. */
const knownOf = (place: Place | null): NonNullable<Place['known']> => (place ? [...(place.known ?? []), ...knownOf(place.within)] : [])

/** What is known of the place without a number that could be checked. */
function KnownHere({ ctx }: { ctx: Ctx }) {
  const { lang } = ctx
  const t = localWords[lang]
  const known = knownOf(ctx.law.place)
  if (known.length === 0) return null
  return (
    <section aria-labelledby="known">
      <h2 id="known">{t.knownTitle}</h2>
      <p className="soft">{t.knownLead}</p>
      <DataTable
        lang={lang}
        rows={known}
        rowKey={(k) => k.says.en}
        columns={[
          { key: 'what', label: t.what, cell: (k) => k.says[lang] },
          { key: 'days', label: t.days, cell: (k) => (k.from ? t.span(k.from, k.until?.subtract({ days: 1 }) ?? null) : '') },
          { key: 'on', label: t.on, cell: (k) => <Cites cites={k.cites} lang={lang} /> },
          {
            key: 'sure',
            label: t.sure,
            cell: (k) => k.cites[0].confidence.replace('unverified', words[lang].unverified),
          },
        ]}
      />
    </section>
  )
}

/** Every number that was ever entered, with what became of it. */
function Everything({ ctx, all }: { ctx: Ctx; all: readonly LocalNumber[] }) {
  const { lang } = ctx
  const t = localWords[lang]
  return (
    <section aria-labelledby="all">
      <h2 id="all">{t.allTitle}</h2>
      <p className="soft">{t.allLead}</p>
      <DataTable
        lang={lang}
        rows={all}
        rowKey={(n) => n.id}
        columns={[
          { key: 'what', label: t.what, cell: (n) => <a href={`/law/local/${n.id}`}>{sayLocal(n, ctx).what}</a> },
          { key: 'value', label: t.value, cell: (n) => sayLocal(n, ctx).value },
          { key: 'days', label: t.days, cell: (n) => t.span(n.from_on, n.until_on) },
          { key: 'source', label: t.on, cell: (n) => `${n.source} ${n.article}` },
          { key: 'sure', label: t.sure, cell: (n) => n.grade },
          { key: 'state', label: t.state, cell: (n) => <Tag quiet={n.state === 'stands'}>{localStates[n.state][lang]}</Tag> },
        ]}
      />
    </section>
  )
}
