import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, linkTo, listView, param, type View } from '#ui'
import { organisation, organisations } from './directory.ts'
import { notInUse } from './organisations.ts'
import { DocumentsPage } from './pages/documents.tsx'
import { AskedPage, RegisterSupplierPage } from './pages/register-supplier.tsx'
import { applicationColumns, ApplicationPage, ApplicationsPage } from './pages/supplier-applications.tsx'
import { supplierColumns, SuppliersPage } from './pages/suppliers.tsx'
import { mayNot } from './permission.ts'
import { sameName } from './rules/same-name.ts'
import {
  application,
  applicationSorts,
  documentOf,
  documentsOf,
  listedApplications,
  publicSuppliers,
  supplierRule,
  supplierSorts,
} from './suppliers.ts'

export const supplierLink = (c: C) => (secret: string) => linkTo(c, `/invitations/${secret}`)

/** Who is registered, for everybody, as a page or as a file. */
export async function suppliersPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const search = (new URL(c.req.url).searchParams.get('q') ?? '').slice(0, 100)
  const list = {
    sorts: supplierSorts,
    name: 'suppliers',
    read: (query: ListQuery) => publicSuppliers(ctx, search, query),
    columns: () => supplierColumns(ctx.lang),
  }
  return await listView(c, list, (listed) => <SuppliersPage ctx={ctx} frame={frame} {...listed} q={search} />)
}

export async function registerSupplierPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  return <RegisterSupplierPage ctx={ctx} frame={frame} form={form ?? freshForm()} />
}
export async function askedPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  return <AskedPage ctx={ctx} frame={frame} />
}

/** Who asked, for the administrator. */
export async function applicationsPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const rule = await supplierRule(ctx)
  const list = {
    sorts: applicationSorts,
    name: 'supplier-applications',
    read: (query: ListQuery) => listedApplications(ctx, query),
    columns: () => applicationColumns(ctx.lang),
  }
  return await listView(c, list, (listed) => <ApplicationsPage ctx={ctx} frame={frame} {...listed} rule={rule} form={form} />)
}

/** One of them, with who is registered under the same code or name already. */
export async function applicationPage(ctx: Ctx, c: C, frame: FrameFacts, more: { form?: FormState; link?: string } = {}): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const found = await application(ctx, param(c, 'id'))
  if (!found) return notThere()
  const alike = (await organisations(ctx)).find(
    (o) =>
      o.id !== found.organisation_id &&
      (o.credit_code === found.credit_code ||
        (o.kind === 'institution' && o.state === 'open' && sameName(o.name) === sameName(found.name))),
  )
  return (
    <ApplicationPage
      ctx={ctx}
      frame={frame}
      application={found}
      documents={found.documents.map(documentOf)}
      alike={found.state === 'asked' ? alike : undefined}
      form={more.form ?? freshForm()}
      link={more.link}
    />
  )
}

/** The documents of one institution, for who manages it. */
export async function documentsPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const id = param(c, 'id')
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: id })
  if (no) return no
  const found = await organisation(ctx, id)
  if (found?.kind !== 'institution') return notThere()
  return (
    <DocumentsPage
      ctx={ctx}
      frame={frame}
      organisation={found}
      isOpen={notInUse(found) === undefined}
      documents={await documentsOf(ctx, id)}
      form={form ?? freshForm()}
    />
  )
}
