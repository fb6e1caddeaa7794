import { colonIn, listIn, sayDay, titleIn } from '#kernel'
import { Link, may } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, type Listed, ListTable, NarrowedTo, Notice, Page, SearchedFor, Tag } from '#ui'
import type { Campaign } from '../campaigns.ts'
import type { Need, Purchase } from '../store/index.ts'
import { words } from '../page-words.ts'
import { kindsOf } from '../rules/evidence.ts'
import { needProcess, type NeedState } from '../rules/need-process.ts'
import { evidenceWords } from '../rules/words.ts'
import { type Common, crumb, Parts } from './parts.tsx'

export const stateTag = (state: NeedState, lang: 'zh' | 'en') => <Tag quiet={state !== 'accepted'}>{needProcess.states[state][lang]}</Tag>

export const needColumns = ({ lang, asker }: Pick<Ctx, 'lang' | 'asker'>, purchases: readonly Purchase[]): Column<Need>[] => {
  const t = words[lang]
  return [
    {
      key: 'title',
      label: t.need,
      sort: true,
      cell: (n) => <a href={`/needs/${n.id}`}>{titleIn(n, lang)}</a>,
      text: (n) => titleIn(n, lang),
    },
    { key: 'state', label: t.state, sort: true, cell: (n) => stateTag(n.state, lang), text: (n) => needProcess.states[n.state][lang] },
    {
      key: 'evidence',
      label: t.evidence,
      cell: (n) =>
        listIn(
          kindsOf(n.evidence).map((k) => evidenceWords[k].name[lang]),
          lang,
        ) || '—',
      text: (n) =>
        kindsOf(n.evidence)
          .map((k) => evidenceWords[k].name[lang])
          .join('; '),
    },
    {
      key: 'purchase',
      label: t.purchase,
      cell: (n) => {
        const p = purchases.find((x) => x.id === n.purchaseId)
        return p ? (
          <Link asker={asker} href={`/purchases/${p.id}`} of={p}>
            {p.number}
          </Link>
        ) : (
          '—'
        )
      },
      text: (n) => purchases.find((x) => x.id === n.purchaseId)?.number ?? '',
    },
    {
      key: 'noticed',
      label: t.noticedOn,
      sort: true,
      number: true,
      cell: (n) => sayDay(n.noticedOn, lang),
      text: (n) => n.noticedOn.toString(),
    },
  ]
}

export function NeedsPage(
  p: Common & Listed<Need> & { chosen: Purchase | undefined; state: string; search: string; surveys: readonly Campaign[] },
) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  const add = p.chosen ? `?purchase=${p.chosen.id}` : ''
  const edits = may(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.needs}
      section="needs"
      lead={t.needsLead}
      trail={p.chosen ? [crumb(ctx, p.chosen, titleIn(p.chosen, ctx.lang))] : []}
      actions={
        edits && (
          <>
            <a className="button" href={`/needs/new${add}`}>
              {t.noticeNeed}
            </a>
            <a className="button plain" href={`/surveys/new${add}`}>
              {t.newSurvey}
            </a>
          </>
        )
      }
    >
      <Parts lang={ctx.lang} part="needs" />
      {p.chosen && (
        <Notice>
          <p>
            {t.onlyPurchase(titleIn(p.chosen, ctx.lang))} <a href="/needs">{t.showAll}</a>
          </p>
          {p.surveys.length > 0 && (
            <p className="small">
              {t.surveys}
              {colonIn(ctx.lang)}
              {p.surveys.map((s, i) => (
                <span key={s.id}>
                  {i > 0 && listIn(['', ''], ctx.lang)}
                  <a href={`/surveys/${s.id}`}>{titleIn(s, ctx.lang)}</a>
                </span>
              ))}
            </p>
          )}
        </Notice>
      )}
      <form className="filters" action="/needs">
        {p.chosen && <input type="hidden" name="purchase" value={p.chosen.id} />}
        <NarrowedTo
          name="state"
          label={t.state}
          all={t.anyState}
          value={p.state}
          options={Object.entries(needProcess.states).map(([value, says]) => ({ value, label: says[ctx.lang] }))}
        />
        <SearchedFor label={t.search} value={p.search} />
        <button className="button plain small">{t.filter}</button>
      </form>
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(n) => n.id}
        empty={
          p.state || p.search ? undefined : (
            <Empty title={t.noNeeds}>
              <p>{t.noNeedsHelp}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}
