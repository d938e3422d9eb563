import { writeSync } from 'node:fs';

// Loaded before a program, it says on a channel of its own what the program has cost: MiB at the most, seconds of processor.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ memory: maxRSS / 1024, time: (userCPUTime + systemCPUTime) / 1e6 }));
});
