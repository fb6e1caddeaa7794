import { agreedAmong, clientIdsOf, type ClientRow, clientsByIds } from '#clients'
import { type Day, isBefore } from '#kernel'
import { mayAtAll } from '#people'
import type { Ctx } from '#platform'
import { heldOf } from './held-of.ts'
import type { Case, ContactKind } from './rules/case.ts'
import type { Member, WorkGroup } from './rules/group.ts'
import { casesOf, contactsOf, groupsOf, membersOf } from './store/index.ts'
import { words } from './words.ts'

/** The cases and groups of whoever asks, by codes alone: what they carry with them where there is no signal. */
export interface OwnCasework {
  readonly cases: readonly {
    readonly id: string
    readonly code: string
    readonly contractId: string
    readonly lineId: string
    readonly next: { readonly on: Day; readonly kind: ContactKind } | null
    readonly contacts: readonly { readonly on: Day; readonly kind: ContactKind }[]
  }[]
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    readonly contractId: string
    readonly lineId: string
    readonly nextOn: Day | null
    readonly held: readonly Day[]
    /** Places that can be ticked, each with the code of who stands behind it. */
    readonly places: readonly { readonly number: number; readonly code: string | null; readonly leftOn: Day | null }[]
  }[]
}

const codeOf = (clients: ReadonlyMap<string, ClientRow>, clientId: string, n: number): string =>
  words.zh.numbered(clients.get(clientId)?.number ?? 0, n).replace(/^\P{ASCII}+\s*/u, '')

/** @param since contacts from that day on are carried along */
export async function ownCasework(ctx: Ctx, since: Day): Promise<OwnCasework> {
  const [organisationId, workerId] = [ctx.asker.organisationId ?? '', ctx.asker.userId ?? '']
  const clientIds = mayAtAll(ctx.asker, 'clients.keep') ? await clientIdsOf(ctx, { organisationId, workerId }) : []
  const clients = new Map((await clientsByIds(ctx, clientIds)).map((k) => [k.id, k]))
  const known = clientIds.filter((id) => clients.get(id)?.state === 'known')
  const cases = known.length === 0 ? [] : await casesOf(ctx, { organisationId, clientIds: known, states: ['assessing', 'serving'] })
  const contacts = await contactsOf(
    ctx,
    cases.map((k) => k.id),
  )
  const groups = await groupsOf(ctx, { organisationId, workerId, states: ['planned', 'running'] })
  const ofCase = (k: Case) => {
    const own = contacts.filter((x) => x.case_id === k.id)
    const planned = own.find((x) => x.record_id === null && x.planned_on)
    return {
      ...{ id: k.id, code: codeOf(clients, k.clientId, k.number), contractId: k.contractId, lineId: k.lineId },
      next: planned ? { on: planned.planned_on!, kind: planned.kind } : null,
      contacts: own.flatMap((x) => (x.done_on && !isBefore(x.done_on, since) ? [{ on: x.done_on, kind: x.kind }] : [])),
    }
  }
  return { cases: cases.map(ofCase), groups: await carried(ctx, groups) }
}

async function carried(ctx: Ctx, groups: readonly WorkGroup[]): Promise<OwnCasework['groups']> {
  const ids = groups.map((g) => g.id)
  const [members, held] = [await membersOf(ctx, ids), await heldOf(ctx, ids)]
  const behind = members.flatMap((m) => m.clientId ?? [])
  const [clients, agreed] = [new Map((await clientsByIds(ctx, behind)).map((k) => [k.id, k])), await agreedAmong(ctx, behind)]
  // Of whoever took the consent back nothing more is written.
  const place = (m: Member) => ({
    number: m.number,
    code: m.clientId ? codeOf(clients, m.clientId, 1) : null,
    leftOn: m.leftOn,
  })
  return groups.map((g) => ({
    ...{ id: g.id, title: g.title, contractId: g.contractId, lineId: g.lineId, nextOn: g.nextOn },
    held: held.filter((s) => s.groupId === g.id).map((s) => s.heldOn),
    places: members.filter((m) => m.groupId === g.id && (!m.clientId || agreed.has(m.clientId))).map(place),
  }))
}
