import { sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, type Column, DataTable, Empty, type FrameFacts, Notice, Page, Tag } from '#ui'
import { phoneActs, phoneStates } from '../rules/words.ts'
import type { Phone } from '../rules/phone.ts'
import { words } from '../words.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  mine: readonly Phone[]
  /** Those of colleagues, for whoever leads the institution. */
  others: readonly Phone[]
  names: ReadonlyMap<string, string>
  /** The one that was reported lost just now. */
  lost: Phone | undefined
}

/** Telephones that work without signal: how one is begun, which there are, and that one is lost. */
export function PhonesPage({ ctx, frame, mine, others, names, lost }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.title}
      lead={t.lead}
      actions={
        <a className="button" href="/phone/">
          {t.openHere}
        </a>
      }
    >
      {lost && (
        <Notice>
          <p role="status">{t.lostWith(lost.name, lost.unsent, sayMoment(lost.seenAt, lang, ctx.zone))}</p>
        </Notice>
      )}
      <h2>{t.mine}</h2>
      <DataTable
        lang={lang}
        rows={mine}
        rowKey={(p) => p.id}
        columns={columns(ctx)}
        empty={
          <Empty title={t.noneMine}>
            <p>{t.noneMineHelp}</p>
          </Empty>
        }
      />
      {others.length > 0 && (
        <>
          <h2>{t.ours}</h2>
          <DataTable
            lang={lang}
            rows={others}
            rowKey={(p) => p.id}
            columns={[{ key: 'owner', label: t.owner, cell: (p) => names.get(p.userId) ?? '' }, ...columns(ctx)]}
          />
        </>
      )}
      {mine.length + others.length > 0 && <p className="soft">{t.loseHelp}</p>}
    </Page>
  )
}

function columns({ lang, zone }: Ctx): Column<Phone>[] {
  const t = words[lang]
  return [
    { key: 'name', label: t.name, cell: (p) => <strong>{p.name}</strong> },
    {
      key: 'state',
      label: t.state,
      cell: (p) => (
        <>
          <Tag late={p.state === 'lost'} quiet={p.state === 'removed'}>
            {phoneStates[p.state][lang]}
          </Tag>{' '}
          {p.state === 'lost' && <span className="soft">{p.wipedAt ? t.wiped : t.notWiped}</span>}
        </>
      ),
    },
    { key: 'seen', label: t.seen, cell: (p) => sayMoment(p.seenAt, lang, zone) },
    { key: 'unsent', label: t.unsent, cell: (p) => t.entries(p.unsent) },
    {
      key: 'lose',
      label: phoneActs.lose[lang],
      cell: (p) =>
        p.state === 'in-use' ? <ActionButton action={`/phones/${p.id}/lose`} lang={lang} label={t.lose} version={p.version} /> : '',
    },
  ]
}
