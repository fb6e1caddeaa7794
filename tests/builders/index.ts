export * from './postgres-server.ts'
export * from './world.ts'
export * from './demonstration.ts'
