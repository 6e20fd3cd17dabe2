// The least that a bot on botbuilder does, as Microsoft's samples write it: restify, CloudAdapter, the token checked, and an
// invoke answered with a small card. It stores nothing.
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const restify = require('restify');

const { appId, password, tenantId, keysUrl, issuer } = JSON.parse(process.argv[2]);
const authentication = new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppId: appId,
  MicrosoftAppPassword: password,
  MicrosoftAppTenantId: tenantId,
  MicrosoftAppType: 'SingleTenant',
  // Microsoft's own addresses, but for the keys.
  ValidateAuthority: true,
  ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId}`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: issuer,
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: keysUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: keysUrl,
});
const adapter = new CloudAdapter(authentication);

const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Your vote was counted.', wrap: true }],
};
const invokeResponse = {
  type: 'invokeResponse',
  value: {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  },
};

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await context.sendActivity(invokeResponse);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
