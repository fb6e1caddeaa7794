import { dayAt, erasureGroundNames, erasureGrounds, isErased, type Lang, listIn, sayDay, sayMoment } from '#kernel'
import { type DataRequest, dataRequestProcess, dataRequests, erasures, mayNot, openable, people, requestKinds } from '#people'
import { type Ctx, findTexts, type FoundText, mostFound, sameWords, type SameWords, sayAnyAction, textAt } from '#platform'
import {
  type C,
  Checkboxes,
  DataTable,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  Notice,
  Page,
  Radios,
  Select,
  SummaryList,
  Tag,
} from '#ui'
import { erasable } from './erasable.ts'
import { seenText } from './erase-text.ts'
import { dataWords, refuseErasure as refuse } from './personal-data-words.ts'
import { factsPlace, isFacts, placeOf, refOf } from './place-ref.ts'

export const trail = (lang: Ctx['lang'], label: string) => [{ label: dataWords[lang].title, href: '/personal-data' }, { label }]

/** The first page of the data officer: what people asked for, where texts about people stand, and what was erased. */
export async function PersonalDataPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const no = mayNot(ctx.asker, 'people.find-texts')
  if (no) return no
  const { lang } = ctx
  const t = dataWords[lang]
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const found = q ? await findTexts(ctx, erasable(), q) : []
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="data"
      title={t.title}
      lead={t.lead}
      actions={
        <a className="button plain" href="/personal-data/requests/new">
          {t.enter}
        </a>
      }
    >
      <h2>{t.requests}</h2>
      <Requests ctx={ctx} requests={await dataRequests(ctx)} />
      <h2>{t.find}</h2>
      <p>{t.findLead}</p>
      <form className="filters" method="get" role="search">
        <div className="field">
          <label htmlFor="q">{t.findFor}</label>
          <input id="q" type="search" name="q" defaultValue={q} style={{ width: 320 }} autoComplete="off" />
        </div>
        <button className="button small">{t.findButton}</button>
      </form>
      {q && <Found ctx={ctx} found={found} q={q} />}
      <h2>{t.erased}</h2>
      <DataTable
        lang={lang}
        rows={await erasures(ctx)}
        rowKey={(e) => e.id}
        empty={<p className="soft">{t.erasedNone}</p>}
        columns={[
          { key: 'on', label: t.on, cell: (e) => sayDay(e.erased_on, lang) },
          { key: 'where', label: t.where, cell: (e) => whereIs(e.kind, e.place.column, lang) },
          { key: 'ground', label: t.ground, cell: (e) => erasureGrounds[e.ground][lang] },
          {
            key: 'request',
            label: t.request,
            cell: (e) => e.request_id && <a href={`/personal-data/requests/${e.request_id}`}>…{e.request_id.slice(-5)}</a>,
          },
        ]}
      />
      <h2>{t.notHere}</h2>
      <ul>
        <li>{t.notHereFile}</li>
        <li>{t.notHereLog}</li>
        <li>{t.notHereWaiting}</li>
      </ul>
    </Page>
  )
}

function whereIs(kind: string, column: string, lang: Lang): string {
  if (isFacts({ kind })) return dataWords[lang].logEntry
  const of = erasable().find((e) => e.kind === kind)
  const in_ = of?.texts.find((x) => x.column === column)
  return of && in_ ? `${of.says[lang]} · ${in_.says[lang]}` : kind
}

function Requests({ ctx, requests }: { ctx: Ctx; requests: readonly DataRequest[] }) {
  const { lang } = ctx
  const t = dataWords[lang]
  return (
    <DataTable
      lang={lang}
      rows={requests}
      rowKey={(r) => r.id}
      late={(r) => r.state === 'open' && Temporal.PlainDate.compare(r.due_on, ctx.today) < 0}
      empty={<p className="soft">{t.requestsNone}</p>}
      columns={[
        { key: 'kind', label: t.kind, cell: (r) => <a href={`/personal-data/requests/${r.id}`}>{requestKinds[r.kind][lang]}</a> },
        { key: 'asked', label: t.askedOn, cell: (r) => sayDay(r.asked_on, lang) },
        { key: 'due', label: t.dueOn, cell: (r) => sayDay(r.due_on, lang) },
        { key: 'state', label: t.state, cell: (r) => <Tag quiet={r.state !== 'open'}>{dataRequestProcess.states[r.state][lang]}</Tag> },
      ]}
    />
  )
}

function Found({ ctx, found, q }: { ctx: Ctx; found: readonly FoundText[]; q: string }) {
  const { lang } = ctx
  const t = dataWords[lang]
  const where = (f: FoundText) => whereIs(f.place.kind, f.place.column, lang)
  const full = [...Map.groupBy(found, where)].filter(([, all]) => all.length >= mostFound).map(([of]) => of)
  return (
    <>
      {full.length > 0 && <Notice>{t.foundFull(mostFound, listIn(full, lang))}</Notice>}
      <DataTable
        lang={lang}
        rows={found}
        rowKey={(f) => refOf(f.place)}
        empty={<p>{t.foundNone(q)}</p>}
        columns={[
          {
            key: 'where',
            label: t.where,
            cell: (f) => (
              <>
                {where(f)} <span className="soft small nowrap">…{String(f.place.key.at(-1)).slice(-5)}</span>
              </>
            ),
          },
          { key: 'says', label: t.says, cell: (f) => <span style={{ overflowWrap: 'anywhere' }}>{excerpt(f.text)}</span> },
          { key: 'do', label: '', cell: (f) => <a href={`/personal-data/text?at=${refOf(f.place)}`}>{t.look}</a> },
        ]}
      />
    </>
  )
}
const excerpt = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text)

/** One text, whole, with the reasons for which it may be erased. */
export async function TextPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm({ ground: 'asked' })) {
  const no = mayNot(ctx.asker, 'people.erase-text')
  if (no) return no
  const ref = c.req.query('at') ?? ''
  const place = placeOf(ref)
  const found = place && (await textAt(ctx, erasable(), place))
  if (!found) return refuse('no-text')
  const { lang } = ctx
  const t = dataWords[lang]
  const href = found.of.href?.(found.row)
  const to = href && openable(ctx.asker, href)
  const gone = isErased(found.text)
  const also = gone ? undefined : await sameWords(ctx, erasable(), found)
  const requests = (await dataRequests(ctx)).filter((r) => r.state === 'open')
  return (
    <Page ctx={ctx} frame={frame} section="data" title={t.textTitle} trail={trail(lang, t.textTitle)}>
      <SummaryList
        rows={[
          {
            label: t.where,
            value: whereIs(found.place.kind, found.place.column, lang),
            ...(to && { change: { href: to, label: t.toRecord } }),
          },
          {
            label: t.says,
            value: <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{found.text}</span>,
          },
        ]}
      />
      {gone ? (
        <Notice>
          <p>{t.already}</p>
        </Notice>
      ) : (
        <>
          {found.of.inFile && (
            <Notice>
              <p>{t.inFile}</p>
            </Notice>
          )}
          {((found.in.kept?.length ?? 0) > 0 || found.in.keptBy) && <p>{t.keptToo}</p>}
          <EraseForm ctx={ctx} found={found} at={ref} form={form} also={also!} requests={requests} />
        </>
      )}
    </Page>
  )
}

/** For which reason it is erased, here and wherever the same words stand, and for whose request. */
function EraseForm(p: { ctx: Ctx; found: FoundText; at: string; form: FormState; also: SameWords; requests: readonly DataRequest[] }) {
  const { ctx, found, at, form, also, requests } = p
  const { lang } = ctx
  const t = dataWords[lang]
  return (
    <Form action={`/personal-data/text?at=${at}`} form={form} lang={lang} submit={t.eraseButton} cancel="/personal-data">
      <input type="hidden" name="seen" value={seenText(found.text)} />
      <Radios
        form={form}
        lang={lang}
        name="ground"
        label={t.ground}
        options={erasureGroundNames.map((g) => ({ value: g, label: erasureGrounds[g][lang] }))}
      />
      {also.texts.length + also.entries.length > 0 && (
        <Checkboxes form={form} lang={lang} name="also" label={t.alsoHere} hint={t.alsoHint} optional options={otherPlaces(ctx, also)} />
      )}
      {requests.length > 0 && (
        <Select
          form={form}
          lang={lang}
          name="requestId"
          label={t.forRequest}
          optional
          empty={t.noRequest}
          options={requests.map((r) => ({
            value: r.id,
            label: `${sayDay(r.asked_on, lang)} · ${requestKinds[r.kind][lang]} …${r.id.slice(-5)}`,
          }))}
        />
      )}
    </Form>
  )
}

/** Each other place with the same words, with its record, its day and where it can be seen. */
function otherPlaces(ctx: Ctx, { texts, entries }: SameWords) {
  const { lang } = ctx
  const t = dataWords[lang]
  const seen = (href: string | undefined) => href && openable(ctx.asker, href) && <a href={href}>{t.toRecord}</a>
  return [
    ...texts.map((f) => ({
      value: refOf(f.place),
      label: [whereIs(f.place.kind, f.place.column, lang), nameIn(f.row, lang), dayIn(ctx, f.row)].filter(Boolean).join(' · '),
      hint: (
        <>
          <a href={`/personal-data/text?at=${refOf(f.place)}`}>{t.lookOnly}</a> {seen(f.of.href?.(f.row))}
        </>
      ),
    })),
    ...entries.map((e) => ({
      value: refOf(factsPlace(e.id)),
      label: `${t.logEntry} · ${sayAnyAction(e.action, e.facts)[lang]} · ${sayMoment(e.at, lang, ctx.zone)}`,
      hint: seen(`/log/${e.id}`),
    })),
  ]
}
/** What a record is called in its own row. */
function nameIn(row: FoundText['row'], lang: Lang): string {
  const title = row.title ?? row.number ?? row.title_zh
  if (typeof title === 'object' && title !== null) return String((title as Record<string, unknown>)[lang] ?? '')
  return typeof title === 'string' ? title : ''
}
/** The first day or moment in a row. */
function dayIn(ctx: Ctx, row: FoundText['row']): string {
  const at = Object.values(row).find((v) => v instanceof Temporal.PlainDate || v instanceof Temporal.Instant)
  return at ? sayDay(at instanceof Temporal.Instant ? dayAt(at, ctx.zone) : at, ctx.lang) : ''
}

/** Whose request it is, in words. */
export async function whose(ctx: Ctx, r: DataRequest): Promise<string> {
  if (!r.user_id) return dataWords[ctx.lang].ofResident
  return (await people(ctx, { userIds: [r.user_id] }))[0]?.name ?? '—'
}
