// Preloaded into the Agents Playground, which would listen on every interface and may call its makers: keeps it on this machine.
const net = require('node:net');

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...given) {
  const [first] = given;
  const port = typeof first === 'object' && first !== null ? first.port : first;
  const done = given.find((argument) => typeof argument === 'function');
  return listen.call(this, { port: Number(port ?? 0), host: '127.0.0.1' }, done);
};

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) {
  // As net itself hands them on: options and callback in one array.
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const host = typeof options === 'object' && options !== null ? options.host : given[1];
  if (host && !['localhost', '127.0.0.1', '::1'].includes(host)) {
    process.nextTick(() => this.destroy(Object.assign(new Error('kept on this machine'), { code: 'ECONNREFUSED' })));
    return this;
  }
  return connect.apply(this, given);
};
