#!/usr/bin/env node
import './assert-node-version.js';

const { runProcess } = await import('./run-command-line.ts');
await runProcess();
