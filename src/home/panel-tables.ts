import type { myPanels } from '#tenders'
import { columnSays as says } from './my-data-words.ts'
import { type OwnTable, ownTable as table } from './own-table.ts'

const score = [
  ['score', says.score],
  ['note', says.text],
  ['scored_at', says.when],
] as const

/** What the house holds of somebody who sat on panels, or looked at bids for an office. */
export const panelTables = (panel: Awaited<ReturnType<typeof myPanels>>): OwnTable[] => [
  table('panels', panel.panels, [
    ['tender', says.tender],
    ['state', says.state],
    ['declared_at', says.declared],
    ['tie', says.declaredTie],
    ['recused_reason', says.text],
  ]),
  table('scores', panel.scores, score),
  table('findings', panel.findings, [
    ['ground', says.kind],
    ['reason', says.text],
    ['found_at', says.when],
  ]),
  table('corrections', panel.corrections, [
    ['was', says.wasScore],
    ['becomes', says.becomes],
    ['reason', says.text],
    ['corrected_at', says.when],
  ]),
  table('votes', panel.votes, [
    ['decision', says.kind],
    ['reason', says.text],
    ['voted_at', says.when],
  ]),
  table('talks', panel.talks, [
    ['says', says.text],
    ['written_at', says.when],
  ]),
  table('talkChanges', panel.changes, [
    ['says', says.text],
    ['confirmed_at', says.when],
  ]),
  table('conformityLooks', panel.conformityLooks, [
    ['item', says.kind],
    ['reason', says.text],
    ['said_at', says.when],
  ]),
  table('examinations', panel.examinations, [
    ['stage', says.kind],
    ['reason', says.text],
    ['examined_at', says.when],
  ]),
  table('objectionAnswers', panel.objectionAnswers, [
    ['finding', says.kind],
    ['answer', says.text],
    ['answered_on', says.day],
  ]),
  table('negotiations', panel.negotiations, [
    ['people', says.text],
    ['terms', says.text],
    ['written_at', says.when],
  ]),
]
