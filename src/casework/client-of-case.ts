import type { Ctx } from '#platform'
import { caseRow } from './store/index.ts'

/** Whose case it is; nobody's id where there is no such case. */
export const clientOfCase = async (ctx: Ctx, caseId: string): Promise<string> => (await caseRow(ctx, caseId))?.clientId ?? ''
