function (config) {
  const whole = text => { try { return JSON.parse(text); } catch { return null; } };
  const object = value => typeof value === 'object' && value !== null && !Array.isArray(value);
  const flag = value => value === undefined || typeof value === 'boolean';
  const body = whole(config.request.body);
  const sound = object(body)
    && Number.isInteger(body.ttl) && body.ttl >= 1 && body.ttl <= 43200
    && object(body.channels) && Object.values(body.channels).every(channel => object(channel) && flag(channel.read) && flag(channel.write))
    && (body.member_id === undefined || typeof body.member_id === 'string')
    && (body.state === undefined || object(body.state));
  const answer = sound ? { token: crypto.randomUUID() } : { errors: [{ code: 'invalid_parameter' }] };
  return {
    statusCode: sound ? 200 : 422,
    headers: { 'Content-Type': 'application/json', 'Connection': 'keep-alive' },
    body: JSON.stringify(answer)
  };
}
