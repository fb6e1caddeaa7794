#!/usr/bin/env node
// The command line: the launcher with everything passed on.
import './launch.mjs'
