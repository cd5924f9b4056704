// Reads a GraphML or GEXF file as Gephi Lite does and prints what was read: `node read.js FILE`.
const fs = require('fs');
const {MultiGraph} = require('graphology');
const readers = {graphml: require('graphology-graphml'), gexf: require('graphology-gexf')};

const file = process.argv[2];
const graph = readers[file.split('.').pop()].parse(MultiGraph, fs.readFileSync(file, 'utf8'), {
  addMissingNodes: false
});
const nodes = graph.mapNodes((id, attributes) => [id, attributes]);
const edges = graph.mapEdges((id, attributes, source, target) => [id, source, target, attributes]);
process.stdout.write(JSON.stringify({type: graph.type, nodes, edges}));
