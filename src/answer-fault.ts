import { isBusy, isDiskFull, isShutOut, type Logger, Refused, type WaitingRoom } from '#platform'
import { busyPage, type Env, refusalJson, refusalPage } from '#ui'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { refuse } from './app-words.ts'
import { faultPage } from './home/status-pages.tsx'
import { areaOf, quietRoute } from './quiet-route.ts'
import { isApi, languageOf } from './tell.ts'

interface Here {
  logger: Logger
  /** Address of the styles. */
  styles: string
  room: WaitingRoom | undefined
}

/** What was thrown: a no, a database that is busy or away, or a fault of ours, whose number the page quotes. */
export async function answerFault(error: Error, c: Context<Env>, here: Here): Promise<Response> {
  // Refused before anybody was asked for, as a form that another site sent.
  if (error instanceof HTTPException) return error.getResponse()
  const ctx = c.get('ctx')
  // A no that was found where only an answer could be returned.
  if (error instanceof Refused && ctx) {
    if (isApi(c)) return refusalJson(c, error.refusal, languageOf(c))
    return refusalPage(c, await c.get('frame')(), error.refusal)
  }
  if (isBusy(error) || isDiskFull(error)) return await answerBusy(error, c, here)
  here.logger.error({ request: ctx?.requestId, err: error, route: quietRoute(c) }, 'fault')
  // The page quotes this line’s number, so it is written before the page is sent.
  here.logger.flush()
  return await faultPage(c, ctx?.requestId ?? '')
}

async function answerBusy(error: Error, c: Context<Env>, { logger, styles, room }: Here): Promise<Response> {
  const diskFull = isDiskFull(error)
  if (!diskFull) room?.tooLong(areaOf(c))
  const said = { request: c.get('ctx')?.requestId, err: error, route: quietRoute(c) }
  if (diskFull) logger.error(said, 'the disk of the database is full: nothing is stored until somebody makes room')
  else if (isShutOut(error)) logger.error(said, 'the database refuses this login or what it may do')
  else logger.warn(said, 'the database is busy or away')
  if (isApi(c)) return refusalJson(c, refuse(diskFull ? 'disk-full' : 'busy'), languageOf(c))
  return await busyPage(c, { lang: languageOf(c), styles, diskFull })
}
