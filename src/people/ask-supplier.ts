import { newId, type Refusal } from '#kernel'
import { change, type Ctx, putInOutbox } from '#platform'
import { tables } from './store.ts'
import type { SupplierInput } from './supplier-form.ts'
import { refuseSupplier as refuseHere } from './supplier-words.ts'
import { documentJson, supplierRule } from './suppliers.ts'
import { type From, mayAsk } from './throttle.ts'
import { refuse } from './words.ts'

/**
 * Takes down that an institution asks to be registered. The answer is the same whether its code is registered, was asked for already, or
 * is new: what is known of it is looked up only when somebody decides, or when the letter of the rule is written.
 */
export async function askSupplier(ctx: Ctx, i: SupplierInput & { from: From }): Promise<{ asked: true } | Refusal> {
  if (ctx.demo) return refuse('no-demo-people')
  if (i.from.address && !(await mayAsk(ctx, `supplier from ${i.from.address}`, 10))) return refuseHere('supplier-often')
  // Whoever sends the same again and again has one that is decided on. Counted by address too: the code is public, and what somebody else
  // sent with it must not stand for what the institution itself sends.
  if (!(await mayAsk(ctx, `supplier ${i.creditCode} from ${i.from.address}`, 3))) return { asked: true }
  // Far beyond that nothing more is kept, and it is said: nobody is told of a registration that is none.
  if (!(await mayAsk(ctx, `supplier ${i.creditCode}`, 30))) return refuseHere('supplier-code-often')
  const id = newId('supplier', ctx.now)
  return await change(ctx, { action: 'people.ask-supplier', subject: { kind: 'supplier', id } }, async (tx) => {
    const inside = { ...ctx, db: tx }
    await tables(tx)
      .insertInto('supplier_applications')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        name: i.name,
        name_en: i.nameEn ?? null,
        credit_code: i.creditCode,
        legal_form: i.legalForm,
        address: i.address ?? null,
        represented_by: i.representedBy ?? null,
        phone: i.phone ?? null,
        contact_name: i.contactName,
        contact_email: i.contactEmail,
        documents: asJsonList(i.documents.map(documentJson)),
        asked_on: ctx.today,
      })
      .execute()
    if (ctx.mail && (await supplierRule(inside)).byRule) await putInOutbox(ctx, tx, { kind: 'supplier', order: { id, lang: ctx.lang } })
    return { asked: true as const }
  })
}

/** A list kept as json is written as its text: a driver would send a bare list as a database array. */
const asJsonList = <T>(all: readonly T[]): T[] => JSON.stringify(all) as unknown as T[]
