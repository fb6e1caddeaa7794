import { isRefusal } from '#kernel'
import { communities, contactLines, organisation, printedLogo } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FrameFacts, linkTo, numberIn, param, qrCodeOf, type View } from '#ui'
import { campaign } from './campaigns.ts'
import { openLinkOf } from './open-link-of.ts'
import { OpenLinkPage, SlipsPage, slipsPerPage } from './pages/slips.tsx'
import { slipsOf } from './slips-of.ts'

/** The open link as a poster. */
export async function linkPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const token = await openLinkOf(ctx, param(c, 'id'))
  if (isRefusal(token)) return token
  const found = (await campaign(ctx, param(c, 'id')))!
  const address = linkTo(c, `/o/${token}`)
  const asks = await organisation(ctx, found.drawnBy ?? found.purchaserId)
  return (
    <OpenLinkPage
      ctx={ctx}
      frame={frame}
      campaign={found}
      asks={asks}
      address={address}
      svg={await qrCodeOf(address)}
      contact={await contactLines(ctx)}
      logo={await printedLogo(ctx, found.drawnBy ?? found.purchaserId)}
    />
  )
}

/** The slips of one community, so many to a page of the screen. They are secrets to print and no list: there is no file of them. */
export async function slipsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await campaign(ctx, param(c, 'id'))
  if (!found) return notThere()
  const slips = await slipsOf(ctx, found.id)
  if (isRefusal(slips)) return slips
  const places = await communities(ctx, { ids: found.communityIds })
  const chosen = places.find((p) => p.id === c.req.query('community')) ?? places[0]
  const codes = slips.codes.find((s) => s.communityId === chosen?.id)?.codes ?? []
  const page = numberIn(c.req.query('page')) || 1
  const shown = codes.slice((page - 1) * slipsPerPage, page * slipsPerPage)
  return (
    <SlipsPage
      ctx={ctx}
      frame={frame}
      campaign={found}
      asks={await organisation(ctx, found.drawnBy ?? found.purchaserId)}
      contact={await contactLines(ctx)}
      logo={await printedLogo(ctx, found.drawnBy ?? found.purchaserId)}
      places={places}
      chosen={chosen}
      page={page}
      of={codes.length}
      address={linkTo(c, '/s').replace(/^https?:\/\//, '')}
      slips={await Promise.all(shown.map(async (code) => ({ code, svg: await qrCodeOf(linkTo(c, `/s/${code}`)) })))}
    />
  )
}
