import type { Place } from './place.ts'

/** The nation: no differences, and no thresholds, which every place sets for itself. */
export const china: Place = { name: 'cn', says: { zh: '全国', en: 'China' }, within: null, isExample: false, differs: [], thresholds: null }
