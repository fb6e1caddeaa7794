import { filesOf, FilesOf, type Holder, refuseFiles } from '#files'
import { isRefusal, type Refusal } from '#kernel'
import {
  documentKinds,
  documentStates,
  type KeptDocument,
  mayNot,
  nameOf,
  organisation,
  supplierDocument,
  supplierWords,
  Until,
} from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FrameFacts, Page, param, SummaryList, Tag, type View } from '#ui'

/** The scans of a supplier's document; bids that name it take copies, so one that is withdrawn changes no more. */
export const heldByDocument = (d: KeptDocument): Holder => ({
  kind: 'document',
  id: d.id,
  href: `/people/documents/${d.id}`,
  title: d.number,
  on: { organisationId: d.organisation_id },
  see: 'people.manage-own',
  add: 'people.manage-own',
  frozen: d.state === 'stands' ? undefined : refuseFiles('files-closed'),
  photos: true,
})

/** The document of the address, for whoever manages its institution and for administrators. */
async function asked(ctx: Ctx, c: C): Promise<KeptDocument | Refusal> {
  const d = await supplierDocument(ctx, param(c, 'document'))
  if (!d) return notThere()
  return mayNot(ctx.asker, 'people.manage-own', { organisationId: d.organisation_id }) ?? d
}

export async function documentHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const d = await asked(ctx, c)
  return isRefusal(d) ? d : heldByDocument(d)
}

/** One document of a supplier with its files. */
export async function documentPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const { lang } = ctx
  const t = supplierWords[lang]
  const d = await asked(ctx, c)
  if (isRefusal(d)) return d
  const title = documentKinds[d.kind][lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="people"
      title={`${title} ${d.number}`}
      lead={nameOf(await organisation(ctx, d.organisation_id), lang)}
      trail={[{ label: t.ofOrganisation, href: `/people/${d.organisation_id}/documents` }, { label: d.number }]}
    >
      <SummaryList
        rows={[
          { label: t.kind, value: title },
          { label: t.number, value: d.number },
          ...(d.issuer ? [{ label: t.issuer, value: d.issuer }] : []),
          { label: t.validUntil, value: <Until validUntil={d.valid_until} today={ctx.today} lang={lang} /> },
          ...(d.state === 'withdrawn' ? [{ label: t.state, value: <Tag quiet>{documentStates.withdrawn[lang]}</Tag> }] : []),
        ]}
      />
      <p>{t.filesLead}</p>
      <FilesOf ctx={ctx} facts={await filesOf(ctx, heldByDocument(d))} />
    </Page>
  )
}
