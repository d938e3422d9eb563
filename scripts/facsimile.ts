#!/usr/bin/env node
import './assert-node-version.js';

const { runProcess } = await import('./run-process.ts');
await runProcess();
