import type { Words } from '#kernel'
import { type Finding, finding } from '../answer.ts'
import { cite } from './instruments.ts'

/** Who stands behind a supplier, as far as competition under one contract is concerned. */
export interface SupplierTies {
  readonly id: string
  /** Identity of the legal representative or head, in whatever form the register keeps it. */
  readonly head: string
  /** Suppliers it directly controls by shares or manages. */
  readonly controls: readonly string[]
  /** It designed the whole, wrote the specification, or manages, supervises or tests this project. */
  readonly preparedTheProject?: boolean
}

/**
 * Suppliers that may not compete with each other for one contract, and suppliers that may not compete at all because they
 * prepared the project. Single source is exempt from the latter.
 */
export function checkSupplierTies(suppliers: readonly SupplierTies[], isSingleSource: boolean): readonly Finding[] {
  const found: Finding[] = []
  const note = (at: string, words: Words) => found.push(finding('R-17', words, [cite('R-17')], { at }))
  suppliers.forEach((a, i) => {
    for (const b of suppliers.slice(i + 1)) {
      if (a.head === b.head)
        note(`${a.id}, ${b.id}`, {
          zh: `${a.id} 与 ${b.id} 的负责人是同一人，不得参加同一合同项下的采购。`,
          en: `${a.id} and ${b.id} have the same head and may not compete for one contract.`,
        })
      if (a.controls.includes(b.id) || b.controls.includes(a.id))
        note(`${a.id}, ${b.id}`, {
          zh: `${a.id} 与 ${b.id} 有直接控股或管理关系，不得参加同一合同项下的采购。`,
          en: `One of ${a.id} and ${b.id} directly controls or manages the other; they may not compete for one contract.`,
        })
    }
    if (a.preparedTheProject && !isSingleSource)
      note(a.id, {
        zh: `${a.id} 为本项目提供过整体设计、规范编制、管理、监理或检测，不得再参加采购。`,
        en: `${a.id} designed, specified, managed, supervised or tested this project and may not compete for it.`,
      })
  })
  return found
}
