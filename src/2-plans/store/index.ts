export * from './goals.ts'
export * from './plans.ts'
export * from './units.ts'
