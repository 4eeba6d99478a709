// What the fetch of Node sees of each delivery: one line of JSON for each that is asked for.
const [url, ...worlds] = process.argv.slice(2);

const chain = error => {
  const codes = [];
  for (let each = error; each; each = each.cause) codes.push(each.code && typeof each.code === "string" ? each.code : each.name + (each.name === "TypeError" && each.message === "terminated" ? " (terminated)" : ""));
  return codes.join(" <- ");
};

const ask = async (world, path) => {
  let status = "";
  try {
    const answer = await fetch(`${url}worlds/${world}${path}`, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" }, signal: AbortSignal.timeout(300) });
    status = `${answer.status}, `;
    return status + (await answer.text() === (path === "/plain" ? "good" : '{"greeting":"Grüße"}') ? "the answer" : "another body");
  } catch (error) {
    return `${status}${chain(error)}`;
  }
};

for (const world of worlds) {
  const first = await ask(world, "/proof");
  const next = await ask(world, "/plain");
  console.log(next === "200, the answer" ? first : `${first}; the next call: ${next}`);
}
