// The least that an app on Bolt does: restify, Bolt's own receiver, the signature checked, and a press acknowledged. It stores
// nothing and says nothing.
const { App, HTTPReceiver } = require('@slack/bolt');
const restify = require('restify');

const { signingSecret, botToken } = JSON.parse(process.argv[2]);
const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events' });
const app = new App({
  receiver,
  tokenVerificationEnabled: false,
  authorize: async () => ({ botToken, botId: 'B0BENCH', botUserId: 'U0BENCH' }),
});
app.action(/./, async ({ ack }) => {
  await ack();
});

const server = restify.createServer();
server.post('/slack/events', (request, response, next) => {
  response.once('close', () => next(false));
  receiver.requestListener(request, response);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
