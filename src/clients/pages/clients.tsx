import type { Lang } from '#kernel'
import type { Community } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, Page, SearchedFor } from '#ui'
import { ageGroups, sexes } from '../rules/words.ts'
import type { ListedClient } from '../seen-of.ts'
import { words } from '../words.ts'
import { toDelivery } from './trail.ts'

interface Known {
  staff: readonly { userId: string; name: string }[]
  places: readonly Community[]
  named: boolean
  leads: boolean
}

/** Names stand on the page alone: a file of them would lie about. */
export function clientColumns(ctx: Ctx, k: Known): Column<ListedClient>[] {
  const { lang } = ctx
  const t = words[lang]
  const worker = (c: ListedClient) => k.staff.find((p) => p.userId === c.workerId)?.name ?? ''
  const place = (c: ListedClient) => k.places.find((p) => p.id === c.communityId)?.name ?? ''
  const columns: (Column<ListedClient> | false)[] = [
    {
      key: 'number',
      label: t.one,
      sort: true,
      cell: (c) => <a href={`/clients/${c.id}`}>{t.numbered(c.number)}</a>,
      text: (c) => t.numbered(c.number),
    },
    k.named && {
      key: 'name',
      label: t.name,
      cell: (c) =>
        typeof c.seen === 'string' ? <span className="soft">{c.state === 'erased' ? t.erasedName : t.closedName}</span> : c.seen.name,
    },
    k.named && {
      key: 'phone',
      label: t.phone,
      cell: (c) => (typeof c.seen === 'string' || !c.seen.phone ? '' : <a href={`tel:${c.seen.phone}`}>{c.seen.phone}</a>),
    },
    { key: 'age', label: t.age, sort: true, cell: (c) => ageGroups[c.ageGroup][lang], text: (c) => ageGroups[c.ageGroup][lang] },
    { key: 'sex', label: t.sex, cell: (c) => sexes[c.sex][lang], text: (c) => sexes[c.sex][lang] },
    { key: 'community', label: t.community, cell: place, text: place },
    k.leads && { key: 'worker', label: t.worker, cell: worker, text: worker },
  ]
  return columns.filter((c) => c !== false)
}

interface Facts {
  leads: boolean
  hasKey: boolean
  isOpen: boolean
  named: boolean
}

function Actions({ f, lang }: { f: Facts; lang: Lang }) {
  const t = words[lang]
  return (
    <>
      {f.hasKey && (
        <a className="button" href="/clients/new">
          {t.add}
        </a>
      )}
      {f.isOpen && (
        <a className="button plain" href="/clients/take">
          {t.takeClient}
        </a>
      )}
      {f.isOpen && (
        <a className="button plain" href={f.named ? '/clients' : '/clients?names=yes'}>
          {f.named ? t.hideNames : t.showNames}
        </a>
      )}
      <a className="button plain" href="/cases">
        {t.cases}
      </a>
      <a className="button plain" href="/clients/form">
        {t.printForm}
      </a>
      <a className="button plain" href="/clients/key">
        {f.isOpen || !f.hasKey ? t.keyTitle : t.openNames}
      </a>
    </>
  )
}

/** Those who are served: by number, and by name for whoever opened the names and asked for them. */
export function ClientsPage(p: Listed<ListedClient> & { ctx: Ctx; frame: FrameFacts; q: string; f: Facts }) {
  const { ctx, f } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="delivery"
      title={t.title}
      lead={f.leads ? t.allLead : t.mineLead}
      trail={[toDelivery(lang)]}
      actions={<Actions f={f} lang={lang} />}
    >
      {f.hasKey && (
        <form className="filters" method="get" role="search">
          <SearchedFor label={t.find} value={p.q} />
          {f.named && <input type="hidden" name="names" value="yes" />}
          <button className="button plain">{t.findIt}</button>
        </form>
      )}
      <ListTable
        of={p}
        frame={p.frame}
        lang={lang}
        rowKey={(c) => c.id}
        empty={
          f.hasKey ? (
            <Empty title={f.leads ? t.none : t.noneMine}>
              <p>{t.noneHelp}</p>
            </Empty>
          ) : (
            <Empty title={t.keyFirst}>
              <p>{f.leads ? <a href="/clients/key">{t.start}</a> : t.keyFirstHelp}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}
