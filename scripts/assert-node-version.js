// Plain JavaScript: a Node that is too old to run TypeScript can still load this file and say what is missing.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`facsimile: Node 22.18 or newer is needed, this is Node ${process.versions.node}`);
  process.exit(1);
}
