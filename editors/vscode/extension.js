// Starts `crosscheck lsp` and lets VS Code speak with it. There is nothing else in this extension.

const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function activate() {
  const settings = workspace.getConfiguration('crosscheck');
  const findingsPage = settings.get('findingsPage');
  const options = {
    // Claims files, and the texts that may be their sources and drafts.
    documentSelector: [
      { scheme: 'file', pattern: '**/claims.{json,jsonc}' },
      { scheme: 'file', pattern: '**/*.{txt,md,html,htm,srt,vtt}' },
    ],
    initializationOptions: {
      inlayHints: settings.get('inlayHints'),
      ...(findingsPage ? { findingsPage } : {}),
    },
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*') },
  };
  const server = { command: settings.get('path'), args: ['lsp'] };
  client = new LanguageClient('crosscheck', 'crosscheck', server, options);
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
