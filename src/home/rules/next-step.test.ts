import { describe, expect, test } from 'vitest'
import { nextStep, type Stage } from './next-step.ts'

const bare: Stage = {
  purchaseId: 'pur_a',
  surveys: 0,
  asking: null,
  needsAccepted: 0,
  unread: null,
  plan: null,
  tender: null,
  contracts: [],
  round: null,
  hasFinalRound: false,
}
const plan = (state: string, bySingleSource = false) => ({ id: 'pln_a', state, bySingleSource })
const tender = (state: string) => ({ id: 'tnd_a', state })
const contract = (state: string, signed = !['draft', 'negotiating'].includes(state)) => ({ id: 'con_a', state, signed })
const heard = { ...bare, surveys: 1, needsAccepted: 2 }
const planned = { ...heard, plan: plan('published') }

describe('what comes next', () => {
  test.each<[string, Stage, string, string]>([
    ['nobody asked yet', bare, 'needs', '/needs?purchase=pur_a'],
    ['asked, nothing accepted', { ...bare, surveys: 1 }, 'needsAccept', '/needs?purchase=pur_a'],
    ['counted, no need noted', { ...bare, surveys: 1, unread: { id: 'cmp_a' } }, 'results', '/surveys/cmp_a/results'],
    ['counted, another being asked', { ...bare, surveys: 2, unread: { id: 'cmp_a' }, asking: { id: 'cmp_b' } }, 'survey', '/surveys/cmp_b'],
    ['being asked', { ...bare, surveys: 1, asking: { id: 'cmp_a' } }, 'survey', '/surveys/cmp_a'],
    ['asked again, a need accepted', { ...heard, surveys: 2, asking: { id: 'cmp_a' } }, 'plan', '/plans/new?purchase=pur_a'],
    ['a need accepted', heard, 'plan', '/plans/new?purchase=pur_a'],
    ['a plan begun', { ...heard, plan: plan('draft') }, 'planGoesOn', '/plans/pln_a'],
    ['a plan returned', { ...heard, plan: plan('returned') }, 'planGoesOn', '/plans/pln_a'],
    ['a plan before the approver', { ...heard, plan: plan('submitted') }, 'planWaits', '/plans/pln_a'],
    ['a plan approved', { ...heard, plan: plan('approved') }, 'tender', '/tenders/new?purchase=pur_a'],
    ['a plan for a single source', { ...heard, plan: plan('published', true) }, 'contract', '/contracts/new?purchase=pur_a'],
    ['documents begun', { ...planned, tender: tender('draft') }, 'tenderGoesOn', '/tenders/tnd_a'],
    ['open for bids', { ...planned, tender: tender('published') }, 'tenderWatch', '/tenders/tnd_a'],
    ['being scored', { ...planned, tender: tender('opened') }, 'tenderWatch', '/tenders/tnd_a'],
    ['too few bids', { ...planned, tender: tender('void') }, 'tenderAgain', '/tenders/new?purchase=pur_a'],
    ['called off', { ...planned, tender: tender('cancelled') }, 'tenderAgain', '/tenders/new?purchase=pur_a'],
    ['awarded', { ...planned, tender: tender('awarded') }, 'contract', '/contracts/new?purchase=pur_a'],
    [
      'a contract to sign',
      { ...planned, tender: tender('awarded'), contracts: [contract('negotiating')] },
      'contractGoesOn',
      '/contracts/con_a',
    ],
    ['a contract in force', { ...planned, tender: tender('awarded'), contracts: [contract('active')] }, 'delivery', '/delivery/con_a'],
    [
      'over, marks to give',
      { ...planned, contracts: [contract('ended')], round: { id: 'rnd_a', state: 'open' } },
      'evaluate',
      '/evaluations/rounds/rnd_a',
    ],
    ['over, nobody evaluated it', { ...planned, contracts: [contract('ended')] }, 'evaluateOpen', '/evaluations/new?contract=con_a'],
    [
      'over, evaluated in the middle only',
      { ...planned, contracts: [contract('ended')], round: { id: 'rnd_a', state: 'revealed' } },
      'evaluateOpen',
      '/evaluations/new?contract=con_a',
    ],
    [
      'ended early',
      { ...planned, tender: tender('awarded'), contracts: [contract('terminated')], round: null },
      'evaluateOpen',
      '/evaluations/new?contract=con_a',
    ],
    [
      'dropped before both had signed',
      { ...planned, tender: tender('awarded'), contracts: [contract('terminated', false)] },
      'contract',
      '/contracts/new?purchase=pur_a',
    ],
    [
      'over',
      { ...planned, contracts: [contract('ended')], round: { id: 'rnd_a', state: 'revealed' }, hasFinalRound: true },
      'again',
      '/purchases/new',
    ],
    // Residents are asked again while a contract runs: that sends nobody back to the beginning.
    ['asked again in the middle', { ...planned, surveys: 2, contracts: [contract('active')] }, 'delivery', '/delivery/con_a'],
  ])('%s', (_, stage, step, href) => expect(nextStep(stage)).toMatchObject({ step, href }))
})
