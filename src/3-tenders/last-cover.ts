import type { Ctx } from '#platform'
import { type Cover, openCover } from './cover.ts'
import type { Row } from './store/index.ts'

/** The cover of a last offer: whose it is, when it came and with which fingerprints. It opens beside no other offer. @throws CannotUnseal */
export const lastCover = (ctx: Pick<Ctx, 'jurisdiction' | 'seal'>, row: Pick<Row<'last_offers'>, 'bid_id' | 'cover'>): Cover =>
  openCover(ctx, {
    id: `${row.bid_id} last`,
    cover: row.cover,
    provider_id: null,
    submitted_by: null,
    received_at: null,
    revision: 1,
    withdrawn_at: null,
  })
