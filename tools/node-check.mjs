// Plain JavaScript on purpose: it must run on whatever Node is there, to say that it is the wrong one.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    `This needs Node 24, and found ${process.versions.node}. The project brings its own: run \`npm ci\` (without --ignore-scripts), then try again.\n`,
  );
  process.exit(1);
}
