// Plain JavaScript: a Node that is too old to run TypeScript can still load this file and say what is missing.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 18)) {
  console.error(
    `facsimile: Node 24.18 or newer is needed, this is Node ${process.versions.node}. ` +
      'In the repository `npm ci` installs one (unless optional packages are left out) and npm scripts use it.',
  );
  process.exit(1);
}
