#!/usr/bin/env node
import './assert-node-version.js';
import module from 'node:module';

// The next run starts sooner: Node keeps the compiled code in its own folder for temporary files.
module.enableCompileCache();
const { runProcess } = await import('./run-command-line.ts');
await runProcess();
